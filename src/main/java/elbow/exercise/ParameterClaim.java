package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relation;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.Comparing;

import java.util.List;

/** Claims over parameters alone: {@code low < high}, {@code first != second}. */
final class ParameterClaim {
    private final Parameters parameters;

    ParameterClaim(Parameters parameters) {
        this.parameters = parameters;
    }

    /** Whether nothing but parameters stands in the claim. */
    boolean covers(Formula claim) {
        return switch (claim) {
            case Not n -> covers(n.operand());
            case Binary b when isLogical(b) -> covers(b.left()) && covers(b.right());
            case Comparison c ->
                    comparesStates(c)
                            || c.operands().stream()
                                    .allMatch(o ->
                                            Arithmetic.culprit(o, parameters.numeric()).isEmpty());
            case Formula f -> false;
        };
    }

    boolean holds(Formula claim, Bindings bindings) {
        return switch (claim) {
            case Not n -> !holds(n.operand(), bindings);
            case Binary b when b.operator() == Operator.AND ->
                    holds(b.left(), bindings) && holds(b.right(), bindings);
            case Binary b when b.operator() == Operator.OR ->
                    holds(b.left(), bindings) || holds(b.right(), bindings);
            case Comparison c when comparesStates(c) -> states(c, bindings);
            case Comparison c -> numbers(c, bindings);
            case Formula f -> throw new IllegalArgumentException("no claim: " + f);
        };
    }

    private static boolean isLogical(Binary b) {
        return b.operator() == Operator.AND || b.operator() == Operator.OR;
    }

    /** {@code first != second}, {@code first = rain} of parameters that are states. */
    private boolean comparesStates(Comparison c) {
        Relation relation = c.relations().getFirst();
        return c.operands().size() == 2
                && (relation == Relation.EQUAL || relation == Relation.NOT_EQUAL)
                && c.operands().stream().allMatch(Ref.class::isInstance)
                && c.operands().stream().anyMatch(this::isState)
                && c.operands().stream().noneMatch(parameters.numeric()::contains);
    }

    private boolean isState(Formula operand) {
        return operand instanceof Ref r
                && parameters.names().contains(r)
                && !parameters.numeric().contains(r);
    }

    private static boolean states(Comparison c, Bindings bindings) {
        boolean same =
                state(c.operands().getFirst(), bindings)
                        .equals(state(c.operands().getLast(), bindings));
        return same == (c.relations().getFirst() == Relation.EQUAL);
    }

    private static Value state(Formula operand, Bindings bindings) {
        Ref name = (Ref) operand;
        Value value = bindings.values().get(name);
        return value != null ? value : new Value.Name(name.name());
    }

    private static boolean numbers(Comparison c, Bindings bindings) {
        List<Formula> sides = c.operands();
        for (int i = 0; i < c.relations().size(); i++)
            if (!Comparing.holds(
                    bindings.evaluate(sides.get(i)),
                    c.relations().get(i),
                    bindings.evaluate(sides.get(i + 1)))) return false;
        return true;
    }
}
