package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.ForEach;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.model.Indices;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far plates and sequences go: what is observed of them, {@code length:} and {@code size:}, and
 * the elements that formulas mention.
 *
 * @param observed the lists under {@code observe:} by name
 * @param length of sequences
 * @param sizes of plates, by the letter of their index
 * @param mentioned all formulas that are asked or required
 */
record Extents(
        Map<String, Node> observed,
        Optional<Node.Scalar> length,
        Map<String, Node.Scalar> sizes,
        List<Formula> mentioned) {
    /** The most elements that a plate or a sequence may have. */
    static final int MOST = 10_000;

    static Extents read(Fields fields, Faults faults) {
        Map<String, Node> observed = new LinkedHashMap<>();
        fields.mapping("observe")
                .ifPresent(m -> m.entries().forEach(e -> observed.put(e.key().text(), e.value())));
        Map<String, Node.Scalar> sizes = new LinkedHashMap<>();
        fields.mapping("size")
                .ifPresent(m ->
                        m.entries()
                                .forEach(e ->
                                        Fields.scalar(e.value(), "a size", faults)
                                                .filter(s -> isCount(s, faults))
                                                .ifPresent(s -> sizes.put(e.key().text(), s))));
        List<Formula> mentioned = new ArrayList<>();
        fields.optional("ask").ifPresent(n -> formulas(n, mentioned));
        fields.optional("require").ifPresent(n -> formulas(n, mentioned));
        Optional<Node.Scalar> length = fields.scalar("length").filter(s -> isCount(s, faults));
        return new Extents(observed, length, sizes, mentioned);
    }

    private static boolean isCount(Node.Scalar scalar, Faults faults) {
        String text = scalar.text();
        if (text.matches("\\d{1,5}") && count(scalar) <= MOST) return true;
        faults.add(
                scalar.place(),
                "a whole number from 0 to " + MOST + " is wanted here, not " + Fault.quote(text));
        return false;
    }

    static int count(Node.Scalar scalar) {
        return Integer.parseInt(scalar.text());
    }

    /** Every text that is a formula; others are not this class's to refuse. */
    private static void formulas(Node node, List<Formula> found) {
        switch (node) {
            case Node.Scalar s -> {
                if (!s.text().contains("[")) return;
                try {
                    found.add(Formulas.parse(s.text()));
                } catch (FormulaException e) {
                    // told where the part is read
                }
            }
            case Node.Sequence s -> s.items().forEach(i -> formulas(i, found));
            case Node.Mapping m -> m.entries().forEach(e -> formulas(e.value(), found));
        }
    }

    /**
     * The largest index at which formulas mention a name.
     *
     * @param sequence the number of the sequence that stands in front of the index, 0 for none
     * @param length T
     */
    OptionalInt furthest(String name, int sequence, int length) {
        int furthest = Integer.MIN_VALUE;
        for (Formula f : mentioned)
            furthest = Math.max(furthest, furthest(f, name, sequence, Map.of("T", length)));
        return furthest == Integer.MIN_VALUE ? OptionalInt.empty() : OptionalInt.of(furthest);
    }

    private static int furthest(
            Formula f, String name, int sequence, Map<String, Integer> letters) {
        int furthest = Integer.MIN_VALUE;
        if (f instanceof ForEach each) {
            for (Formula end : List.of(each.from(), each.to())) {
                OptionalInt at = Indices.value(end, letters);
                if (at.isEmpty()) continue;
                Map<String, Integer> inside = new HashMap<>(letters);
                inside.put(each.index(), at.getAsInt());
                furthest = Math.max(furthest, furthest(each.body(), name, sequence, inside));
            }
            return furthest;
        }
        if (f instanceof Ref r && r.name().equals(name))
            furthest = Math.max(furthest, index(r, sequence, letters));
        for (Formula inside : Formulas.children(f))
            furthest = Math.max(furthest, furthest(inside, name, sequence, letters));
        return furthest;
    }

    private static int index(Ref r, int sequence, Map<String, Integer> letters) {
        List<Selector> path = r.path();
        if (sequence > 0) {
            boolean here =
                    !path.isEmpty()
                            && path.getFirst() instanceof Selector.Index i
                            && Indices.value(i.at(), letters).equals(OptionalInt.of(sequence));
            if (!here) return Integer.MIN_VALUE;
            path = path.subList(1, path.size());
        }
        if (path.isEmpty()) return Integer.MIN_VALUE;
        OptionalInt index =
                switch (path.getFirst()) {
                    case Selector.Index i -> Indices.value(i.at(), letters);
                    case Selector.Slice s -> Indices.value(s.to(), letters);
                    case Selector.Component c -> OptionalInt.empty();
                };
        return index.orElse(Integer.MIN_VALUE);
    }
}
