package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.inference.NotComputed;
import elbow.mistake.Retracing;
import elbow.mistake.Suspect;
import elbow.model.Approximation;
import elbow.model.Model;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.Digits;
import elbow.working.InvalidRow;
import elbow.working.Passage;
import elbow.working.Refusal;
import elbow.working.Related;
import elbow.working.Solution;
import elbow.working.Stages;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;

/** An exercise with numbers put in. */
public final class Variant {
    private final Exercise exercise;
    private final long seed;
    private final Map<Ref, Value> values;
    private final Bindings bindings;
    private final List<String> offGrid;
    private @Nullable Solution solution;
    private @Nullable Map<String, Value> computed;
    private @Nullable Map<String, Value> answers;
    private Optional<Suspicions.Found> suspicious = Optional.empty();
    private @Nullable Map<String, double[]> honest;
    private final Map<String, List<Sample>> samples = new HashMap<>();
    private final Map<String, List<Option>> options = new HashMap<>();

    Variant(Exercise exercise, long seed, Map<Ref, Value> values, List<String> offGrid) {
        this.exercise = exercise;
        this.seed = seed;
        this.values = values;
        this.bindings = new Bindings(values);
        this.offGrid = List.copyOf(offGrid);
    }

    public Exercise exercise() {
        return exercise;
    }

    public long seed() {
        return seed;
    }

    /** The parameters by name ({@code prior}, {@code w.1}), in the order of declaration. */
    public SequencedMap<String, Value> parameters() {
        SequencedMap<String, Value> named = new LinkedHashMap<>();
        values.forEach((name, value) -> named.put(Formulas.text(name), value));
        return named;
    }

    /** The parameters in words: {@code prior = 0.25, enc = 0.8}. */
    public String point() {
        return Shown.point(values);
    }

    /** The parameters that were set to a value their declaration does not have. */
    public List<String> offGrid() {
        return offGrid;
    }

    /** The working with this variant's numbers; FaultException where these make no model. */
    public Solution solution() {
        if (solution == null) solution = told(() -> exercise.working().solve(bindings));
        return solution;
    }

    Bindings bindings() {
        return bindings;
    }

    /**
     * The honest error of a part's number: {@link Exercise#honestErrors}; 0 where none is known.
     */
    public double honestError(String part, int number) {
        if (honest == null) honest = exercise.honestErrors(List.of(this)).getFirst();
        double[] errors = honest.getOrDefault(part, new double[0]);
        return number < errors.length ? errors[number] : 0;
    }

    /** Whether its model is small enough for its working to be printed. */
    public boolean isWorked() {
        return exercise.working().hasGraph() && solution().isWorked();
    }

    /** The exact answers by the names of the parts. */
    public Map<String, Value> answers() {
        if (answers == null) answers = Collections.unmodifiableMap(answers(computed()));
        return answers;
    }

    private Map<String, Value> answers(Map<String, Value> from) {
        Map<String, Value> answers = new LinkedHashMap<>();
        for (AskReader.Asked asked : exercise.content().asked())
            answers.put(asked.part().name(), options(asked, from).answer());
        return answers;
    }

    /** All that the exercise computes, by name. */
    private Map<String, Value> computed() {
        if (computed == null)
            computed =
                    solution != null
                            ? solution.answers()
                            : told(() -> exercise.working().answers(bindings));
        return computed;
    }

    /** The answer to a part by each of its routes, resting on these answers to other parts. */
    public List<Value> routes(String part, Map<String, Value> carried) {
        Map<String, Value> computable = new LinkedHashMap<>(carried);
        computable.keySet().removeIf(p -> !form(p).isComputed());
        AskReader.Asked asked = exercise.asked(part);
        return switch (asked.task()) {
            case Task.Computed c -> solution().carrying(computable).routes(part);
            case Task.Largest l ->
                    List.of(options(asked, solution().carrying(computable).answers()).answer());
            case Task.Choice c -> List.of();
            case Task.Order o -> List.of();
            case Task.Match m -> List.of();
            case Task.Recall r -> List.of();
            case Task.Expression e -> List.of();
            case Task.NotDetermined n -> List.of();
        };
    }

    /**
     * What each mistake of the catalogue that can be made in a part comes to.
     *
     * @param carried the learner's answers to other parts, in the place of the right ones
     */
    public List<Suspect> suspects(String part, Map<String, Value> carried) {
        if (!form(part).isComputed()) return List.of();
        if (!carried.isEmpty()) return suspects(part, exercise.suspicions().at(bindings, carried));
        if (suspicious.isEmpty()) suspicious = exercise.suspicions().at(bindings, carried);
        return suspects(part, suspicious);
    }

    /**
     * A part worked out again in all ways that are known, once from each of these choices of
     * answers to other parts; none if that takes the exact working.
     */
    public Optional<Retracing.Gone> retraced(String part, List<Map<String, Value>> choices) {
        if (!form(part).isComputed()) return Optional.empty();
        Map<String, Integer> others = new LinkedHashMap<>();
        answers()
                .forEach((other, value) -> {
                    if (!other.equals(part)
                            && form(other).isComputed()
                            && !value.numbers().isEmpty())
                        others.put(other, value.numbers().size());
                });
        return exercise.suspicions()
                .retracing(bindings, part, others)
                .map(r -> r.from(bindings, choices));
    }

    private static List<Suspect> suspects(String part, Optional<Suspicions.Found> found) {
        return found.map(f -> f.of(part)).orElse(List.of());
    }

    /** Whether the answer to a part follows the answer to another where that is carried. */
    public boolean restsOn(String part, String other) {
        if (!exercise.working().hasGraph() || !form(other).isComputed()) return false;
        AskReader.Asked asked = exercise.asked(part);
        return (asked.task() instanceof Task.Computed || asked.task() instanceof Task.Largest)
                && asked.formulas().keySet().stream()
                        .anyMatch(formula -> solution().restsOn(formula, other));
    }

    /** The values met on the way to what a part asks. */
    public List<Stages.Stage> stages(String part) {
        return exercise.working().hasGraph() && form(part).isComputed()
                ? solution().stages(part)
                : List.of();
    }

    /** Whether answers to these parts are all the cells of a distribution. */
    public boolean isWhole(Set<String> parts) {
        return exercise.working().hasGraph() && solution().isWhole(parts);
    }

    /** The numbers that a learner is given: parameters, and what stands in the model's tables. */
    public List<Real> given() {
        List<Real> given = new ArrayList<>();
        for (Value v : values.values()) if (v instanceof Real number) given.add(number);
        if (exercise.working().hasGraph()) given.addAll(solution().given());
        return given.stream().distinct().toList();
    }

    /** What holds between the numbers of parts; nothing is known of a large model. */
    public Optional<Related> related() {
        return exercise.working().hasGraph() ? Optional.of(solution().related()) : Optional.empty();
    }

    private Part.Form form(String part) {
        return exercise.asked(part).part().form();
    }

    /** The worked lines of a part, without those the parts before it have shown. */
    public List<Passage> worked(String part, List<String> before, Digits digits) {
        List<String> shown = new ArrayList<>();
        for (String p : before) shown.addAll(exercise.asked(p).formulas().keySet());
        List<Passage> passages = new ArrayList<>();
        for (String formula : exercise.asked(part).formulas().keySet()) {
            passages.addAll(solution().worked(formula, shown, digits));
            shown.add(formula);
        }
        return passages;
    }

    /** What a part asks for in symbols, the observed states put in; none if it is no formula. */
    public Optional<Formula> symbol(String part) {
        return switch (form(part)) {
            case COMPUTED ->
                    Optional.of(
                            exercise.working().hasGraph()
                                    ? solution().symbol(part)
                                    : exercise.working().symbol(part, bindings));
            case EXPRESSION -> Optional.of(exercise.asked(part).part().formula());
            case NOT_DETERMINED, CHOICE, SELECT, LARGEST, ORDER, MATCH, RECALL -> Optional.empty();
        };
    }

    /** Whether the model is tables alone, and q is no result of rounds. */
    public boolean isOfTables() {
        Model model = exercise.content().model();
        return model.p().variables().stream().allMatch(Variable::isDiscrete)
                && model.em().isEmpty()
                && !(model.q().orElse(null) instanceof Approximation.MeanField);
    }

    /** What a learner chooses from or puts in order, shuffled by the seed; else nothing. */
    public List<Option> options(String part) {
        return options.computeIfAbsent(part, this::shuffled);
    }

    private List<Option> shuffled(String part) {
        long shuffle = exercise.isFixed() ? exercise.firstSeed() : seed;
        SplitMix64 random =
                exercise.random(shuffle ^ ByteBuffer.wrap(Fingerprint.sha256(part)).getLong());
        return List.copyOf(options(exercise.asked(part), computed()).shown(random));
    }

    private Options options(AskReader.Asked asked, Map<String, Value> from) {
        return new Options(asked, values, from, p -> suspects(p, Map.of()));
    }

    /** What one of the options is to be found for, each, in its order; of most parts nothing. */
    public List<String> matched(String part) {
        return options(exercise.asked(part), Map.of()).matched();
    }

    /** What a learner compares his own answer with, if a part asks him to recall. */
    public Optional<String> modelAnswer(String part) {
        return exercise.asked(part).task() instanceof Task.Recall r
                ? Optional.of(r.answer().fill(values))
                : Optional.empty();
    }

    /** The names over which a part asks for a formula; else nothing. */
    public List<String> unknowns(String part) {
        return exercise.asked(part).task() instanceof Task.Expression e
                ? e.in().stream().map(Formulas::text).toList()
                : List.of();
    }

    /**
     * What a formula asked for is worth at one point.
     *
     * @param at the parameters
     */
    public record Sample(Map<Ref, Value> at, Real value) {}

    /** Points at which an answer that is a formula is checked. */
    public List<Sample> samples(String part) {
        return samples.computeIfAbsent(part, p -> Samples.of(exercise, p, values));
    }

    /** What only numbers that were set by hand can do wrong, as a fault at its place. */
    private <T> T told(Supplier<T> computed) {
        try {
            return computed.get();
        } catch (InvalidRow e) {
            for (ModelTable table : exercise.content().tables()) {
                RowCheck check = new RowCheck(table, bindings);
                for (int row = 0; row < table.rows(); row++)
                    check.fault(row)
                            .ifPresent(f -> {
                                throw new FaultException(f);
                            });
            }
            throw e;
        } catch (Refusal e) {
            Place place =
                    Optional.ofNullable(exercise.content().formulas().get(e.part()))
                            .map(w -> w.placeOf(e.culprit()))
                            .orElse(Place.whole(exercise.file().toString()));
            throw new FaultException(new Fault(place, e.getMessage() + at()));
        } catch (NotComputed e) {
            throw new FaultException(new Fault(asking(), e.getMessage() + at()));
        }
    }

    private String at() {
        return values.isEmpty() ? "" : ", at " + Shown.point(values);
    }

    /** Where a formula stands whose numbers can't be computed. */
    private Place asking() {
        for (Written w : exercise.content().formulas().values())
            try {
                exercise.content().working(w.formula()).answers(bindings);
            } catch (NotComputed e) {
                return w.place();
            }
        return Place.whole(exercise.file().toString());
    }

    /** The story with its numbers. */
    public String story() {
        return exercise.content().about().story().fill(values);
    }

    /** The model, what is observed and q, in readable lines with the numbers put in. */
    public List<String> givens() {
        return new Givens(exercise.content(), bindings).lines();
    }

    /** What a part asks: its text, else its formula with the observed states. */
    public String question(String part) {
        AskReader.Asked asked = exercise.asked(part);
        if (asked.part().text().isPresent()) return asked.text().fill(values);
        return switch (asked.part().form()) {
            case COMPUTED -> formula(asked.part());
            case EXPRESSION -> Formulas.text(asked.part().formula());
            case CHOICE -> "Which one is right?";
            case SELECT -> "Which are right? It may be several, or none.";
            case LARGEST -> "Which is the largest?";
            case ORDER -> "Put the steps in order.";
            case NOT_DETERMINED -> "What is it?";
            case MATCH -> "What belongs to what?";
            case RECALL -> "Say it in your own words, then compare.";
        };
    }

    private String formula(Part asked) {
        String part = asked.name();
        Formula symbol = told(() -> exercise.working().symbol(part, bindings));
        return asked.bits() && symbol instanceof Binary b
                ? Formulas.text(b.left()) + " in bits"
                : Formulas.text(symbol);
    }
}
