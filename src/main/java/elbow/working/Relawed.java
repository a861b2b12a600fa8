package elbow.working;

import static elbow.formula.Formula.Operator.PLUS;
import static elbow.formula.Formula.Operator.TIMES;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Num;
import elbow.formula.Formulas;
import elbow.inference.MatrixLaw;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A question's steps with another law at one of them, and whatever rests on it made again. */
final class Relawed {
    private final Graph graph;
    private final Function<Formula, List<Formula>> rule;

    Relawed(Graph graph, Function<Formula, List<Formula>> rule) {
        this.graph = graph;
        this.rule = rule;
    }

    /** Another law at each place alone; then, where there are several places, at all of them. */
    List<Question<Step>> of(Question<Step> question) {
        Map<Step, Step> everywhere = new LinkedHashMap<>();
        List<Question<Step>> found = new ArrayList<>();
        Set<Step> steps = before(question);
        for (Step step : steps) {
            for (Step other : others(step)) {
                everywhere.putIfAbsent(step, other);
                with(question, steps, Map.of(step, other)).ifPresent(found::add);
            }
        }
        if (everywhere.size() > 1) with(question, steps, everywhere).ifPresent(found::add);
        return found;
    }

    /** The step by each of the laws that may stand in the place of its own. */
    private List<Step> others(Step step) {
        return switch (step) {
            case Step.Applied a ->
                    rule.apply(a.law().formula()).stream()
                            .map(law -> graph.apply(new Law(whole(law, a)), a.over(), a.inputs()))
                            .toList();
            case Step.Computed c when c.operation() instanceof MatrixLaw m ->
                    rule.apply(m.law()).stream()
                            .map(law -> new MatrixLaw(law, m.inputs(), m.result()))
                            .map(law -> graph.compute(law, c.inputs(), c.axes()))
                            .toList();
            case Step.Computed c -> List.of();
            case Step.Slice s -> List.of();
            case Step.Routes r -> List.of();
            case Step.Parameter p -> List.of();
            case Step.Given g -> List.of();
            case Step.Column c -> List.of();
            case Step.One one -> List.of();
        };
    }

    /** A law that forgets an input still varies with it, as what rests on it expects. */
    private static Formula whole(Formula law, Step.Applied a) {
        Formula whole = law;
        for (int i = 0; i < a.inputs().size(); i++) {
            Formula input = Law.input(i);
            if (Formulas.walk(law).anyMatch(input::equals)) continue;
            Formula summed = a.over().isEmpty() ? input : Laws.fold(Folding.SUM, input);
            whole = new Binary(PLUS, whole, new Binary(TIMES, new Num(BigDecimal.ZERO), summed));
        }
        return whole;
    }

    private static Set<Step> before(Question<Step> question) {
        Set<Step> seen = new LinkedHashSet<>();
        List<Step> open = new ArrayList<>(Solution.asked(question));
        while (!open.isEmpty()) {
            Step step = open.removeLast();
            if (seen.add(step)) open.addAll(step.inputs());
        }
        List<Step> inOrder = new ArrayList<>(seen);
        inOrder.sort((a, b) -> Integer.compare(a.id(), b.id()));
        return new LinkedHashSet<>(inOrder);
    }

    private Optional<Question<Step>> with(
            Question<Step> question, Set<Step> steps, Map<Step, Step> replaced) {
        Map<Step, Step> made = new HashMap<>(replaced);
        for (Step step : steps) {
            if (made.containsKey(step)) continue;
            List<Step> inputs = step.inputs().stream().map(i -> made.getOrDefault(i, i)).toList();
            if (!inputs.equals(step.inputs())) made.put(step, again(step, inputs));
        }
        return map(question, s -> made.getOrDefault(s, s));
    }

    /** Of several routes it is the changed one that was gone. */
    private Step again(Step step, List<Step> inputs) {
        return switch (step) {
            case Step.Applied a -> graph.apply(a.law(), a.over(), inputs);
            case Step.Computed c -> graph.compute(c.operation(), inputs, c.axes());
            case Step.Slice s -> graph.at(inputs.getFirst(), s.variable(), s.state());
            case Step.Routes r -> {
                int changed = 0;
                while (inputs.get(changed).equals(r.inputs().get(changed))) changed++;
                yield inputs.get(changed);
            }
            case Step.Parameter p -> p;
            case Step.Given g -> g;
            case Step.Column c -> c;
            case Step.One one -> one;
        };
    }

    private static Optional<Question<Step>> map(Question<Step> question, UnaryOperator<Step> to) {
        return switch (question) {
            case Question.Quantity<Step> q ->
                    Optional.of(new Question.Quantity<>(to.apply(q.value()), q.order()));
            case Question.Described<Step> d ->
                    Optional.of(new Question.Described<>(map(d.belief(), to)));
            case Question.Best<Step> b -> Optional.empty();
            case Question.Claim<Step> c -> Optional.empty();
            case Question.Several<Step> s -> {
                List<Question<Step>> all = new ArrayList<>();
                for (Question<Step> q : s.questions()) map(q, to).ifPresent(all::add);
                yield all.size() == s.questions().size()
                        ? Optional.of(new Question.Several<>(all))
                        : Optional.empty();
            }
        };
    }

    private static Belief<Step> map(Belief<Step> belief, UnaryOperator<Step> to) {
        List<Belief.Named<Step>> parts = new ArrayList<>();
        for (Belief.Named<Step> part : belief.parts()) {
            Map<String, Step> parameters = new LinkedHashMap<>();
            part.parameters().forEach((name, step) -> parameters.put(name, to.apply(step)));
            parts.add(new Belief.Named<>(part.family(), parameters, part.of()));
        }
        return new Belief<>(belief.of(), belief.weights().map(to), belief.states(), parts);
    }
}
