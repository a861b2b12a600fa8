package elbow.grading;

import elbow.formula.Formula;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Ref;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.grading.Typed.Form;
import elbow.inference.Interpreter;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Unit;
import elbow.value.Value;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A number, a calculation over numbers and earlier answers, or one of the words for a value. */
final class NumberReader {
    private static final String UNITS = "(nats?|bits?|shannons?|sh|(?:hartley|ban|dit)s?)";

    /** A unit at the end, in brackets or not. */
    private static final Pattern UNIT =
            Pattern.compile(
                    "(?<![\\p{L}_])(?:\\(%1$s\\)|\\[%1$s\\]|%1$s)$".formatted(UNITS),
                    Pattern.CASE_INSENSITIVE);

    /** A word that calls nothing and is no part of a name or number. */
    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}0-9_.'\"])\\p{L}{1,40}+(?![\\p{L}0-9_.'\"(]| \\()");

    /** Words a calculation may hold. */
    private static final Set<String> LANGUAGE =
            Stream.concat(
                            Stream.of("e", "E", "pi", "infinite"),
                            Arrays.stream(Function.values()).map(f -> f.text))
                    .collect(Collectors.toUnmodifiableSet());

    /** Advice that only the writer of a file can use. */
    private static final String FOR_AUTHORS = "; (inside \\{|a name with other characters).*";

    private final Asked asked;
    private final Names names;

    NumberReader(Asked asked, Names names) {
        this.asked = asked;
        this.names = names;
    }

    /** An earlier answer, if the text is its name and it has the shape asked. */
    Optional<Value> earlier(Snippet typed, Value shape) {
        return shape instanceof Real ? Optional.empty() : names.whole(typed.text(), shape);
    }

    Typed read(Snippet source) {
        Snippet typed = source.strip();
        Optional<Typed> decimal = Decimal.read(typed.text());
        if (decimal.isPresent()) return decimal.get();
        Matcher unit = UNIT.matcher(typed.text());
        if (!unit.find()) return inUnit(typed, 1);
        Snippet number = typed.between(0, unit.start()).strip();
        return isOperand(number) ? inUnit(typed, 1) : inUnit(number, conversion(typed, unit));
    }

    private static String name(Matcher unit) {
        return unit.group().replaceAll("[\\[\\]()]", "");
    }

    /** Whether what is named like a unit is a part of the calculation. */
    private static boolean isOperand(Snippet before) {
        return before.isEmpty()
                || "+-*/^(\u00d7\u00b7\u2212".indexOf(before.text().charAt(before.length() - 1))
                        >= 0;
    }

    private double conversion(Snippet typed, Matcher unit) {
        Unit wanted =
                asked.unit()
                        .orElseThrow(() ->
                                typed.fault(
                                        unit.start(),
                                        "what is asked has no unit; write the number alone"));
        return Unit.named(name(unit))
                .orElseThrow(() -> typed.fault(unit.start(), "write the number in nats or bits"))
                .in(wanted);
    }

    private Typed inUnit(Snippet typed, double scale) {
        if (typed.isEmpty()) throw typed.fault(0, "a number is missing here");
        Optional<Real> word = ValueWords.read(typed);
        if (word.isPresent())
            return new Typed(word.get(), Optional.empty(), scale, scaled(scale, Set.of()));
        return calculation(typed, scale);
    }

    private Typed calculation(Snippet typed, double scale) {
        Spelled spelling = Spelling.of(typed, names::isKnown);
        Formula formula = parsed(spelling);
        boolean percent = spelling.text().indexOf('%') >= 0;
        if (percent && asked.kind().hasUnit())
            throw spelling.fault(
                    spelling.text().indexOf('%'),
                    "what is asked is in " + asked.unit().orElseThrow().text() + ", not a share");
        Real value = evaluated(typed, spelling, formula);
        Optional<BigDecimal> literal =
                Literal.of(percent ? Literal.withoutPercent(formula) : formula);
        EnumSet<Form> forms = EnumSet.noneOf(Form.class);
        if (percent) forms.add(Form.PERCENT);
        if (literal.isEmpty()) forms.add(Form.CALCULATION);
        Real converted = scale == 1 ? value : Reals.times(value, Real.of(scale));
        return new Typed(converted, literal, percent ? 0.01 : scale, scaled(scale, forms));
    }

    private static Set<Form> scaled(double scale, Set<Form> forms) {
        if (scale == 1) return forms;
        EnumSet<Form> all = EnumSet.of(Form.UNIT);
        all.addAll(forms);
        return all;
    }

    private Formula parsed(Spelled spelling) {
        try {
            return Formulas.answer(spelling.text());
        } catch (FormulaException e) {
            refuseWords(spelling, e.offset());
            throw spelling.told(e, withoutHint(e));
        }
    }

    /** Tells of the first word that means nothing, rather than of what does not fit behind it. */
    private void refuseWords(Spelled spelling, int end) {
        Matcher word = WORD.matcher(spelling.text());
        while (word.find() && word.start() <= end)
            if (!names.isKnown(word.group()) && !LANGUAGE.contains(word.group()))
                throw spelling.fault(
                        word.start(), Names.unknown(word.group()), word.group(), names.all());
    }

    /** The problem for a learner; the suggestion travels beside it. */
    static String withoutHint(FormulaException e) {
        String problem = e.problem().replaceFirst(FOR_AUTHORS, "");
        int hint = problem.lastIndexOf(" (did you mean ");
        return e.suggestion().isPresent() && hint >= 0 ? problem.substring(0, hint) : problem;
    }

    private Real evaluated(Snippet typed, Spelled spelling, Formula formula) {
        try {
            Real value =
                    new Interpreter<Real>(new Arithmetic(), r -> earlier(spelling, r), List.of())
                            .evaluate(formula);
            return Arithmetic.number(value);
        } catch (Arithmetic.NoValue e) {
            throw typed.fault(0, e.problem());
        }
    }

    private Real earlier(Spelled spelling, Ref ref) {
        int at = spelling.find(ref.name());
        return names.value(ref, (problem, known) -> spelling.fault(at, problem, ref.name(), known));
    }
}
