package elbow.exercise;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.mistake.Catalogue;
import elbow.mistake.Suspect;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;
import elbow.source.Suggest;
import elbow.value.Kind;
import elbow.value.Value;
import elbow.working.HonestErrors;
import elbow.working.Working;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A model, the parameters drawn for each learner, and the questions asked about it. */
public final class Exercise {
    private final Content content;
    private final Map<String, AskReader.Asked> asked = new HashMap<>();
    private final List<Part> parts;
    private final Working working;
    private final Admission admission;
    private final HonestErrors honest;
    private @Nullable Frozen frozen;
    private final Suspicions suspicions;

    /** The frozen variants that are drawn from, if there are any, and why others are not. */
    private record Frozen(Optional<FrozenVariants> variants, List<Fault> wrong) {}

    Exercise(Content content, Meaning.Meant meant) {
        this.content = content;
        this.parts = content.asked().stream().map(AskReader.Asked::part).toList();
        content.asked().forEach(a -> asked.put(a.part().name(), a));
        this.working = meant.working();
        this.suspicions = meant.suspicions();
        this.admission = new Admission(content.parameters(), meant.rules());
        this.honest = new HonestErrors(working, digits());
    }

    public String id() {
        return content.about().id();
    }

    public String title() {
        return content.about().title();
    }

    public List<String> topics() {
        return content.about().topics();
    }

    /** From 1, the easiest, to 5. */
    public int level() {
        return content.about().level();
    }

    /** How it wants to be marked. */
    public Marking marking() {
        return content.about().marking();
    }

    /** How far off the numbers of a part may be, if it or the exercise says so. */
    public Optional<Tolerance> tolerance(Part part) {
        return part.tolerance().or(() -> marking().tolerance());
    }

    /** The questions in the order asked. */
    public List<Part> parts() {
        return parts;
    }

    /** The model's variables. */
    public List<Variable> variables() {
        return content.model().p().variables();
    }

    public Optional<Part> part(String name) {
        return Optional.ofNullable(asked.get(name)).map(AskReader.Asked::part);
    }

    /** The first 16 hexadecimal digits of the SHA-256 of what changes numbers or questions. */
    public String hash() {
        return content.hash();
    }

    public Path file() {
        return content.about().file();
    }

    /** Whether nothing is drawn: there is one variant. */
    public boolean isFixed() {
        return content.parameters().isFixed();
    }

    /** Whether variants come from a frozen file that fits this exercise. */
    public boolean isFrozen() {
        return frozen().variants().isPresent();
    }

    /** Whether the variants were proved safe from the mistakes of a catalogue; fixed ones not. */
    public boolean isCertified() {
        return frozen().variants().flatMap(FrozenVariants::catalogue).isPresent();
    }

    /** Whether the catalogue has changed since the variants were certified. */
    public boolean isOfOtherCatalogue() {
        return frozen().variants()
                .flatMap(FrozenVariants::catalogue)
                .filter(c -> !c.equals(Fingerprint.of(catalogue())))
                .isPresent();
    }

    /** The mistakes that are looked for. */
    Catalogue catalogue() {
        return Catalogue.installed();
    }

    /** What a user should be told, one line each: a frozen file that does not fit. */
    public List<String> warnings() {
        return frozenFaults().stream().map(Fault::toString).toList();
    }

    /** What is odd in the network file and not wrong: rows that were divided by their sum. */
    public List<Fault> fileWarnings() {
        return content.warnings();
    }

    public long firstSeed() {
        return 1;
    }

    /**
     * The variant of a seed, the same on every machine. From a frozen file one of its lines is
     * drawn; otherwise points are drawn from the grid until one is admissible.
     */
    public Variant variant(long seed) {
        return new Variant(this, seed, content.parameters().at(point(seed)), List.of());
    }

    /**
     * The variant of a seed (the first without one) with these parameters set, which need not be on
     * the grid nor admissible. IllegalArgumentException with a sentence if one can't be set.
     */
    public Variant variant(Map<Ref, Value> set, OptionalLong seed) {
        Parameters parameters = content.parameters();
        set.keySet().forEach(this::refuseUnknown);
        long drawn = seed.orElse(firstSeed());
        boolean all = parameters.axes().stream().allMatch(a -> set.keySet().containsAll(a.names()));
        Map<Ref, Value> values =
                new LinkedHashMap<>(parameters.at(all ? parameters.point(0) : point(drawn)));
        values.putAll(set);
        return new Variant(this, drawn, parameters.complete(values), offGrid(values, set));
    }

    /** Whether a parameter is drawn, and may be set to another value. */
    public boolean isSettable(String name) {
        return content.parameters().names().stream()
                .anyMatch(n -> Formulas.text(n).equals(name) && !content.parameters().isDerived(n));
    }

    private void refuseUnknown(Ref name) {
        Parameters parameters = content.parameters();
        String text = Formulas.text(name);
        if (parameters.isDerived(name))
            throw new IllegalArgumentException(
                    text + " follows from other parameters and can't be set");
        if (parameters.names().contains(name)) return;
        List<String> known = parameters.names().stream().map(Formulas::text).toList();
        String hint = Suggest.hint(text, known);
        throw new IllegalArgumentException(
                "no parameter is called "
                        + text
                        + (hint.isEmpty() ? "; there are: " + String.join(", ", known) : hint));
    }

    private List<String> offGrid(Map<Ref, Value> values, Map<Ref, Value> set) {
        List<String> off = new ArrayList<>();
        for (Axis axis : content.parameters().axes()) {
            List<Value> chosen = axis.names().stream().map(values::get).toList();
            if (!axis.has(chosen))
                axis.names().stream()
                        .filter(set::containsKey)
                        .forEach(n -> off.add(Formulas.text(n)));
        }
        return off;
    }

    private long[] point(long seed) {
        SplitMix64 random = random(seed);
        Optional<FrozenVariants> variants = frozen().variants();
        if (variants.isEmpty()) return admission.draw(random);
        List<long[]> points = variants.get().points();
        return points.get((int) random.below(points.size()));
    }

    /** The generator for a seed: exercises with different ids draw differently. */
    SplitMix64 random(long seed) {
        return new SplitMix64(seed ^ ByteBuffer.wrap(Fingerprint.sha256(id())).getLong());
    }

    private Frozen frozen() {
        if (frozen == null) frozen = readFrozen();
        return frozen;
    }

    private Frozen readFrozen() {
        if (isFixed()) return new Frozen(Optional.empty(), List.of());
        Path file = FrozenVariants.beside(file());
        try {
            Optional<FrozenVariants> read = FrozenVariants.read(file);
            if (read.isEmpty()) return new Frozen(read, List.of());
            if (read.get().hash().equals(hash()) && read.get().fits(content.parameters()))
                return new Frozen(read, List.of());
            return new Frozen(
                    Optional.empty(),
                    List.of(
                            new Fault(
                                    Place.whole(file.toString()),
                                    "these variants were frozen for the exercise "
                                            + read.get().hash()
                                            + ", which is now "
                                            + hash()
                                            + ", and are not used: freeze it again")));
        } catch (FaultException e) {
            return new Frozen(Optional.empty(), e.faults());
        }
    }

    /** Why the frozen file is not used. */
    List<Fault> frozenFaults() {
        return frozen().wrong();
    }

    /** The points of the grid that are frozen. */
    List<long[]> frozenPoints() {
        return frozen().variants().map(FrozenVariants::points).orElse(List.of());
    }

    private Map<String, Integer> digits() {
        Map<String, Integer> digits = new LinkedHashMap<>();
        for (Part part : parts())
            if (part.form().isComputed() && part.digits() > 0)
                digits.put(part.name(), part.digits());
        return digits;
    }

    /**
     * How far off the truth each number of each part is at most if every line of the working is
     * rounded to the digits asked, half up or half to even, and gone on with; of many variants at
     * once, in their order.
     */
    public List<Map<String, double[]>> honestErrors(List<Variant> variants) {
        return honest.of(variants.stream().map(Variant::bindings).toList());
    }

    /**
     * By the names of the parts the right answers, and what the mistakes of the catalogue come to.
     */
    public record Suspected(Map<String, Value> answers, Map<String, List<Suspect>> suspects) {}

    /** The same in doubles, of many variants at once, in their order. */
    public List<Suspected> suspects(List<Variant> variants) {
        List<Suspected> all = new ArrayList<>();
        for (Optional<Suspicions.Found> found :
                suspicions().at(variants.stream().map(Variant::bindings).toList())) {
            Map<String, List<Suspect>> suspects = new LinkedHashMap<>();
            for (Part part : parts())
                if (part.form().isComputed())
                    suspects.put(part.name(), found.map(f -> f.of(part.name())).orElse(List.of()));
            Map<String, Value> answers =
                    found.map(Suspicions.Found::answers)
                            .orElseGet(() -> variants.get(all.size()).answers());
            all.add(new Suspected(answers, suspects));
        }
        return all;
    }

    /** What sort of number, or of numbers, a part asks for. */
    public Kind kind(Part part) {
        return content.kind(part);
    }

    AskReader.Asked asked(String part) {
        return requireNonNull(asked.get(part), part);
    }

    Content content() {
        return content;
    }

    /** What the mistakes of the catalogue do to its parts. */
    Suspicions suspicions() {
        return suspicions;
    }

    Working working() {
        return working;
    }

    Admission admission() {
        return admission;
    }
}
