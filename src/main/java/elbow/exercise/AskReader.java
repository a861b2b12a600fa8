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
    private static final List<String> LATER =
            List.of("choice", "select", "largest", "order", "match", "expression", "recall");

    private final Parameters parameters;
    private final Faults faults;
    private final Map<String, Asked> asked = new LinkedHashMap<>();

    AskReader(Parameters parameters, Faults faults) {
        this.parameters = parameters;
        this.faults = faults;
    }

    /** A part, the text of its formula, and its own text with places to fill in. */
    record Asked(Part part, Written written, Template text) {}

    List<Asked> read(List<Node> items) {
        for (Node item : items) {
            if (item instanceof Node.Mapping m && m.entries().size() == 1)
                part(m.entries().getFirst());
            else faults.add(item.place(), "a part is its name and what it asks: - evidence: p(x)");
        }
        return List.copyOf(asked.values());
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
                            Written.read(s, faults)
                                    .map(w ->
                                            new Asked(
                                                    part(entry, w.formula()), w, Template.empty()));
                    case Node.Mapping m -> mapping(entry, m);
                    case Node.Sequence s -> {
                        faults.add(s.place(), name + " must be a formula or a mapping, not a list");
                        yield Optional.empty();
                    }
                };
        if (wrong.isEmpty()) read.ifPresent(a -> asked.putIfAbsent(name, a));
    }

    private static Part part(Node.Entry entry, Formula formula) {
        return new Part(
                entry.key().text(),
                formula,
                false,
                DIGITS,
                1,
                Optional.empty(),
                Optional.empty(),
                entry.key().place());
    }

    private Optional<Asked> mapping(Node.Entry entry, Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a part", faults);
        for (String kind : LATER)
            if (fields.optional(kind).isPresent()) {
                faults.add(
                        entry.key().place(),
                        "the kind of part " + Fault.quote(kind) + " is not supported");
                return Optional.empty();
            }
        Optional<Written> formula = formula(fields, mapping);
        Optional<Node.Scalar> text = fields.scalar("text");
        boolean bits = bits(fields, formula.map(Written::formula));
        int digits = digits(fields.scalar("digits"));
        double weight = weight(fields.scalar("weight"));
        Optional<Tolerance> tolerance = fields.mapping("tolerance").map(this::tolerance);
        fields.rejectOthers();
        Template template =
                text.map(t -> Template.read(t, parameters, faults)).orElse(Template.empty());
        return formula.map(w ->
                new Asked(
                        new Part(
                                entry.key().text(),
                                w.formula(),
                                bits && !isPlain(w.formula()),
                                digits,
                                weight,
                                text.map(Node.Scalar::text),
                                tolerance,
                                entry.key().place()),
                        w,
                        template));
    }

    private Optional<Written> formula(Fields fields, Node.Mapping mapping) {
        Optional<Node.Scalar> formula = fields.scalar("formula");
        Optional<Node.Scalar> truth = fields.scalar("truth");
        boolean two = mapping.find("formula").isPresent() && mapping.find("truth").isPresent();
        boolean none = mapping.find("formula").isEmpty() && mapping.find("truth").isEmpty();
        if (two || none)
            faults.add(mapping.place(), "a part has one of the keys 'formula' and 'truth'");
        if (formula.isPresent()) return Written.read(formula.get(), faults);
        Optional<Written> claim = truth.flatMap(t -> Written.read(t, faults));
        if (claim.isEmpty() || isClaim(claim.get().formula())) return claim;
        faults.add(claim.get().place(), NO_CLAIM);
        return Optional.empty();
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

    private boolean bits(Fields fields, Optional<Formula> formula) {
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
            if (digits >= 1 && digits <= MOST_DIGITS) return digits;
        }
        faults.add(
                scalar.get().place(),
                "digits is a whole number from 1 to " + MOST_DIGITS + ", not " + Fault.quote(text));
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

    private Tolerance tolerance(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a tolerance", faults);
        Tolerance tolerance =
                new Tolerance(arm(fields.scalar("absolute")), arm(fields.scalar("relative")));
        fields.rejectOthers();
        if (mapping.entries().isEmpty())
            faults.add(mapping.place(), "a tolerance is absolute, relative or both");
        return tolerance;
    }

    private OptionalDouble arm(Optional<Node.Scalar> scalar) {
        OptionalDouble number = number(scalar);
        if (number.isPresent() && number.getAsDouble() < 0)
            faults.add(
                    scalar.orElseThrow().place(),
                    "a tolerance is at least 0, not " + scalar.get().text());
        return number;
    }

    private OptionalDouble number(Optional<Node.Scalar> scalar) {
        return scalar.flatMap(s -> Written.read(s, faults))
                .flatMap(w -> Arithmetic.constant(w, w.formula(), faults))
                .map(v -> OptionalDouble.of(Reals.toDouble(Real.of(v))))
                .orElse(OptionalDouble.empty());
    }
}
