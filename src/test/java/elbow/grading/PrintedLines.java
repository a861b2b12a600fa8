package elbow.grading;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.formula.Formula;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formulas;
import elbow.inference.Interpreter;
import elbow.inference.Scalars;
import elbow.model.State;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.working.Digits;
import elbow.working.Passage;
import elbow.working.Passage.Derivation;
import elbow.working.Passage.Equality;
import elbow.working.Passage.Rows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hand that follows the printed working of a variant: it puts its own rounded numbers in the
 * place of the printed ones, works each printed expression out, rounds, and goes on. It knows
 * nothing of the graph behind the print, and nothing of what it can't read: vectors and words.
 */
final class PrintedLines {
    private final Variant variant;
    private final RoundingMode rounding;

    /** What this hand has in the place of a printed number. */
    private final Map<BigDecimal, Real> own = new HashMap<>();

    PrintedLines(Variant variant, RoundingMode rounding) {
        this.variant = variant;
        this.rounding = rounding;
    }

    /** One answer, and the part and number it is an answer to. */
    record Answer(Part part, int number, Real value) {}

    /** The numbers this hand comes to, of the parts whose working it can read. */
    List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        List<String> before = new ArrayList<>();
        for (Part part : variant.exercise().parts()) {
            if (!part.form().isComputed()) continue;
            List<Passage> passages = variant.worked(part.name(), before, new Digits(part.digits()));
            List<Real> truth = variant.answers().get(part.name()).numbers();
            List<Optional<Real>> asked = List.of();
            for (Passage passage : passages) {
                List<Optional<Real>> results = follow(passage, part.digits());
                if (isOf(passage, truth, part.digits())) asked = results;
            }
            for (int i = 0; i < asked.size(); i++) {
                int number = i;
                asked.get(i).ifPresent(v -> answers.add(new Answer(part, number, v)));
            }
            before.add(part.name());
        }
        return answers;
    }

    /** Whether a passage ends with the numbers asked. */
    private static boolean isOf(Passage passage, List<Real> truth, int digits) {
        List<List<Equality>> ends =
                switch (passage) {
                    case Derivation d -> List.of(d.lines());
                    case Rows r when r.total().isEmpty() ->
                            r.rows().stream().map(Passage.Row::lines).toList();
                    case Rows r -> List.of(r.total());
                    case Passage.Conclusion c -> List.of();
                };
        if (ends.size() != truth.size()) return false;
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i).isEmpty() || !Reals.isFinite(truth.get(i))) return false;
            Optional<Real> printed = number(ends.get(i).getLast().formula());
            Real asked = exact(new Digits(digits).round(truth.get(i)));
            if (printed.filter(p -> exact(new Digits(digits).round(p)).equals(asked)).isEmpty())
                return false;
        }
        return true;
    }

    private static Optional<Real> number(Formula printed) {
        return switch (printed) {
            case Num n -> Optional.of(exact(n.value()));
            case Negate m when m.operand() instanceof Num n ->
                    Optional.of(exact(n.value().negate()));
            default -> Optional.empty();
        };
    }

    private List<Optional<Real>> follow(Passage passage, int digits) {
        return switch (passage) {
            case Derivation d -> List.of(line(d.lines(), digits));
            case Rows r when r.total().isEmpty() ->
                    r.rows().stream().map(x -> line(x.lines(), digits)).toList();
            case Rows r -> List.of(sum(r, digits));
            case Passage.Conclusion c -> List.of();
        };
    }

    /** From the first line, with the numbers of this hand, to the last, which has the result. */
    private Optional<Real> line(List<Equality> lines, int digits) {
        if (lines.isEmpty()) return Optional.empty();
        Optional<Real> value = value(lines.getFirst().formula(), digits);
        if (lines.size() == 1) return value;
        Optional<Real> rounded = value.map(v -> rounded(v, digits));
        rounded.ifPresent(r -> keep(lines.getLast().formula(), r));
        return rounded;
    }

    /** A long sum, if all its terms are printed. */
    private Optional<Real> sum(Rows sum, int digits) {
        Real total = Real.ZERO;
        for (Passage.Row row : sum.rows()) {
            Optional<Real> term = line(row.lines(), digits);
            if (term.isEmpty() || sum.left() > 0) return Optional.empty();
            total = Reals.plus(total, term.get());
        }
        Formula printed = sum.total().getLast().formula();
        if (printed instanceof Negate && Reals.signum(total) > 0) total = Reals.negate(total);
        Real result = rounded(total, digits);
        keep(printed, result);
        return Optional.of(result);
    }

    private void keep(Formula printed, Real value) {
        if (printed instanceof Num n) own.put(n.value(), value);
        if (printed instanceof Negate m && m.operand() instanceof Num n)
            own.put(n.value(), Reals.negate(value));
    }

    private Optional<Real> value(Formula line, int digits) {
        List<Real> numbers = new ArrayList<>();
        Formula named =
                Formulas.rewrite(
                        line,
                        f -> {
                            if (!(f instanceof Num n)) return f;
                            BigDecimal asked = new Digits(digits).round(exact(n.value()));
                            numbers.add(
                                    n.value().scale() < asked.scale()
                                            ? exact(n.value())
                                            : own.getOrDefault(asked, exact(n.value())));
                            return new Formula.Ref("n" + (numbers.size() - 1));
                        });
        try {
            Real value =
                    new Interpreter<>(
                                    new Scalars(),
                                    r -> numbers.get(Integer.parseInt(r.name().substring(1))),
                                    List.of())
                            .evaluate(named);
            return Optional.of(value).filter(Reals::isFinite);
        } catch (IllegalArgumentException notArithmetic) {
            return Optional.empty();
        }
    }

    private Real rounded(Real value, int digits) {
        return exact(new Digits(digits, rounding).round(value));
    }

    private static Real exact(BigDecimal value) {
        return Real.of(State.fraction(value));
    }
}
