package elbow.working;

import elbow.distribution.Distribution;
import elbow.distribution.Instance;
import elbow.distribution.Statistic;
import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formulas;
import elbow.formula.TextPrinter;
import elbow.model.Variable;
import elbow.working.Belief.Named;
import elbow.working.Expectations.Surroundings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Statistics of the variables of a belief that are not discrete. */
final class Moments<F> {
    private final Algebra<F> algebra;
    private final Densities<F> densities;
    private final Belief<F> under;
    private final Formula network;

    /**
     * @param network what the belief is called: q, or p(z | x)
     */
    Moments(Algebra<F> algebra, Densities<F> densities, Belief<F> under, Formula network) {
        this.network = network;
        this.algebra = algebra;
        this.densities = densities;
        this.under = under;
    }

    /** The variable of the belief that a name means, by itself or by a component. */
    Optional<Variable> variable(Ref ref) {
        for (Named<F> part : under.parts())
            for (Variable v : part.of())
                if (ref.equals(v.ref()) || component(ref, v) > 0) return Optional.of(v);
        return Optional.empty();
    }

    /** The component that a name means of a variable, 0 if it means none. */
    private static int component(Ref ref, Variable v) {
        Ref name = v.ref();
        int length = name.path().size();
        return ref.name().equals(name.name())
                        && ref.path().size() == length + 1
                        && ref.path().subList(0, length).equals(name.path())
                        && ref.path().getLast() instanceof Selector.Component c
                        && c.key().matches("\\d{1,4}")
                ? Integer.parseInt(c.key())
                : 0;
    }

    Named<F> part(Variable v) {
        return under.parts().stream().filter(p -> p.of().contains(v)).findFirst().orElseThrow();
    }

    private Variable of(Ref ref) {
        return variable(ref).orElseThrow();
    }

    /** Whether no variable of one set shares a part with one of the other. */
    boolean areIndependent(Set<Variable> first, Set<Variable> second) {
        return first.stream()
                .allMatch(v -> second.stream().noneMatch(w -> part(v).of().contains(w)));
    }

    F of(Statistic statistic, Ref ref) {
        return find(statistic, ref)
                .orElseThrow(() ->
                        new Refusal(
                                "the "
                                        + statistic.text
                                        + " of "
                                        + TextPrinter.print(ref)
                                        + " has no closed form",
                                ref));
    }

    /** A statistic of one number, by a law of its distribution. */
    Optional<F> find(Statistic statistic, Ref ref) {
        Variable v = of(ref);
        Named<F> part = part(v);
        if (Simplex.isOn(part))
            return simplex(part).component(statistic, component(ref, v), symbol(statistic, ref));
        if (isJoint(part)) {
            int at = position(part, v, component(ref, v));
            F mean = algebra.at(parameter(part, "mean"), rows(part), at);
            if (statistic == Statistic.MEAN) return Optional.of(mean);
            return Optional.empty();
        }
        return part.family()
                .law(statistic)
                .map(law -> densities.apply(law, part.parameters()))
                .or(() -> new Integrals<>(algebra, network).statistic(statistic, part))
                .map(f -> algebra.named(f, symbol(statistic, ref)));
    }

    /** {@code mean(z)}, {@code E_q[ log z ]} with what z is under. */
    private Formula symbol(Statistic statistic, Ref ref) {
        Formula alone =
                switch (statistic) {
                    case MEAN,
                            VAR,
                            SD,
                            MODE,
                            ENTROPY,
                            DEVIATION,
                            LOG_VAR,
                            LOG_POWER,
                            LOG_EXPONENTIAL ->
                            ref;
                    case SQUARE -> new Binary(Operator.POWER, ref, new Num(BigDecimal.TWO));
                    case LOG -> new Call(Function.LOG, List.of(ref));
                    case LOG_COMPLEMENT ->
                            new Call(
                                    Function.LOG,
                                    List.of(
                                            new Binary(
                                                    Operator.MINUS, new Num(BigDecimal.ONE), ref)));
                    case RECIPROCAL -> new Binary(Operator.DIVIDE, new Num(BigDecimal.ONE), ref);
                };
        return switch (statistic) {
            case VAR -> new Measure(Functional.VAR, List.of(alone));
            case SD -> new Measure(Functional.SD, List.of(alone));
            case MODE -> new Measure(Functional.MODE, List.of(alone));
            case ENTROPY -> new Measure(Functional.H, List.of(alone));
            case MEAN, SQUARE, LOG, LOG_COMPLEMENT, RECIPROCAL -> new Expectation(network, alone);
            case DEVIATION, LOG_VAR, LOG_POWER, LOG_EXPONENTIAL -> new Ref(statistic.text);
        };
    }

    /** Whether the part holds several numbers in vectors. */
    private static <F> boolean isJoint(Named<F> part) {
        return part.of().size() > 1 || part.of().getFirst().isVector();
    }

    private F parameter(Named<F> part, String name) {
        F found = part.parameters().get(name);
        if (found == null) throw new IllegalStateException(part.family().name() + " " + name);
        return found;
    }

    private Variable rows(Named<F> part) {
        return Components.rows(size(part));
    }

    private static <F> int size(Named<F> part) {
        return part.of().stream().mapToInt(Variable::dimension).sum();
    }

    private static <F> int position(Named<F> part, Variable v, int component) {
        int at = Math.max(0, component - 1);
        for (Variable w : part.of()) {
            if (w.equals(v)) return at;
            at += w.dimension();
        }
        throw new IllegalStateException(v.name());
    }

    private F covariance(Ref a, Ref b) {
        Variable v = of(a);
        Variable w = of(b);
        Named<F> part = part(v);
        if (!isJoint(part)) return of(Statistic.VAR, a);
        if (Simplex.isOn(part)) return simplex(part).covariance(component(a, v), component(b, w));
        F row = algebra.at(parameter(part, "cov"), rows(part), position(part, v, component(a, v)));
        return algebra.at(row, Components.columns(size(part)), position(part, w, component(b, w)));
    }

    boolean isAffine(Formula f) {
        return coefficients(f).isPresent();
    }

    /** The factors of the variables in an affine form; empty if it is none. */
    private Optional<Map<Ref, Formula>> coefficients(Formula f) {
        if (!mentions(f)) return Optional.of(Map.of());
        if (f instanceof Ref r) return Optional.of(Map.of(r, new Num(BigDecimal.ONE)));
        if (f instanceof Negate n) return coefficients(n.operand()).map(c -> each(c, Negate::new));
        if (!(f instanceof Binary b)) return Optional.empty();
        return switch (b.operator()) {
            case PLUS, MINUS -> sum(b);
            case TIMES ->
                    !mentions(b.left())
                            ? coefficients(b.right()).map(c -> each(c, x -> times(b.left(), x)))
                            : !mentions(b.right())
                                    ? coefficients(b.left())
                                            .map(c -> each(c, x -> times(x, b.right())))
                                    : Optional.empty();
            case DIVIDE ->
                    mentions(b.right())
                            ? Optional.empty()
                            : coefficients(b.left())
                                    .map(c ->
                                            each(
                                                    c,
                                                    x ->
                                                            new Binary(
                                                                    Operator.DIVIDE,
                                                                    x,
                                                                    b.right())));
            case POWER, AND, OR -> Optional.empty();
        };
    }

    private Optional<Map<Ref, Formula>> sum(Binary b) {
        Optional<Map<Ref, Formula>> left = coefficients(b.left());
        Optional<Map<Ref, Formula>> right = coefficients(b.right());
        if (left.isEmpty() || right.isEmpty()) return Optional.empty();
        Map<Ref, Formula> sum = new LinkedHashMap<>(left.get());
        boolean minus = b.operator() == Operator.MINUS;
        right.get()
                .forEach((r, c) -> {
                    Formula before = sum.get(r);
                    if (before != null) sum.put(r, new Binary(b.operator(), before, c));
                    else sum.put(r, minus ? new Negate(c) : c);
                });
        return Optional.of(sum);
    }

    private static Map<Ref, Formula> each(
            Map<Ref, Formula> of, java.util.function.UnaryOperator<Formula> change) {
        Map<Ref, Formula> changed = new LinkedHashMap<>();
        of.forEach((r, c) -> changed.put(r, change.apply(c)));
        return changed;
    }

    private static Formula times(Formula a, Formula b) {
        return isOne(a) ? b : isOne(b) ? a : new Binary(Operator.TIMES, a, b);
    }

    private static boolean isOne(Formula f) {
        return f instanceof Num n && n.value().compareTo(BigDecimal.ONE) == 0;
    }

    /** The square of a factor, its sign dropped. */
    private static Formula square(Formula f) {
        if (f instanceof Negate n) return square(n.operand());
        return isOne(f) ? f : new Binary(Operator.POWER, f, new Num(BigDecimal.TWO));
    }

    private boolean mentions(Formula f) {
        return Formulas.walk(f).anyMatch(g -> g instanceof Ref r && variable(r).isPresent());
    }

    /** cov(Σ a v, Σ b w) = Σ a b cov(v, w) over the pairs that are not independent. */
    F covariance(Formula first, Formula second, Surroundings<F> around) {
        Map<Ref, Formula> left = coefficients(first).orElseThrow();
        Map<Ref, Formula> right = coefficients(second).orElseThrow();
        List<Formula> terms = new ArrayList<>();
        left.forEach((a, x) ->
                right.forEach((b, y) -> {
                    if (!part(of(a)).of().contains(of(b))) return;
                    Formula factor = x.equals(y) ? square(x) : times(x, y);
                    Formula cov = around.input(covariance(a, b));
                    terms.add(times(around.other(factor), cov));
                }));
        if (terms.size() == 1 && terms.getFirst() instanceof Ref)
            return around.value(terms.getFirst());
        F sum =
                around.value(
                        terms.stream()
                                .reduce((a, b) -> new Binary(Operator.PLUS, a, b))
                                .orElse(new Num(BigDecimal.ZERO)));
        return first.equals(second)
                ? algebra.named(sum, new Measure(Functional.VAR, List.of(first)))
                : sum;
    }

    /** E ln p(x) for a variable x of the belief, by its statistics. */
    Optional<Formula> expectedLog(
            Distribution family, Map<String, Formula> parameters, Ref x, Surroundings<F> around) {
        if (isJoint(part(of(x)))) return Optional.empty();
        Map<Ref, Formula> names = new LinkedHashMap<>();
        parameters.forEach((name, f) -> names.put(new Ref(name), around.other(f)));
        return closed(family, names, x, around);
    }

    /** E ln p(x) where p is given by numbers. */
    Formula expectedLog(Named<F> of, Surroundings<F> around) {
        if (Simplex.isOn(of)) {
            Variable theta = of.of().getFirst();
            return simplex(part(theta))
                    .log(of.parameters(), theta.ref(), network)
                    .map(around::input)
                    .orElseThrow();
        }
        if (isJoint(of))
            throw new Refusal(
                    "the expected log density of several variables jointly",
                    of.of().getFirst().ref());
        Map<Ref, Formula> names = new LinkedHashMap<>();
        of.parameters().forEach((name, f) -> names.put(new Ref(name), around.input(f)));
        Ref x = of.of().getFirst().ref();
        return closed(of.family(), names, x, around)
                .or(() ->
                        new Integrals<>(algebra, network)
                                .logDensity(part(of.of().getFirst()), of)
                                .map(around::input))
                .orElseThrow(() ->
                        new Refusal(
                                "the expected log density of " + x.name() + " has no closed form",
                                x));
    }

    private Optional<Formula> closed(
            Distribution family, Map<Ref, Formula> names, Ref x, Surroundings<F> around) {
        Optional<Formula> law = family.expectedLogDensity();
        if (law.isEmpty()) return Optional.empty();
        Map<Ref, Formula> all = new LinkedHashMap<>(names);
        all.put(Resolver.PI, around.other(Resolver.PI));
        for (Statistic s : Statistic.values()) {
            Ref name = new Ref("x", List.of(new Selector.Component(s.text)));
            if (Formulas.walk(law.get()).noneMatch(name::equals)) continue;
            if (family.at(s).isPresent()) return Optional.empty();
            Optional<F> value = find(s, x);
            if (value.isEmpty()) return Optional.empty();
            all.put(name, around.input(value.get()));
        }
        return Optional.of(
                Formulas.rewrite(law.get(), f -> f instanceof Ref r ? all.getOrDefault(r, f) : f));
    }

    private Simplex<F> simplex(Named<F> part) {
        return new Simplex<>(algebra, densities, part);
    }

    /** E ln p(child | parents) where a parent stands as a whole vector. */
    Optional<Formula> vectorLog(Instance row, Formula child, Variable v, Surroundings<F> around) {
        if (row.distribution().support() instanceof Support.Simplex && child instanceof Ref theta) {
            Map<String, F> parameters = new LinkedHashMap<>();
            row.parameters().forEach((name, f) -> parameters.put(name, densities.value(f)));
            return simplex(part(v)).log(parameters, theta, network).map(around::input);
        }
        if (!row.distribution().name().equals("Multinomial")
                || !(row.parameters().get("p") instanceof Ref p)
                || variable(p).isEmpty()) return Optional.empty();
        Formula n = java.util.Objects.requireNonNull(row.parameters().get("n"));
        return simplex(part(of(p))).counts(n, child, p, network).map(around::input);
    }
}
