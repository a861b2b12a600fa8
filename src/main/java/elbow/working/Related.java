package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formulas;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds between the numbers of parts whatever they are: one is the difference of two others,
 * one never lies above another.
 */
public final class Related {
    private static final Formula LOG_EVIDENCE = Formulas.parse("log p(observed)");
    private static final Formula EVIDENCE = Formulas.parse("p(observed)");

    private final Working.Shape shape;
    private final Map<String, Step> numbers = new LinkedHashMap<>();

    Related(Working.Shape shape) {
        this.shape = shape;
        shape.questions()
                .forEach((part, question) -> {
                    if (question instanceof Question.Quantity<Step> q
                            && q.value().axes().isEmpty()
                            && shape.graph().isNamed(q.value()))
                        numbers.put(part, Places.inNats(shape.graph(), q.value()));
                });
    }

    /** A part's number is that of a second part less that of a third. */
    public record Difference(String part, String of, String without) {}

    /**
     * A part's number never lies above another's.
     *
     * @param logarithm whether it is the logarithm of the other that it does not lie above
     */
    public record Bound(String lower, String upper, boolean logarithm) {}

    public List<Difference> differences() {
        List<Difference> found = new ArrayList<>();
        numbers.forEach((part, step) -> {
            for (Step route : step instanceof Step.Routes r ? r.inputs() : List.of(step))
                if (route instanceof Step.Applied a && isDifference(a.law().formula()))
                    for (String of : asking(a.inputs().get(0)))
                        for (String without : asking(a.inputs().get(1)))
                            found.add(new Difference(part, of, without));
        });
        return found;
    }

    private static boolean isDifference(Formula law) {
        return law.equals(new Binary(Operator.MINUS, Law.input(0), Law.input(1)));
    }

    private List<String> asking(Step step) {
        return numbers.keySet().stream().filter(p -> step.equals(numbers.get(p))).toList();
    }

    /** ELBO ≤ log p(x) ≤ EUBO */
    public List<Bound> bounds() {
        List<String> lower = new ArrayList<>();
        List<String> upper = new ArrayList<>();
        numbers.forEach((part, step) -> {
            if (!(shape.graph().symbol(step) instanceof Quantity q)) return;
            if (isLower(q)) lower.add(part);
            if (isUpper(q)) upper.add(part);
        });
        if (lower.isEmpty() && upper.isEmpty()) return List.of();
        List<String> between = parts(LOG_EVIDENCE);
        List<Bound> bounds = new ArrayList<>();
        for (String low : lower) {
            for (String high : between) bounds.add(new Bound(low, high, false));
            for (String high : upper) bounds.add(new Bound(low, high, false));
            for (String high : parts(EVIDENCE)) bounds.add(new Bound(low, high, true));
        }
        for (String low : between)
            for (String high : upper) bounds.add(new Bound(low, high, false));
        return bounds;
    }

    private List<String> parts(Formula formula) {
        try {
            Formula wanted = new Resolver(shape.scope()).resolve(formula);
            return numbers.keySet().stream()
                    .filter(p -> wanted.equals(shape.graph().symbol(step(p))))
                    .toList();
        } catch (Refusal e) {
            return List.of();
        }
    }

    private Step step(String part) {
        return requireNonNull(numbers.get(part));
    }

    private static boolean isLower(Quantity q) {
        return q.name().equals("ELBO")
                && q.arguments().stream()
                        .allMatch(a ->
                                a.value() instanceof Num n
                                        && n.value().compareTo(BigDecimal.ONE) >= 0);
    }

    private static boolean isUpper(Quantity q) {
        return q.name().equals("EUBO") || q.name().equals("CUBO");
    }
}
