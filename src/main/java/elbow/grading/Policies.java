package elbow.grading;

import elbow.exercise.Exercise;
import elbow.exercise.Marking;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;
import elbow.source.Suggest;
import elbow.source.YamlReader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Marking policies by name, and which of them an exercise is marked by. */
public final class Policies {
    /** The policy used where none is named. */
    public static final String USUAL = "practice";

    private static final String FILE = "policy.yaml";

    private final String file;
    private final Map<String, Policy> policies;
    private final Optional<Policy> always;

    private Policies(String file, Map<String, Policy> policies, Optional<Policy> always) {
        this.file = file;
        this.policies = new LinkedHashMap<>(policies);
        this.always = always;
    }

    /** Those of {@code grader/policy.yaml} in this folder, or without it those of the program. */
    public static Policies in(Path home) {
        Path file = home.resolve("grader").resolve(FILE);
        return Files.exists(file) ? read(file) : packaged();
    }

    /** The policies in a file. */
    public static Policies read(Path file) {
        return new Policies(
                file.toString(), PolicyReader.read(YamlReader.read(file)), Optional.empty());
    }

    /** Whether a file is one of policies, by its name. */
    public static boolean isFile(Path file) {
        return file.endsWith(FILE);
    }

    private static Policies packaged() {
        try (InputStream in = Policies.class.getResourceAsStream("/grader/" + FILE)) {
            if (in == null) throw new IllegalStateException("the policies are not in the program");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Policies(
                    FILE, PolicyReader.read(YamlReader.read(text, FILE)), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These policies, of which every exercise is marked by this one, whatever it says itself. */
    public Policies always(String name) {
        return new Policies(file, policies, Optional.of(named(name)));
    }

    public Policy named(String name) {
        return named(name, Place.whole(file));
    }

    /** The policy by which an exercise is marked. */
    public Policy of(Exercise exercise) {
        Optional<Marking.Named> own = exercise.marking().policy();
        return always.orElseGet(
                () -> own.map(p -> named(p.name(), p.place())).orElseGet(() -> named(USUAL)));
    }

    private Policy named(String name, Place place) {
        Policy policy = policies.get(name);
        if (policy != null) return policy;
        String hint = Suggest.hint(name, policies.keySet());
        String right = hint.isEmpty() ? "; there are: " + String.join(", ", names()) : hint;
        throw new FaultException(new Fault(place, "no policy " + Fault.quote(name) + right));
    }

    /** In the order of the file; only that by which all is marked, if there is one. */
    public List<Policy> all() {
        return always.map(List::of).orElseGet(() -> List.copyOf(policies.values()));
    }

    /** In the order of the file. */
    public Set<String> names() {
        return Collections.unmodifiableSet(policies.keySet());
    }
}
