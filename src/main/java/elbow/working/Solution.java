package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.inference.LogTable;
import elbow.inference.LogTables;
import elbow.inference.Table;
import elbow.inference.Tables;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Question.Best;
import elbow.working.Question.Condition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A working with the numbers of one variant put in. */
public final class Solution {
    /** Above this many cells in all its tables a graph is evaluated in doubles. */
    private static final long EXACT_CELLS = 20_000;

    private static final int FEW_GIVEN = 64;

    private final Working.Shape shape;
    private final Bindings bindings;
    private final Evaluation<?> evaluation;
    private final Carrying carrying;

    Solution(Working.Shape shape, Bindings bindings) {
        this.shape = shape;
        this.bindings = bindings;
        this.evaluation = evaluate();
        this.carrying = new Carrying(shape.graph(), shape.questions());
        shape.graph()
                .nonzero()
                .forEach((step, otherwise) -> Numbers.checkNonzero(evaluation.of(step), otherwise));
    }

    private Solution(Solution other, Evaluation<?> evaluation) {
        this.shape = other.shape;
        this.bindings = other.bindings;
        this.evaluation = evaluation;
        this.carrying = other.carrying;
    }

    private Evaluation<?> evaluate() {
        List<Step> steps = shape.graph().steps();
        if (isSmall(steps)) {
            Evaluation<Table> exact =
                    new Evaluation<>(
                            steps,
                            new Tables(),
                            Function.identity(),
                            Function.identity(),
                            bindings);
            if (steps.stream().noneMatch(s -> vanishes(s, exact))) return exact;
        }
        return inDoubles();
    }

    private Evaluation<?> inDoubles() {
        LogTables doubles = new LogTables();
        return new Evaluation<>(
                shape.graph().steps(), doubles, doubles::of, LogTable::toTable, bindings);
    }

    /** Whether a density is 0 only because no number is that small, as logarithms still are. */
    private static boolean vanishes(Step step, Evaluation<?> exact) {
        if (!(step instanceof Step.Applied a) || !a.law().equals(Laws.EXPONENTIAL)) return false;
        List<Real> logs = exact.of(a.inputs().getFirst()).cells();
        List<Real> values = exact.of(step).cells();
        for (int i = 0; i < logs.size(); i++)
            if (Reals.isZero(values.get(i)) && Reals.isFinite(logs.get(i))) return true;
        return false;
    }

    static boolean isSmall(List<Step> steps) {
        return cells(steps) <= EXACT_CELLS;
    }

    static long cells(List<Step> steps) {
        long cells = 0;
        for (Step step : steps) {
            List<Variable> all = new ArrayList<>(step.axes());
            if (step instanceof Step.Applied a) all.addAll(a.over());
            cells += all.stream().mapToLong(Variable::size).reduce(1, (a, b) -> a * b);
        }
        return cells;
    }

    /** The answer to each part. */
    public Map<String, Value> answers() {
        Answers<Step> answers = new Answers<>(evaluation::of);
        Map<String, Value> values = new LinkedHashMap<>();
        shape.questions().forEach((part, q) -> values.put(part, answers.of(q)));
        return values;
    }

    /** The answer to a part by each of its routes; one if it has no other. */
    public List<Value> routes(String part) {
        if (!(question(part) instanceof Question.Quantity<Step> q)
                || !(q.value() instanceof Step.Routes routes))
            return List.of(new Answers<>(evaluation::of).of(question(part)));
        return routes.inputs().stream()
                .map(r -> new Answers<>(evaluation::of).of(new Question.Quantity<>(r, q.order())))
                .toList();
    }

    /**
     * How far the routes of each quantity disagree, as a share of the largest number subtracted.
     */
    public double disagreement() {
        double worst = 0;
        for (Step step : shape.graph().steps())
            if (step instanceof Step.Routes r) worst = Math.max(worst, Agreement.of(r, evaluation));
        return worst;
    }

    /**
     * The same working with these answers to parts put in the place of what their steps compute, so
     * that whatever rests on them follows them.
     */
    public Solution carrying(Map<String, Value> answers) {
        Map<Step, Replacement> replaced = carrying.of(answers);
        if (replaced.isEmpty()) return this;
        Evaluation<?> again = evaluation.replacing(replaced);
        boolean vanished =
                shape.graph().steps().stream()
                        .anyMatch(s -> again.isChanged(s) && vanishes(s, again));
        return new Solution(this, vanished ? inDoubles().replacing(replaced) : again);
    }

    /** Whether what a part asks follows the answer to another. */
    public boolean restsOn(String part, String other) {
        return carrying.restsOn(part, other);
    }

    /** Whether the answers to these parts are all the cells of a distribution. */
    public boolean isWhole(Set<String> parts) {
        return carrying.isWhole(parts);
    }

    /** The numbers in the model's tables; of large ones they are too many to be known. */
    public List<Real> given() {
        List<Real> given = new ArrayList<>();
        for (Step step : shape.graph().steps())
            if (step instanceof Step.Given && evaluation.of(step).size() <= FEW_GIVEN)
                given.addAll(evaluation.of(step).cells());
        return given;
    }

    /** What holds between the numbers of parts. */
    public Related related() {
        return new Related(shape);
    }

    /** The values met on the way to what a part asks. */
    public List<Stages.Stage> stages(String part) {
        return new Stages(shape, evaluation, new Runs(shape.scope(), bindings))
                .of(question(part), carrying.before(part));
    }

    /** Whether there are worked lines: of a large model only the answers are given. */
    public boolean isWorked() {
        return variables().size() <= Working.LARGEST_GRAPH;
    }

    /**
     * The worked lines of a part, without the steps that the parts before it have shown; none of a
     * large model.
     */
    public List<Passage> worked(String part, List<String> before, Digits digits) {
        if (!isWorked()) return List.of();
        Worked worked = new Worked(shape.graph(), evaluation, digits);
        Set<Step> known = new LinkedHashSet<>();
        for (String earlier : before)
            known.addAll(worked.before(asked(question(earlier)), Set.of()));
        List<Step> asked = asked(question(part));
        if (isQuantity(question(part))) known.removeAll(asked);
        List<Passage> passages = new ArrayList<>();
        List<Step> steps = worked.before(asked, known);
        boolean inShort = worked.isLong(steps);
        if (inShort)
            for (Step step : asked) {
                Passage headline = worked.headline(step);
                if (!headline.law().equals(Optional.of(headline.symbol()))) passages.add(headline);
            }
        for (Step step : steps)
            if (asked.equals(List.of(step)) || !step.inputs().isEmpty())
                passages.add(inShort ? worked.inShort(step) : worked.passage(step));
        if (passages.isEmpty() && isQuantity(question(part)))
            asked.forEach(step -> passages.add(worked.passage(step)));
        new Concluding(evaluation, digits).of(question(part), symbol(part)).forEach(passages::add);
        Runs runs = new Runs(shape.scope(), bindings);
        return passages.stream().map(runs::in).toList();
    }

    /** Whether what is asked are numbers, each shown though an earlier part may have shown it. */
    private static boolean isQuantity(Question<Step> question) {
        return question instanceof Question.Quantity
                || (question instanceof Question.Several<Step> s
                        && s.questions().stream().allMatch(Solution::isQuantity));
    }

    /** The symbol of a part with the observed states put in. */
    public Formula symbol(String part) {
        Formula symbol =
                question(part) instanceof Question.Quantity<Step> q
                        ? shape.graph().symbol(q.value())
                        : requireNonNull(shape.symbols().get(part), part);
        return new Runs(shape.scope(), bindings).in(symbol);
    }

    /** The model's variables. */
    public List<Variable> variables() {
        return shape.scope().model().p().variables();
    }

    private Question<Step> question(String part) {
        return requireNonNull(shape.questions().get(part), part);
    }

    static List<Step> asked(Collection<Question<Step>> questions) {
        return questions.stream().flatMap(q -> asked(q).stream()).toList();
    }

    static List<Step> asked(Question<Step> question) {
        return switch (question) {
            case Question.Quantity<Step> q -> List.of(q.value());
            case Question.Described<Step> d -> d.belief().pieces();
            case Best<Step> b -> b.trail().stream().map(t -> t.table()).toList();
            case Question.Claim<Step> c -> asked(c.condition());
            case Question.Several<Step> s ->
                    s.questions().stream().flatMap(q -> asked(q).stream()).toList();
        };
    }

    private static List<Step> asked(Condition<Step> condition) {
        return switch (condition) {
            case Condition.Compare<Step> c -> c.sides();
            case Condition.Same<Step> s -> asked(s.best());
            case Condition.Independent<Step> i -> List.of(i.joint(), i.split());
            case Condition.Both<Step> b -> join(asked(b.first()), asked(b.second()));
            case Condition.Either<Step> e -> join(asked(e.first()), asked(e.second()));
            case Condition.Not<Step> n -> asked(n.condition());
        };
    }

    private static List<Step> join(List<Step> a, List<Step> b) {
        List<Step> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }
}
