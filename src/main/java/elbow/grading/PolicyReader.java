package elbow.grading;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.Suggest;
import elbow.source.YamlReader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Marking policies by name from {@code grader/policy.yaml}: the credit of each verdict and the
 * tolerance. Without the file the one that came with the program is read.
 */
public final class PolicyReader {
    /** The policy used where none is named. */
    public static final String STANDARD = "standard";

    private static final String FILE = "policy.yaml";

    private final Faults faults = new Faults();

    private PolicyReader() {}

    /** The standard policy of the project in this folder. */
    public static Policy standard(Path home) {
        return named(home, STANDARD);
    }

    /** A policy of the project in this folder. */
    public static Policy named(Path home, String name) {
        Path file = home.resolve("grader").resolve(FILE);
        Map<String, Policy> policies = Files.exists(file) ? read(file) : packaged();
        Policy policy = policies.get(name);
        if (policy != null) return policy;
        String hint = Suggest.hint(name, policies.keySet());
        throw new FaultException(
                new Fault(Place.whole(file.toString()), "no policy " + Fault.quote(name) + hint));
    }

    /** The policies in a file. */
    public static Map<String, Policy> read(Path file) {
        return new PolicyReader().policies(YamlReader.read(file));
    }

    private static Map<String, Policy> packaged() {
        try (InputStream in = PolicyReader.class.getResourceAsStream("/grader/" + FILE)) {
            if (in == null) throw new IllegalStateException("the policy is not in the program");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new PolicyReader().policies(YamlReader.read(text, FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Policy> policies(Node root) {
        Map<String, Policy> policies = new LinkedHashMap<>();
        Fields.mapping(root, "a file of policies", faults)
                .ifPresent(all -> {
                    for (Node.Entry e : all.entries())
                        Fields.mapping(e.value(), "a policy", faults)
                                .ifPresent(m ->
                                        policies.put(e.key().text(), policy(e.key().text(), m)));
                });
        faults.throwIfAny();
        return policies;
    }

    private Policy policy(String name, Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a policy", faults).require("credit", "tolerance");
        Map<Outcome, Double> credits = new EnumMap<>(Outcome.class);
        fields.mapping("credit").ifPresent(m -> credits(m, credits));
        Optional<Fields> tolerance =
                fields.mapping("tolerance").map(m -> new Fields(m, "a tolerance", faults));
        fields.rejectOthers();
        tolerance.ifPresent(t -> t.require("last_place", "small_below", "small_relative"));
        Policy policy =
                new Policy(
                        name,
                        credits,
                        number(tolerance, "last_place", 1000),
                        number(tolerance, "small_below", 1),
                        number(tolerance, "small_relative", 1),
                        number(tolerance, "relative", 1));
        tolerance.ifPresent(Fields::rejectOthers);
        return policy;
    }

    private void credits(Node.Mapping mapping, Map<Outcome, Double> credits) {
        Fields fields = new Fields(mapping, "the credit of a policy", faults);
        for (Outcome outcome : Outcome.values()) {
            fields.require(outcome.text());
            fields.scalar(outcome.text()).ifPresent(s -> credits.put(outcome, number(s, 1)));
        }
        fields.rejectOthers();
    }

    private double number(Optional<Fields> fields, String key, double largest) {
        return fields.flatMap(f -> f.scalar(key)).map(s -> number(s, largest)).orElse(0.0);
    }

    private double number(Node.Scalar scalar, double largest) {
        boolean number = scalar.text().matches("[0-9]{1,9}(\\.[0-9]{1,15})?(e-?[0-9]{1,2})?");
        double value = number ? Double.parseDouble(scalar.text()) : -1;
        if (value >= 0 && value <= largest) return value;
        faults.add(
                scalar.place(),
                Fault.quote(scalar.text())
                        + " must be a number from 0 to "
                        + (largest == 1 ? "1" : "1000"));
        return 0;
    }
}
