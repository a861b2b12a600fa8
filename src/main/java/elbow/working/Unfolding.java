package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.inference.Brief;
import elbow.inference.Covariance;
import elbow.inference.MatrixLaw;
import elbow.inference.Stack;
import elbow.model.Variable;
import elbow.value.Reals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A law written out: in symbols, or at one cell with its sums expanded and its numbers put in. */
final class Unfolding {
    private final Graph graph;
    private final Evaluation<?> evaluation;

    Unfolding(Graph graph, Evaluation<?> evaluation) {
        this.graph = graph;
        this.evaluation = evaluation;
    }

    /** The law over the symbols of its inputs. */
    Formula symbolic(Step.Applied step) {
        return Formulas.rewrite(
                step.law().formula(),
                f ->
                        switch (f) {
                            case Fold fold -> new Fold(fold.kind(), refs(step.over()), fold.body());
                            case Ref r when r.name().startsWith("#") && !r.equals(Laws.OVER) ->
                                    symbol(step, step.inputs().get(Law.index(r)));
                            default -> f;
                        });
    }

    /** The law of an operation over the symbols of its inputs. */
    Formula symbolic(Step.Computed step) {
        return Formulas.rewrite(
                step.operation().law(),
                f ->
                        switch (f) {
                            case Ref r when r.name().startsWith("#") -> symbol(step, Law.index(r));
                            case Binary b when isTwice(b) -> ((Binary) b.left()).left();
                            case Binary b when MatrixLaw.isTranspose(b) && isSymmetric(b.left()) ->
                                    b.left();
                            default -> f;
                        });
    }

    private Formula symbol(Step.Computed step, int input) {
        Formula symbol = graph.symbol(step.inputs().get(input));
        boolean turned =
                step.operation() instanceof MatrixLaw m
                        && Components.isTurned(m.inputs().get(input));
        return turned && !isSymmetric(symbol) ? MatrixLaw.transpose(symbol) : symbol;
    }

    private static boolean isSymmetric(Formula symbol) {
        return symbol instanceof Formula.Measure m && m.kind() == Formula.Measure.Functional.COV;
    }

    /** Aᵀᵀ */
    private static boolean isTwice(Binary b) {
        return MatrixLaw.isTranspose(b) && MatrixLaw.isTranspose(b.left());
    }

    private Formula symbol(Step.Applied of, Step input) {
        return isInlined(of, input) ? symbolic((Step.Applied) input) : graph.symbol(input);
    }

    /** The law at one cell: sums written out term by term, leaves taken from the reduction. */
    Formula at(Step.Applied step, Map<Variable, Integer> cell, Reduction numbers) {
        return expand(step, step.law().formula(), cell, numbers);
    }

    private Formula expand(
            Step.Applied step, Formula f, Map<Variable, Integer> at, Reduction numbers) {
        return switch (f) {
            case Ref r -> cell(step, step.inputs().get(Law.index(r)), at, numbers);
            case Negate n -> new Negate(expand(step, n.operand(), at, numbers));
            case Binary b ->
                    new Binary(
                            b.operator(),
                            expand(step, b.left(), at, numbers),
                            expand(step, b.right(), at, numbers));
            case Call c ->
                    new Call(
                            c.function(),
                            c.arguments().stream().map(a -> expand(step, a, at, numbers)).toList());
            case Fold fold -> fold(fold.kind(), terms(step, fold, at, numbers));
            default -> f;
        };
    }

    /** The terms a fold runs over. */
    List<Formula> terms(
            Step.Applied step, Fold fold, Map<Variable, Integer> at, Reduction numbers) {
        List<Formula> terms = new ArrayList<>();
        int count = step.over().stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
        for (int i = 0; i < count; i++) {
            Map<Variable, Integer> inside = new LinkedHashMap<>(at);
            inside.putAll(Cells.at(step.over(), i));
            if (isOffSupport(step, inside)) continue;
            terms.add(expand(step, fold.body(), inside, numbers));
        }
        return terms;
    }

    /** Whether a law leaves this cell out, because its last input is 0 there. */
    private boolean isOffSupport(Step.Applied step, Map<Variable, Integer> at) {
        if (!step.law().stable().equals(Optional.of(Law.Stable.SUPPORT))) return false;
        Step weight = step.inputs().getLast();
        return Reals.isZero(evaluation.of(weight).cell(Cells.index(weight.axes(), at)));
    }

    private static Formula fold(Folding kind, List<Formula> terms) {
        if (kind == Folding.MAX) return new Call(Function.MAX, terms);
        if (kind == Folding.MIN) return new Call(Function.MIN, terms);
        Formula sum = terms.getFirst();
        for (Formula term : terms.subList(1, terms.size()))
            sum = new Binary(Operator.PLUS, sum, term);
        return kind == Folding.SUM
                ? sum
                : new Binary(Operator.DIVIDE, sum, new Num(BigDecimal.valueOf(terms.size())));
    }

    private Formula cell(
            Step.Applied of, Step input, Map<Variable, Integer> at, Reduction numbers) {
        if (isInlined(of, input)) return at((Step.Applied) input, at, numbers);
        int index = Cells.index(input.axes(), at);
        return numbers.leaf(evaluation.of(input).cell(index), isGiven(input));
    }

    /** Whether a step only puts others together: they are shown, not it. */
    static boolean isStack(Step step) {
        return step instanceof Step.Computed c
                && (c.operation() instanceof Stack
                        || c.operation() instanceof Covariance
                        || c.operation() instanceof Brief);
    }

    /** Whether a step is shown by its numbers alone: it was given, not computed. */
    static boolean isGiven(Step step) {
        return switch (step) {
            case Step.Parameter p -> true;
            case Step.Given g -> true;
            case Step.Column c -> true;
            case Step.One one -> true;
            case Step.Slice s -> isGiven(s.of());
            case Step.Applied a -> false;
            case Step.Computed c ->
                    isStack(c) && !isRounded(c) && c.inputs().stream().allMatch(Unfolding::isGiven);
            case Step.Routes r -> false;
        };
    }

    /** Whether its numbers were given as {@code sqrt(1 - b)}, which no decimals show in full. */
    static boolean isRounded(Step step) {
        return step instanceof Step.Computed c
                && c.operation() instanceof Covariance v
                && !v.isCovariance();
    }

    /** A product of factors is written out where a conditional divides it. */
    boolean isInlined(Step.Applied of, Step input) {
        return of.law().equals(Laws.RATIO)
                && input instanceof Step.Applied product
                && product.over().isEmpty()
                && product.law().equals(Laws.product(product.inputs().size()))
                && (!graph.isNamed(product)
                        || product.inputs().stream().allMatch(Unfolding::isGiven));
    }

    private static List<Ref> refs(List<Variable> variables) {
        return variables.stream()
                .map(v -> Components.isComponents(v) ? new Ref("k") : v.ref())
                .distinct()
                .toList();
    }
}
