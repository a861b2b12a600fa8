package elbow.grading;

import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Suggest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads policies: a mapping from names to credit, partial credit and tolerance. */
final class PolicyReader {
    private static final int MOST_PLACES = 1000;

    private final Faults faults = new Faults();

    private PolicyReader() {}

    static Map<String, Policy> read(Node root) {
        return new PolicyReader().policies(root);
    }

    private Map<String, Policy> policies(Node root) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        Optional<Node.Mapping> all = Fields.mapping(root, "a file of policies", faults);
        for (Node.Entry e : all.map(Node.Mapping::entries).orElse(List.of())) {
            String name = e.key().text();
            if (!name.matches("[a-z][a-z0-9_-]*"))
                faults.add(
                        e.key().place(),
                        "the name of a policy has small letters, digits, - and _, not "
                                + Fault.quote(name));
            Fields.mapping(e.value(), "a policy", faults)
                    .ifPresent(m -> policies.put(name, policy(name, m)));
        }
        if (all.isPresent() && all.get().find(Policies.USUAL).isEmpty())
            faults.add(
                    root.place(),
                    "a file of policies needs %s, which is used where none is named"
                            .formatted(Fault.quote(Policies.USUAL)));
        faults.throwIfAny();
        return policies;
    }

    private Policy policy(String name, Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a policy", faults).require("credit", "tolerance");
        Map<Outcome, Double> credits = fields.mapping("credit").map(this::credits).orElse(Map.of());
        Policy.Partial partial =
                fields.scalar("partial").map(this::partial).orElse(Policy.Partial.CELLS);
        Optional<Fields> tolerance =
                fields.mapping("tolerance")
                        .map(m -> new Fields(m, "the tolerance of a policy", faults))
                        .map(t -> t.require("last_place", "small_below", "small_relative"));
        fields.rejectOthers();
        Policy policy =
                new Policy(
                        name,
                        credits,
                        partial,
                        number(tolerance, "last_place", MOST_PLACES),
                        number(tolerance, "small_below", 1),
                        share(tolerance, "small_relative"),
                        share(tolerance, "relative"));
        tolerance.ifPresent(t -> t.optional("relative"));
        tolerance.ifPresent(Fields::rejectOthers);
        return policy;
    }

    private Policy.Partial partial(Node.Scalar scalar) {
        for (Policy.Partial p : Policy.Partial.values())
            if (word(p).equals(scalar.text())) return p;
        List<String> words =
                Arrays.stream(Policy.Partial.values()).map(PolicyReader::word).toList();
        faults.add(
                scalar.place(),
                "partial is %s, not %s%s"
                        .formatted(
                                String.join(" or ", words),
                                Fault.quote(scalar.text()),
                                Suggest.hint(scalar.text(), words)));
        return Policy.Partial.CELLS;
    }

    private static String word(Policy.Partial partial) {
        return partial.name().toLowerCase(Locale.ROOT);
    }

    private Map<Outcome, Double> credits(Node.Mapping mapping) {
        Map<Outcome, Double> credits = new EnumMap<>(Outcome.class);
        Map<Outcome, Node.Scalar> written = new EnumMap<>(Outcome.class);
        Fields fields = new Fields(mapping, "the credit of a policy", faults);
        for (Outcome outcome : Outcome.values()) {
            fields.require(outcome.text());
            fields.scalar(outcome.text())
                    .ifPresent(s -> {
                        written.put(outcome, s);
                        number(s, 1).ifPresent(c -> credits.put(outcome, c));
                    });
        }
        fields.rejectOthers();
        if (credits.size() == Outcome.values().length) compare(credits, written);
        return credits;
    }

    /** Nothing earns more than what is nearer to right. */
    private void compare(Map<Outcome, Double> credits, Map<Outcome, Node.Scalar> written) {
        for (Outcome nearer : Outcome.values())
            for (Outcome further : nearer.further())
                if (credits.getOrDefault(further, 0.0) > credits.getOrDefault(nearer, 0.0))
                    Optional.ofNullable(written.get(further))
                            .ifPresent(s ->
                                    faults.add(
                                            s.place(),
                                            "%s earns %s, more than %s, which is nearer to right"
                                                    .formatted(
                                                            further.text(),
                                                            s.text(),
                                                            nearer.text())));
    }

    private double number(Optional<Fields> fields, String key, double largest) {
        return fields.flatMap(f -> f.scalar(key)).flatMap(s -> number(s, largest)).orElse(0.0);
    }

    /** A share of 1 would accept 0 for anything. */
    private double share(Optional<Fields> fields, String key) {
        Optional<Node.Scalar> written = fields.flatMap(f -> f.scalar(key));
        double share = written.flatMap(s -> number(s, 1)).orElse(0.0);
        if (share == 1)
            faults.add(written.orElseThrow().place(), "a share of 1 would accept 0 for anything");
        return share;
    }

    private Optional<Double> number(Node.Scalar scalar, double largest) {
        boolean number = scalar.text().matches("[0-9]{1,9}(\\.[0-9]{1,15})?(e-?[0-9]{1,2})?");
        double value = number ? Double.parseDouble(scalar.text()) : -1;
        if (value >= 0 && value <= largest) return Optional.of(value);
        faults.add(
                scalar.place(),
                "%s must be a number from 0 to %d"
                        .formatted(Fault.quote(scalar.text()), (int) largest));
        return Optional.empty();
    }
}
