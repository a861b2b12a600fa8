package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.inference.LogTable;
import elbow.inference.LogTables;
import elbow.model.Model;
import elbow.model.Variable;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
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
    private static final int LARGEST_GRAPH = 40;

    private final Model model;
    private final Set<Ref> parameters;
    private final Map<String, Formula> asked;
    private final Set<Ref> structural;
    private final Map<List<Value>, Shape> shapes = new HashMap<>();

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
            Scope scope,
            Compiled compiled) {}

    /** The exact answers on one variant, by the names of the parts. */
    public Map<String, Value> answers(Bindings bindings) {
        if (model.p().variables().size() <= LARGEST_GRAPH) return solve(bindings).answers();
        LogTables doubles = new LogTables();
        Algebra<LogTable> algebra =
                new Numbers<>(doubles, doubles::of, LogTable::toTable, bindings);
        Lowering<LogTable> lowering =
                new Lowering<>(algebra, Scope.of(model, parameters, bindings));
        Answers<LogTable> answers = new Answers<>(LogTable::toTable);
        Map<String, Value> values = new LinkedHashMap<>();
        asked.forEach((part, formula) -> values.put(part, answers.of(lowering.ask(formula))));
        return values;
    }

    /**
     * Whether all that is asked, which must be conditions, holds: decided in doubles where they
     * leave no doubt, else exactly.
     */
    public boolean holds(Bindings bindings) {
        if (model.p().variables().size() > LARGEST_GRAPH) return isTrue(answers(bindings));
        Shape shape = shape(bindings);
        shape.compiled().run(bindings);
        Screening screening = new Screening(shape.compiled());
        for (Question<Step> question : shape.questions().values()) {
            Optional<Boolean> clear =
                    question instanceof Question.Claim<Step> claim
                            ? screening.holds(claim.condition())
                            : Optional.empty();
            if (clear.isEmpty()) return isTrue(answers(bindings));
            if (!clear.get()) return false;
        }
        return true;
    }

    /**
     * Whether the routes of every quantity agree on this variant, to this share of the largest
     * number that any of them subtracts.
     */
    public boolean routesAgree(Bindings bindings, double share) {
        if (model.p().variables().size() > LARGEST_GRAPH) return true;
        Shape shape = shape(bindings);
        shape.compiled().run(bindings);
        return shape.compiled().disagreement() <= share || solve(bindings).disagreement() <= share;
    }

    private static boolean isTrue(Map<String, Value> answers) {
        return answers.values().stream().allMatch(v -> v instanceof Value.Truth t && t.holds());
    }

    /** The graph of one variant with all its values, to be printed or evaluated again. */
    public Solution solve(Bindings bindings) {
        return new Solution(shape(bindings), bindings, Map.of());
    }

    /** The symbol of what a part asks, with the observed states put in: {@code log p(x = 1)}. */
    public Formula symbol(String part, Bindings bindings) {
        return new Resolver(Scope.of(model, parameters, bindings))
                .resolve(requireNonNull(asked.get(part)));
    }

    private Shape shape(Bindings bindings) {
        List<Value> key = new ArrayList<>();
        for (Ref name : structural) key.add(requireNonNull(bindings.values().get(name)));
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
        return new Shape(graph, questions, symbols, scope, new Compiled(graph.steps()));
    }

    private Map<String, Question<Step>> questions(Graph graph, Scope scope) {
        Lowering<Step> lowering = new Lowering<>(graph, scope);
        Map<String, Question<Step>> questions = new LinkedHashMap<>();
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
        if (model.p().variables().size() <= LARGEST_GRAPH) shape(bindings);
        else questions(new Graph(), Scope.of(model, parameters, bindings));
    }

    /** The parameters on which the answers depend, for the shape of this variant. */
    public Set<Ref> reads(Bindings bindings) {
        if (model.p().variables().size() > LARGEST_GRAPH) return parameters;
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

    /** The model's variables. */
    public List<Variable> variables() {
        return model.p().variables();
    }
}
