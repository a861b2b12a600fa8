package elbow.grading;

import elbow.value.Unit;
import elbow.formula.Formula;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.grading.Typed.Form;
import elbow.inference.Interpreter;
import elbow.value.Real;
import elbow.value.Reals;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number, a calculation over numbers and earlier answers, or one of the words for a value. */
final class NumberReader {
    private static final Pattern UNIT =
            Pattern.compile("(?<![\\p{L}_])(nats?|bits?)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD =
            Pattern.compile(
                    "([-+\\u2212\\u2013]?)\\s*(?:(infinite|infinity|inf|∞)|(undefined)|(nan))",
                    Pattern.CASE_INSENSITIVE);

    /** Advice that only the writer of a file can use. */
    private static final String FOR_AUTHORS = "; (inside \\{|a name with other characters).*";

    private final Asked asked;
    private final Names names;

    NumberReader(Asked asked, Names names) {
        this.asked = asked;
        this.names = names;
    }

    Typed read(Snippet source) {
        Snippet typed = source.strip();
        Matcher unit = UNIT.matcher(typed.text());
        if (!unit.find() || unit.start() == 0) return inUnit(typed, 1);
        return inUnit(typed.between(0, unit.start()).strip(), conversion(typed, unit));
    }

    private double conversion(Snippet typed, Matcher unit) {
        Unit named = Unit.named(unit.group()).orElseThrow();
        Unit wanted =
                asked.unit()
                        .orElseThrow(() ->
                                typed.fault(
                                        unit.start(),
                                        "what is asked has no unit; write the number alone"));
        return named.in(wanted);
    }

    private Typed inUnit(Snippet typed, double scale) {
        if (typed.isEmpty()) throw typed.fault(0, "a number is missing here");
        Optional<Real> word = word(typed);
        if (word.isPresent())
            return new Typed(word.get(), Optional.empty(), scale, scaled(scale, Set.of()));
        return calculation(typed, scale);
    }

    private static Optional<Real> word(Snippet typed) {
        Matcher word = WORD.matcher(typed.text());
        if (!word.matches()) return Optional.empty();
        boolean negative = "-−–".contains(word.group(1)) && !word.group(1).isEmpty();
        if (word.group(4) != null)
            throw typed.fault(0, "NaN is no number; write undefined if what is asked has no value");
        if (word.group(3) == null)
            return Optional.of(negative ? Reals.negate(Real.INFINITE) : Real.INFINITE);
        if (!word.group(1).isEmpty()) throw typed.fault(0, "undefined has no sign");
        return Optional.of(Real.UNDEFINED);
    }

    private Typed calculation(Snippet typed, double scale) {
        Spelling spelling = Spelling.of(typed);
        Formula formula = parsed(spelling);
        boolean percent = typed.text().indexOf('%') >= 0;
        if (percent && asked.kind().hasUnit())
            throw typed.fault(
                    typed.text().indexOf('%'),
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

    private static Formula parsed(Spelling spelling) {
        try {
            return Formulas.answer(spelling.text());
        } catch (FormulaException e) {
            throw spelling.told(e, withoutHint(e));
        }
    }

    /** The problem for a learner; the suggestion travels beside it. */
    static String withoutHint(FormulaException e) {
        String problem = e.problem().replaceFirst(FOR_AUTHORS, "");
        int hint = problem.lastIndexOf(" (did you mean ");
        return e.suggestion().isPresent() && hint >= 0 ? problem.substring(0, hint) : problem;
    }

    private Real evaluated(Snippet typed, Spelling spelling, Formula formula) {
        for (Formula f : Formulas.walk(formula).toList())
            if (f instanceof Num n && Double.isInfinite(n.value().doubleValue()))
                throw typed.fault(0, "the number is too large to compute");
        try {
            return new Interpreter<Real>(
                            new Arithmetic(), r -> earlier(typed, spelling, r), List.of())
                    .evaluate(formula);
        } catch (Arithmetic.NoValue e) {
            throw typed.fault(0, e.problem());
        }
    }

    private Real earlier(Snippet typed, Spelling spelling, Ref ref) {
        int at = spelling.find(ref.name());
        return names.value(ref, (problem, known) -> typed.fault(at, problem, ref.name(), known));
    }
}
