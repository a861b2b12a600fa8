package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.inference.Balls;
import elbow.inference.LogTable;
import elbow.inference.LogTables;
import elbow.model.Model;
import elbow.model.Variable;
import elbow.value.Value;
import elbow.working.Screening.Known;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that an exercise asks, lowered into one graph of steps whose leaves are the parameters. There
 * is a graph for each shape, that is for each choice of observed states; a variant only fills the
 * leaves in.
 */
public final class Working {
    /** A model of more variables is computed straight, without a graph. */
    static final int LARGEST_GRAPH = 40;

    /** A graph of more cells is not compiled. */
    static final long LARGEST_TAPE = 200_000;

    private final Model model;
    private final Set<Ref> parameters;
    private final Map<String, Formula> asked;
    private final Set<Ref> structural;
    private final Map<List<Value>, Shape> shapes = new HashMap<>();
    private final IdentityHashMap<Shape, Compiled> compiled = new IdentityHashMap<>();

    public Working(Model model, Set<Ref> parameters, Map<String, Formula> asked) {
        this.model = model;
        this.parameters = new LinkedHashSet<>(parameters);
        this.asked = new LinkedHashMap<>(asked);
        this.structural = Structure.parameters(model, asked.values(), parameters);
    }

    /** A graph, what each part asks of it, and how that is written with the states put in. */
    record Shape(
            Graph graph,
            Map<String, Question<Step>> questions,
            Map<String, Formula> symbols,
            Scope scope) {}

    /** The exact answers on one variant, by the names of the parts. */
    public Map<String, Value> answers(Bindings bindings) {
        if (hasGraph()) return solve(bindings).answers();
        LogTables doubles = new LogTables();
        Algebra<LogTable> algebra =
                new Numbers<>(doubles, doubles::of, LogTable::toTable, bindings);
        Scope scope = Scope.of(model, parameters, bindings);
        Lowering<LogTable> lowering = MeanFields.lowering(algebra, scope);
        Answers<LogTable> answers = new Answers<>(LogTable::toTable);
        Map<String, Value> values = new LinkedHashMap<>();
        asked.forEach((part, formula) -> values.put(part, answers.of(lowering.ask(formula))));
        return values;
    }

    /** The graph of one variant with all its values, to be printed or evaluated again. */
    public Solution solve(Bindings bindings) {
        return new Solution(shape(bindings), bindings);
    }

    /** The symbol of what a part asks, with the observed states put in: {@code log p(x = 1)}. */
    public Formula symbol(String part, Bindings bindings) {
        Scope scope = Scope.of(model, parameters, bindings);
        return new Runs(scope, bindings)
                .in(new Resolver(scope).resolve(requireNonNull(asked.get(part))));
    }

    private List<Value> key(Bindings bindings) {
        List<Value> key = new ArrayList<>();
        for (Ref name : structural) key.add(requireNonNull(bindings.values().get(name)));
        return key;
    }

    Shape shape(Bindings bindings) {
        List<Value> key = key(bindings);
        Shape shape = shapes.get(key);
        if (shape == null) {
            shape = lower(bindings);
            shapes.put(key, shape);
        }
        return shape;
    }

    private Shape lower(Bindings bindings) {
        Graph graph = new Graph();
        Scope scope = Scope.of(model, parameters, bindings);
        Map<String, Question<Step>> questions = questions(graph, scope);
        Map<String, Formula> symbols = new LinkedHashMap<>();
        asked.forEach((part, formula) -> symbols.put(part, new Resolver(scope).resolve(formula)));
        return new Shape(graph.complete(), questions, symbols, scope);
    }

    private <F> Map<String, Question<F>> questions(Algebra<F> algebra, Scope scope) {
        Lowering<F> lowering = MeanFields.lowering(algebra, scope);
        Map<String, Question<F>> questions = new LinkedHashMap<>();
        asked.forEach((part, formula) -> {
            try {
                questions.put(part, lowering.ask(formula));
            } catch (Refusal refusal) {
                throw refusal.in(part);
            }
        });
        return questions;
    }

    /** Refuses what can't be answered in the shape of this variant, without computing anything. */
    public void prepare(Bindings bindings) {
        if (hasGraph()) shape(bindings);
        else questions(new Outline(), Scope.of(model, parameters, bindings));
    }

    /** The parameters on which the answers depend, for the shape of this variant. */
    public Set<Ref> reads(Bindings bindings) {
        if (!hasGraph()) return parameters;
        Set<Ref> reads = new LinkedHashSet<>(structural);
        for (Step step : shape(bindings).graph().steps()) {
            if (step instanceof Step.Parameter p) reads.add(p.name());
            if (step instanceof Step.Given g)
                for (Formula cell : g.conditional().cells())
                    Formulas.walk(cell)
                            .forEach(f -> {
                                if (f instanceof Ref r) reads.add(r);
                            });
        }
        reads.retainAll(parameters);
        return reads;
    }

    /**
     * What doubles alone tell of a claim at many points at once.
     *
     * @param parameters their values at the points
     */
    public Known[] screen(String claim, Map<Ref, Balls> parameters, int points) {
        return screening(parameters, points)
                .map(s -> s.known(condition(claim)))
                .orElseGet(() -> {
                    Known[] known = new Known[points];
                    Arrays.fill(known, Known.IN_DOUBT);
                    return known;
                });
    }

    private Question.Condition<Step> condition(String claim) {
        Question<Step> question = shape(new Bindings(Map.of())).questions().get(claim);
        if (question instanceof Question.Claim<Step> c) return c.condition();
        throw new IllegalArgumentException(claim + " is no claim");
    }

    /** At which points the routes to every quantity agree in doubles, relative to this share. */
    public boolean[] agree(Map<Ref, Balls> parameters, int points, double share) {
        boolean[] agree = new boolean[points];
        if (structural.isEmpty())
            compiled(new Bindings(Map.of()))
                    .ifPresent(c -> {
                        double[][] given =
                                c.parameters().stream()
                                        .map(p -> requireNonNull(parameters.get(p)).mid(0))
                                        .toArray(double[][]::new);
                        Compiled.Runs runs = c.runs(points);
                        runs.run(given, points);
                        for (int p = 0; p < points; p++) agree[p] = runs.agree(p, share);
                    });
        return agree;
    }

    /** The graph for the shape of this variant compiled for many; none for a large model. */
    public Optional<Compiled> compiled(Bindings bindings) {
        if (!hasGraph()) return Optional.empty();
        Shape shape = shape(bindings);
        if (!fitsTape(shape)) return Optional.empty();
        return Optional.of(
                compiled.computeIfAbsent(
                        shape, s -> new Compiled(s.graph().steps(), s.questions())));
    }

    /** The graph for the shape of this variant, with room for wrong workings. */
    public Altered altered(Bindings bindings) {
        return new Altered(lower(bindings), parameters, bindings);
    }

    /** What decides the shape of this variant: all of one shape have the same graph. */
    public List<Value> shapeOf(Bindings bindings) {
        return List.copyOf(key(bindings));
    }

    /** Whether a graph is small enough to be compiled. */
    static boolean fitsTape(Shape shape) {
        return Solution.cells(shape.graph().before(shape.questions().values())) <= LARGEST_TAPE;
    }

    /** None for a large model, and none where points differ in what is observed or asked. */
    private Optional<Screening> screening(Map<Ref, Balls> parameters, int points) {
        if (!structural.isEmpty() || !hasGraph()) return Optional.empty();
        List<Step> steps = shape(new Bindings(Map.of())).graph().steps();
        return Solution.isSmall(steps)
                ? Optional.of(new Screening(steps, parameters, points))
                : Optional.empty();
    }

    /** Whether workings are graphs; a large model is computed straight. */
    public boolean hasGraph() {
        return model.p().variables().size() <= LARGEST_GRAPH;
    }

    /** The model's variables. */
    public List<Variable> variables() {
        return model.p().variables();
    }
}
