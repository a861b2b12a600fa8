package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Place;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A formula and the text it was read from, so that what is wrong with it is told at its place. */
record Written(Node.Scalar scalar, Formula formula) {
    private static final String WORD = "[\\p{L}\\p{N}_]";

    /** The formula in a text; none if it can't be read, which is a fault. */
    static Optional<Written> read(Node.Scalar scalar, Faults faults) {
        try {
            return Optional.of(new Written(scalar, Formulas.parse(scalar.text())));
        } catch (FormulaException e) {
            faults.add(scalar.at(e.offset()), e.problem());
            return Optional.empty();
        }
    }

    /** Another formula made from the same text. */
    Written with(Formula made) {
        return new Written(scalar, made);
    }

    Place place() {
        return scalar.place();
    }

    /**
     * Where a part of the formula stands; the text's own place if it does not stand there as is.
     */
    Place placeOf(Formula culprit) {
        return find(culprit).map(scalar::at).orElseGet(() -> scalar.at(nearby(culprit)));
    }

    /** Whether a formula stands in the text as it is printed. */
    boolean holds(Formula part) {
        return find(part).isPresent();
    }

    private Optional<Integer> find(Formula part) {
        return find(Formulas.text(part));
    }

    /** The offset of a text, however it is spaced, where it is no part of a longer word. */
    Optional<Integer> find(String text) {
        String spaced =
                text.codePoints()
                        .filter(c -> c != ' ')
                        .mapToObj(c -> Pattern.quote(Character.toString(c)))
                        .collect(Collectors.joining("\\s*"));
        Matcher matcher =
                Pattern.compile(
                                "(?<!" + WORD + "(?=" + WORD + "))" + spaced + "(?!(?<=" + WORD
                                        + ")" + WORD + ")")
                        .matcher(scalar.text());
        return matcher.find() ? Optional.of(matcher.start()) : Optional.empty();
    }

    /** The first place of something inside the part, else the start. */
    private int nearby(Formula part) {
        return Formulas.walk(part).skip(1).flatMap(f -> find(f).stream()).findFirst().orElse(0);
    }
}
