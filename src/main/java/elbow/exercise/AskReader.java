package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relate;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Suggest;
import elbow.value.Real;
import elbow.value.Reals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads {@code ask:}. */
final class AskReader {
    private static final int DIGITS = 4;
    private static final int MOST_DIGITS = 12;

    private final Parameters parameters;
    private final Faults faults;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    AskReader(Parameters parameters, Faults faults) {
        this.parameters = parameters;
        this.faults = faults;
    }

    /** A part, the text of its formula, its own text with places to fill in, and its task. */
    record Asked(Part part, Written written, Template text, Task task) {
        /** All that must be computed, by name. */
        Map<String, Written> formulas() {
            return task.formulas(part, written);
        }
    }

    List<Asked> read(List<Node> items) {
        for (Node item : items) {
            if (item instanceof Node.Mapping m && m.entries().size() == 1)
                part(m.entries().getFirst());
            else faults.add(item.place(), "a part is its name and what it asks: - evidence: p(x)");
        }
        asked.values().forEach(a -> a.task().mistakes().forEach(this::isMadeInAPart));
        return List.copyOf(asked.values());
    }

    private void isMadeInAPart(Task.Says.Made made) {
        String name = made.of().text();
        Asked of = asked.get(name);
        if (of != null && of.part().form().isComputed()) return;
        List<String> known =
                asked.values().stream()
                        .map(Asked::part)
                        .filter(p -> p.form().isComputed())
                        .map(Part::name)
                        .toList();
        String hint = Suggest.hint(name, known);
        faults.add(
                made.of().place(),
                "a mistake is made in a part that asks for a formula, and "
                        + Fault.quote(name)
                        + " is none"
                        + (hint.isEmpty() && !known.isEmpty()
                                ? "; there are " + String.join(", ", known)
                                : hint));
    }

    private void part(Node.Entry entry) {
        String name = entry.key().text();
        Optional<String> wrong = Spelling.ofPart(name);
        wrong.ifPresent(w -> faults.add(entry.key().place(), w));
        if (asked.containsKey(name))
            faults.add(entry.key().place(), "two parts are called " + name);
        Optional<Asked> read =
                switch (entry.value()) {
                    case Node.Scalar s when s.missing() -> {
                        faults.add(entry.key().place(), name + " asks nothing");
                        yield Optional.empty();
                    }
                    case Node.Scalar s ->
                            new TaskReader(entry.key(), parameters, faults)
                                    .formula(s)
                                    .map(r -> asked(entry, r));
                    case Node.Mapping m -> mapping(entry, m);
                    case Node.Sequence s -> {
                        faults.add(s.place(), name + " must be a formula or a mapping, not a list");
                        yield Optional.empty();
                    }
                };
        if (wrong.isEmpty()) read.ifPresent(a -> asked.putIfAbsent(name, a));
    }

    /** A part that is nothing but a formula. */
    private static Asked asked(Node.Entry entry, TaskReader.Read read) {
        Part part =
                new Part(
                        entry.key().text(),
                        read.written().formula(),
                        false,
                        DIGITS,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        read.form(),
                        entry.key().place());
        return new Asked(part, read.written(), Template.empty(), read.task());
    }

    private Optional<Asked> mapping(Node.Entry entry, Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a part", faults);
        Optional<TaskReader.Read> task =
                new TaskReader(entry.key(), parameters, faults).read(fields, mapping);
        Optional<Node.Scalar> text = fields.scalar("text");
        boolean bits = bits(fields, task);
        int digits = digits(fields.scalar("digits"));
        double weight = weight(fields.scalar("weight"));
        Optional<Tolerance> tolerance =
                fields.mapping("tolerance").map(m -> Tolerance.read(m, faults));
        if (tolerance.isPresent() && task.filter(t -> !t.form().isComputed()).isPresent())
            faults.add(
                    mapping.find("tolerance").orElseThrow().place(),
                    "only numbers have a tolerance");
        fields.rejectOthers();
        Template template =
                text.map(t -> Template.read(t, parameters, faults)).orElse(Template.empty());
        return task.map(read ->
                new Asked(
                        new Part(
                                entry.key().text(),
                                read.written().formula(),
                                bits && !isPlain(read.written().formula()),
                                digits,
                                weight,
                                text.map(Node.Scalar::text),
                                tolerance,
                                read.form(),
                                entry.key().place()),
                        read.written(),
                        template,
                        read.task()));
    }

    static final String NO_CLAIM =
            "this is no claim, which is true or false: write a comparison, as gap <= 0.5";

    /** Whether a formula is true or false. */
    static boolean isClaim(Formula formula) {
        return switch (formula) {
            case Comparison c -> true;
            case Not n -> true;
            case Binary b -> b.operator() == Operator.AND || b.operator() == Operator.OR;
            case Relate r -> r.kind() == Relate.Relating.INDEPENDENT;
            case Formula f -> false;
        };
    }

    private boolean bits(Fields fields, Optional<TaskReader.Read> task) {
        Optional<Formula> formula = task.map(t -> t.written().formula());
        Optional<Node.Scalar> unit = fields.scalar("unit");
        if (unit.isEmpty()) return false;
        String text = unit.get().text();
        List<String> units = List.of("nats", "bits");
        if (!units.contains(text))
            faults.add(
                    unit.get().place(),
                    "a unit is nats or bits, not " + Fault.quote(text) + Suggest.hint(text, units));
        else if (fields.optional("truth").isPresent())
            faults.add(unit.get().place(), "what is true or false has no unit");
        else if (task.filter(t -> !t.form().isComputed()).isPresent())
            faults.add(unit.get().place(), "only numbers have a unit");
        else if (text.equals("bits") && formula.filter(AskReader::isPlain).isPresent())
            faults.add(
                    unit.get().place(),
                    "only logarithms, entropies, divergences and bounds have a unit");
        return text.equals("bits");
    }

    /** Whether a formula is a probability, a state, or true or false. */
    private static boolean isPlain(Formula formula) {
        return switch (formula) {
            case Probability p -> true;
            case Measure m -> m.kind() == Functional.ARGMAX || m.kind() == Functional.MODE;
            case Formula f -> isClaim(f);
        };
    }

    private int digits(Optional<Node.Scalar> scalar) {
        if (scalar.isEmpty()) return DIGITS;
        String text = scalar.get().text();
        if (text.matches("[0-9]{1,2}")) {
            int digits = Integer.parseInt(text);
            if (digits <= MOST_DIGITS) return digits;
        }
        faults.add(
                scalar.get().place(),
                "digits is a whole number from 0 to " + MOST_DIGITS + ", not " + Fault.quote(text));
        return DIGITS;
    }

    private double weight(Optional<Node.Scalar> scalar) {
        OptionalDouble weight = number(scalar);
        if (weight.isPresent() && weight.getAsDouble() <= 0)
            faults.add(
                    scalar.orElseThrow().place(),
                    "a weight is greater than 0, not " + scalar.get().text());
        return weight.orElse(1);
    }

    private OptionalDouble number(Optional<Node.Scalar> scalar) {
        return scalar.flatMap(s -> Written.read(s, faults))
                .flatMap(w -> Arithmetic.constant(w, w.formula(), faults))
                .map(v -> OptionalDouble.of(Reals.toDouble(Real.of(v))))
                .orElse(OptionalDouble.empty());
    }
}
