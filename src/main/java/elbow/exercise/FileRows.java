package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.model.State;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Place;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a network file as rows of tables. Files round: a row is divided by its sum, and
 * told of where that is off 1 by more than 1e-6.
 */
final class FileRows {
    private static final BigDecimal SLACK = new BigDecimal("1e-6");
    private static final int FARTHEST = 400;

    private final Faults faults;
    private final List<Fault> warnings = new ArrayList<>();

    FileRows(Faults faults) {
        this.faults = faults;
    }

    /** Rows that do not sum to 1. */
    List<Fault> warnings() {
        return List.copyOf(warnings);
    }

    /** A number that is finite and not negative. */
    static BigDecimal number(FileWords.Word word) {
        String text = word.text();
        if (!word.quoted() && State.isNumber(text)) {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() < 0)
                throw FileWords.fault(word.place(), text + " is no probability: it is negative");
            if (Math.abs((long) number.precision() - number.scale()) <= FARTHEST) return number;
        }
        throw FileWords.fault(
                word.place(), "a number from 0 to 1 was expected here, not " + Fault.quote(text));
    }

    /** A row that is a distribution: divided by its sum. */
    List<Formula> distribution(String name, List<BigDecimal> numbers, Place place) {
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0) {
            faults.add(place, name + " has only zeros, so it is no distribution");
            return weights(numbers);
        }
        BigDecimal off = sum.subtract(BigDecimal.ONE);
        if (off.abs().compareTo(SLACK) > 0)
            warnings.add(
                    new Fault(
                            place,
                            name
                                    + " sums to "
                                    + sum.stripTrailingZeros().toPlainString()
                                    + ", not to 1; it is divided by its sum"));
        if (off.signum() == 0) return weights(numbers);
        Num total = new Num(sum);
        List<Formula> cells = new ArrayList<>();
        for (BigDecimal number : numbers)
            cells.add(
                    number.signum() == 0
                            ? new Num(number)
                            : new Binary(Operator.DIVIDE, new Num(number), total));
        return cells;
    }

    /** Numbers as they are. */
    static List<Formula> weights(List<BigDecimal> numbers) {
        List<Formula> cells = new ArrayList<>(numbers.size());
        for (BigDecimal number : numbers) cells.add(new Num(number));
        return cells;
    }

    /** Where the cells of a row were read, for what is told of them later. */
    static Written written(Place place) {
        return new Written(new Node.Scalar("", false, false, place), new Num(BigDecimal.ZERO));
    }
}
