package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Word;
import elbow.inference.Interpreter;
import elbow.inference.Tape;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A law as one works it out who writes rounded numbers down, on a tape. */
final class HandLines {
    private final Tape tape;
    private final UnaryOperator<Tape.Cells> rounded;
    private final List<Variable> over;
    private final List<Tape.Cells> numbers;
    private Optional<Formula> support = Optional.empty();

    /**
     * @param rounded what is written of a number
     */
    HandLines(
            Tape tape,
            UnaryOperator<Tape.Cells> rounded,
            List<Variable> over,
            List<Tape.Cells> inputs) {
        this.tape = tape;
        this.rounded = rounded;
        this.over = over;
        this.numbers = new ArrayList<>(inputs);
    }

    /** Each term of a sum written down, of anything else each of its operands; then the result. */
    Tape.Cells byTerms(Law law) {
        return worked(law) ? written(value(terms(law.formula()))) : whole(law);
    }

    /** The result of every operation written down. */
    Tape.Cells byOperations(Law law) {
        return worked(law) ? value(operations(law.formula())) : whole(law);
    }

    /** Only the result written down. */
    Tape.Cells whole(Law law) {
        int inputs = numbers.size();
        return written(law.evaluate(tape, over, numbers.subList(0, inputs)));
    }

    /** Whether a law is worked out by its formula; a sum over a support leaves the rest out. */
    private boolean worked(Law law) {
        if (law.stable().isEmpty()) return true;
        return switch (law.stable().get()) {
            case DIVERGENCE -> true;
            case POSSIBLE -> false;
            case SUPPORT -> {
                if (!(law.formula() instanceof Fold f) || f.kind() != Folding.SUM) yield false;
                Tape.Cells weight = numbers.getLast();
                support = Optional.of(leaf(tape.times(weight, tape.divide(tape.one(), weight))));
                yield true;
            }
        };
    }

    private Tape.Cells written(Tape.Cells number) {
        return rounded.apply(number);
    }

    private Tape.Cells value(Formula f) {
        return new Interpreter<>(tape, r -> numbers.get(Law.index(r)), over).evaluate(f);
    }

    private Formula terms(Formula f) {
        return switch (f) {
            case Negate n when !isLeaf(n.operand()) -> new Negate(terms(n.operand()));
            case Fold fold -> fold(fold);
            case Binary b when isSum(b) -> addends(b);
            case Binary b -> new Binary(b.operator(), collapse(b.left()), collapse(b.right()));
            case Call c ->
                    new Call(c.function(), c.arguments().stream().map(this::collapse).toList());
            default -> f;
        };
    }

    private Formula fold(Fold fold) {
        return switch (fold.kind()) {
            case SUM -> addends(fold);
            case MAX, MIN -> new Fold(fold.kind(), fold.over(), collapse(fold.body()));
            case MEAN -> {
                Formula sum = new Fold(Folding.SUM, fold.over(), fold.body());
                yield new Binary(Operator.DIVIDE, collapse(sum), count());
            }
        };
    }

    private Formula count() {
        long count = over.stream().mapToLong(Variable::size).reduce(1, (a, b) -> a * b);
        return new Num(BigDecimal.valueOf(count));
    }

    private Formula addends(Formula f) {
        return switch (f) {
            case Binary b when isSum(b) ->
                    new Binary(b.operator(), addends(b.left()), addends(b.right()));
            case Fold fold when fold.kind() == Folding.SUM ->
                    new Fold(fold.kind(), fold.over(), supported(addends(fold.body())));
            default -> collapse(f);
        };
    }

    private Formula supported(Formula body) {
        return support.<Formula>map(s -> new Binary(Operator.TIMES, s, body)).orElse(body);
    }

    private Formula operations(Formula f) {
        return switch (f) {
            case Negate n -> new Negate(operations(n.operand()));
            case Fold fold -> {
                Formula body = operations(fold.body());
                Formula term = fold.kind() == Folding.SUM ? supported(body) : body;
                yield leaf(written(value(new Fold(fold.kind(), fold.over(), term))));
            }
            case Binary b ->
                    leaf(
                            written(
                                    value(
                                            new Binary(
                                                    b.operator(),
                                                    operations(b.left()),
                                                    operations(b.right())))));
            case Call c ->
                    leaf(
                            written(
                                    value(
                                            new Call(
                                                    c.function(),
                                                    c.arguments().stream()
                                                            .map(this::operations)
                                                            .toList()))));
            default -> f;
        };
    }

    private static boolean isSum(Binary b) {
        return b.operator() == Operator.PLUS || b.operator() == Operator.MINUS;
    }

    private Formula collapse(Formula f) {
        return isLeaf(f) ? f : leaf(written(value(f)));
    }

    private static boolean isLeaf(Formula f) {
        return f instanceof Ref || f instanceof Num || f instanceof Word;
    }

    private Formula leaf(Tape.Cells number) {
        numbers.add(number);
        return Law.input(numbers.size() - 1);
    }
}
