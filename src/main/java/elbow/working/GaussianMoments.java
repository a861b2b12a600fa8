package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Relate.Relating;
import elbow.formula.Formulas;
import elbow.inference.MatrixLaw;
import elbow.inference.MatrixLaw.Layout;
import elbow.model.Variable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Means and covariances of a linear-Gaussian network when the first so many of some variables are
 * known, one after the other:
 *
 * <p>without anything known below u, {@code mean(u) = Σ w mean(parent) + b} and {@code cov(u, v) =
 * Σ w cov(parent, v)}; knowing x as well adds {@code cov(u, x) var(x)⁻¹ (x − mean(x))} to a mean
 * and takes {@code cov(u, x) var(x)⁻¹ cov(x, v)} from a covariance. On a chain whose observations
 * come in their order this is the Kalman filter.
 */
final class GaussianMoments<F> {
    private final Algebra<F> algebra;
    private final GaussianNetwork<F> network;
    private final List<Known<F>> known;
    private final Map<List<Object>, Mean<F>> means = new HashMap<>();
    private final Map<List<Object>, Optional<Block<F>>> covariances = new HashMap<>();
    private final Map<List<Object>, Boolean> links = new HashMap<>();

    /** A variable that is known: by a value, or only that it has one, which then is a letter. */
    record Known<F>(Target target, Optional<Block<F>> value, Event event) {}

    /** constant + Σ slope·letter; a slope that is none is the identity. */
    record Mean<F>(Optional<Block<F>> constant, Map<Target, Optional<Block<F>>> slopes) {}

    GaussianMoments(Algebra<F> algebra, GaussianNetwork<F> network, List<Known<F>> known) {
        this.algebra = algebra;
        this.network = network;
        this.known = List.copyOf(known);
    }

    /** The network's name, p or q. */
    String networkName() {
        return network.name();
    }

    /** The discrete variables that have a state. */
    Map<Variable, Integer> states() {
        return network.states();
    }

    List<Known<F>> known() {
        return known;
    }

    /** The mean when the first {@code count} are known. */
    Mean<F> mean(Target t, int count) {
        Mean<F> whole = mean(t.variable(), count);
        if (t.component().isEmpty()) return whole;
        Optional<Block<F>> constant = whole.constant().map(c -> row(c, t));
        if (whole.slopes().isEmpty())
            constant.ifPresent(c ->
                    algebra.named(
                            c.value(),
                            measure(
                                    Functional.MEAN,
                                    List.of(t),
                                    right(List.of(t.variable()), count, c.value()))));
        Map<Target, Optional<Block<F>>> slopes = new LinkedHashMap<>();
        whole.slopes()
                .forEach((b, s) ->
                        slopes.put(b, Optional.of(row(s.orElseGet(() -> identity(b)), t))));
        return new Mean<>(constant, slopes);
    }

    /** The covariance, rows of the first; none where it is 0 by the network's shape. */
    Optional<Block<F>> covariance(Target a, Target b, int count) {
        Optional<Block<F>> whole = covariance(a.variable(), b.variable(), count);
        if (a.component().isEmpty() && b.component().isEmpty()) return whole;
        return whole.map(c -> {
            Block<F> rows = a.component().isPresent() ? row(c, a) : c;
            Block<F> part =
                    b.component().isPresent() ? row(rows.transposed(), b).transposed() : rows;
            List<Event> right = right(List.of(a.variable(), b.variable()), count, part.value());
            algebra.named(
                    part.value(),
                    a.equals(b)
                            ? measure(Functional.VAR, List.of(a), right)
                            : new Relate(
                                    Relating.COVARIANCE,
                                    List.of(a.ref()),
                                    List.of(b.ref()),
                                    right));
            return part;
        });
    }

    /** The covariance of a variable that is known: if it is a number, not 0. */
    Optional<Block<F>> variance(Target t, int count) {
        Optional<Block<F>> variance = covariance(t, t, count);
        variance.filter(Block::isNumber)
                .ifPresent(v -> algebra.nonzero(v.value(), determined(t.ref())));
        return variance;
    }

    /** Why a variable of variance 0 can't be known. */
    static String determined(Formula variable) {
        return Formulas.text(variable)
                + " is determined by what is known: it has no density, and nothing follows from"
                + " its value";
    }

    private Measure measure(Functional kind, List<Target> of, List<Event> right) {
        List<Event> left = of.stream().map(t -> new Event(t.ref())).toList();
        return new Measure(kind, List.of(new Probability(network.name(), left, right)));
    }

    /** Mean or covariance of several variables, as they are named. */
    Formula symbol(Functional kind, List<Target> of, int count, F value) {
        return measure(kind, of, right(of.stream().map(Target::variable).toList(), count, value));
    }

    private Block<F> row(Block<F> block, Target t) {
        Variable axis = block.rows().orElseThrow();
        int component = t.component().orElseThrow();
        if (component >= axis.size())
            throw new Refusal(t.variable() + " has " + axis.size() + " components", t.ref());
        F value = algebra.at(block.value(), axis, component);
        return Block.of(value, Optional.empty(), block.columns());
    }

    private Block<F> identity(Target t) {
        return identity(algebra, t);
    }

    /** The matrix I of the size of a variable; for a number it is 1. */
    static <F> Block<F> identity(Algebra<F> algebra, Target t) {
        if (t.isNumber()) return Block.number(algebra.one());
        Variable v = t.variable();
        Layout layout = new Layout(GaussianNetwork.rows(v), GaussianNetwork.columns(v));
        int size = v.dimension();
        List<Formula> cells = new ArrayList<>();
        for (int i = 0; i < size * size; i++)
            cells.add(new Num(i % (size + 1) == 0 ? BigDecimal.ONE : BigDecimal.ZERO));
        Formula symbol = new Formula.Ref("I");
        return new Block<>(algebra.numbers(layout.axes(), cells, symbol), layout);
    }

    /** How many are known before the first that is the variable or lies below it. */
    private int before(Variable v, int count) {
        for (int j = 0; j < count; j++)
            if (network.withAncestors(known.get(j).target().variable()).contains(v)) return j;
        return count;
    }

    private boolean is(Known<F> k, Variable v) {
        return k.target().equals(Target.of(v));
    }

    private Mean<F> mean(Variable v, int count) {
        Mean<F> mean = means.get(List.of(v, count));
        if (mean != null) return mean;
        int start = before(v, count);
        mean = means.get(List.of(v, start));
        if (mean == null) {
            mean = forward(v, start);
            means.put(List.of(v, start), mean);
        }
        for (int j = start + 1; j <= count; j++) {
            Mean<F> next = means.get(List.of(v, j));
            mean = next != null ? next : knowing(v, j, mean);
            means.put(List.of(v, j), mean);
        }
        return mean;
    }

    /** Σ w mean(parent) + b */
    private Mean<F> forward(Variable v, int count) {
        GaussianNode<F> node = network.node(v);
        Map<Variable, Mean<F>> parents = new LinkedHashMap<>();
        node.slopes().keySet().forEach(p -> parents.put(p, mean(p, count)));
        BlockLaw<F> law = new BlockLaw<>(algebra);
        List<Formula> terms = new ArrayList<>();
        parents.forEach((p, m) ->
                m.constant().ifPresent(c -> terms.add(product(law, slope(node, p), law.in(c)))));
        node.constant().ifPresent(c -> terms.add(law.in(c)));
        Optional<Block<F>> constant =
                BlockLaw.sum(terms)
                        .map(f -> law.gives(f, GaussianNetwork.rows(v), Optional.empty()));
        Map<Target, Optional<Block<F>>> slopes = new LinkedHashMap<>();
        for (Target letter : letters(parents.values()))
            slopes.put(letter, forwardSlope(node, parents, letter));
        return named(v, count, new Mean<>(constant, slopes));
    }

    private Optional<Block<F>> forwardSlope(
            GaussianNode<F> node, Map<Variable, Mean<F>> parents, Target letter) {
        BlockLaw<F> law = new BlockLaw<>(algebra);
        List<Formula> terms = new ArrayList<>();
        List<Variable> through =
                parents.keySet().stream()
                        .filter(p -> parentSlope(parents, p).containsKey(letter))
                        .toList();
        for (Variable p : through) {
            Optional<Block<F>> of = parentSlope(parents, p).getOrDefault(letter, Optional.empty());
            Optional<Block<F>> by = slope(node, p);
            if (of.isEmpty() && through.size() == 1) return by;
            terms.add(product(law, by, law.in(of.orElseGet(() -> identity(letter)))));
        }
        return Optional.of(
                law.gives(
                        BlockLaw.sum(terms).orElseThrow(),
                        GaussianNetwork.rows(node.variable()),
                        columns(letter)));
    }

    private Map<Target, Optional<Block<F>>> parentSlope(
            Map<Variable, Mean<F>> parents, Variable parent) {
        Mean<F> mean = parents.get(parent);
        return mean == null ? Map.of() : mean.slopes();
    }

    private static <F> Optional<Block<F>> slope(GaussianNode<F> node, Variable parent) {
        return node.slopes().getOrDefault(parent, Optional.empty());
    }

    private static <F> Formula product(BlockLaw<F> law, Optional<Block<F>> slope, Formula factor) {
        return slope.map(s -> BlockLaw.times(law.in(s), factor)).orElse(factor);
    }

    private Set<Target> letters(Iterable<Mean<F>> means) {
        Set<Target> letters = new LinkedHashSet<>();
        means.forEach(m -> letters.addAll(m.slopes().keySet()));
        return letters;
    }

    /** mean(v) + cov(v, x) var(x)⁻¹ (x − mean(x)) */
    private Mean<F> knowing(Variable v, int count, Mean<F> before) {
        Known<F> x = known.get(count - 1);
        if (is(x, v))
            return x.value().isPresent()
                    ? new Mean<>(x.value(), Map.of())
                    : new Mean<>(Optional.empty(), Map.of(x.target(), Optional.empty()));
        if (!linked(Target.of(v), x.target(), count - 1)) return before;
        Mean<F> of = mean(x.target(), count - 1);
        Map<Target, Optional<Block<F>>> slopes = new LinkedHashMap<>(before.slopes());
        if (x.value().isEmpty()) slopes.put(x.target(), Optional.of(gain(v, x, count)));
        of.slopes()
                .forEach((letter, s) -> slopes.put(letter, less(v, x, count, before, letter, s)));
        return named(v, count, new Mean<>(constant(v, x, count, before, of), slopes));
    }

    private Optional<Block<F>> constant(
            Variable v, Known<F> x, int count, Mean<F> before, Mean<F> of) {
        BlockLaw<F> law = new BlockLaw<>(algebra);
        List<Formula> difference = new ArrayList<>();
        x.value().ifPresent(value -> difference.add(law.in(value)));
        Optional<Formula> start = before.constant().map(law::in);
        Formula weight = weight(law, v, x, count);
        Optional<Formula> expected = of.constant().map(law::in);
        if (difference.isEmpty() && expected.isEmpty()) return before.constant();
        boolean added = !difference.isEmpty();
        Formula surprise =
                added
                        ? expected.map(e -> BlockLaw.minus(difference.getFirst(), e))
                                .orElse(difference.getFirst())
                        : expected.orElseThrow();
        Formula term = BlockLaw.times(weight, surprise);
        Formula sum =
                start.map(s -> added ? BlockLaw.plus(s, term) : BlockLaw.minus(s, term))
                        .orElse(added ? term : BlockLaw.negate(term));
        return Optional.of(law.gives(sum, GaussianNetwork.rows(v), Optional.empty()));
    }

    /** cov(v, x) var(x)⁻¹ */
    private Formula weight(BlockLaw<F> law, Variable v, Known<F> x, int count) {
        Formula cov = law.in(covariance(Target.of(v), x.target(), count - 1).orElseThrow());
        Formula var = law.in(variance(x.target(), count - 1).orElseThrow());
        return BlockLaw.times(cov, MatrixLaw.inverse(var));
    }

    private Block<F> gain(Variable v, Known<F> x, int count) {
        BlockLaw<F> law = new BlockLaw<>(algebra);
        return law.gives(weight(law, v, x, count), GaussianNetwork.rows(v), columns(x.target()));
    }

    private Optional<Block<F>> less(
            Variable v,
            Known<F> x,
            int count,
            Mean<F> before,
            Target letter,
            Optional<Block<F>> through) {
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Formula term =
                BlockLaw.times(
                        weight(law, v, x, count),
                        law.in(through.orElseGet(() -> identity(letter))));
        Optional<Block<F>> start = before.slopes().get(letter);
        Formula sum =
                start == null
                        ? BlockLaw.negate(term)
                        : BlockLaw.minus(law.in(start.orElseGet(() -> identity(letter))), term);
        return Optional.of(law.gives(sum, GaussianNetwork.rows(v), columns(letter)));
    }

    private static Optional<Variable> columns(Target t) {
        return t.isNumber() ? Optional.empty() : GaussianNetwork.columns(t.variable());
    }

    private Optional<Block<F>> covariance(Variable a, Variable b, int count) {
        if (!linked(Target.of(a), Target.of(b), count)) return Optional.empty();
        boolean swap = isLater(b, a);
        Variable u = swap ? b : a;
        Variable v = swap ? a : b;
        Optional<Block<F>> made = ordered(u, v, count);
        return swap ? made.map(Block::transposed) : made;
    }

    private boolean isLater(Variable a, Variable b) {
        int depth = network.depth(a) - network.depth(b);
        return depth > 0 || (depth == 0 && a.name().compareTo(b.name()) > 0);
    }

    /** The covariance of u with a variable that does not lie below it. */
    private Optional<Block<F>> ordered(Variable u, Variable v, int count) {
        Optional<Block<F>> made = covariances.get(List.of(u, v, count));
        if (made != null) return made;
        int start = before(u, count);
        made = covariances.get(List.of(u, v, start));
        if (made == null) {
            made = u.equals(v) ? variance(u, start) : forward(u, v, start);
            covariances.put(List.of(u, v, start), made);
        }
        for (int j = start + 1; j <= count; j++) {
            Optional<Block<F>> next = covariances.get(List.of(u, v, j));
            made = next != null ? next : knowing(u, v, j, made);
            covariances.put(List.of(u, v, j), made);
        }
        return made;
    }

    /** Σ w cov(parent, v) */
    private Optional<Block<F>> forward(Variable u, Variable v, int count) {
        GaussianNode<F> node = network.node(u);
        BlockLaw<F> law = new BlockLaw<>(algebra);
        List<Formula> terms = new ArrayList<>();
        node.slopes()
                .forEach((p, w) ->
                        covariance(p, v, count)
                                .ifPresent(c -> terms.add(product(law, w, law.in(c)))));
        return BlockLaw.sum(terms)
                .map(f -> law.gives(f, GaussianNetwork.rows(u), GaussianNetwork.columns(v)))
                .map(b -> named(u, v, count, b));
    }

    /** Σ w cov(parent, parent') w'ᵀ + noise */
    private Optional<Block<F>> variance(Variable u, int count) {
        GaussianNode<F> node = network.node(u);
        BlockLaw<F> law = new BlockLaw<>(algebra);
        List<Formula> terms = new ArrayList<>();
        List<Variable> parents = List.copyOf(node.slopes().keySet());
        for (int i = 0; i < parents.size(); i++)
            for (int j = 0; j < parents.size(); j++) {
                if (j < i && !u.isVector()) continue;
                congruence(law, node, parents.get(i), parents.get(j), count).ifPresent(terms::add);
            }
        node.noise().ifPresent(n -> terms.add(law.in(n)));
        return BlockLaw.sum(terms)
                .map(f -> law.gives(f, GaussianNetwork.rows(u), GaussianNetwork.columns(u)))
                .map(b -> named(u, u, count, b));
    }

    /** One term; for a number, the two of different parents at once. */
    private Optional<Formula> congruence(
            BlockLaw<F> law, GaussianNode<F> node, Variable p, Variable o, int count) {
        Optional<Block<F>> w = slope(node, p);
        Optional<Block<F>> other = slope(node, o);
        return covariance(p, o, count)
                .map(c -> {
                    Formula term = product(law, w, law.in(c));
                    if (other.isPresent())
                        term = BlockLaw.times(term, MatrixLaw.transpose(law.in(other.get())));
                    boolean twice = !p.equals(o) && !node.variable().isVector();
                    return twice ? BlockLaw.times(BlockLaw.num(2), term) : term;
                });
    }

    /** cov(u, v) − cov(u, x) var(x)⁻¹ cov(x, v) */
    private Optional<Block<F>> knowing(
            Variable u, Variable v, int count, Optional<Block<F>> before) {
        Known<F> x = known.get(count - 1);
        if (is(x, u) || is(x, v)) return Optional.empty();
        if (!linked(Target.of(u), x.target(), count - 1)
                || !linked(Target.of(v), x.target(), count - 1)) return before;
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Optional<Formula> start = before.map(law::in);
        Formula other = law.in(covariance(Target.of(v), x.target(), count - 1).orElseThrow());
        Formula taken = BlockLaw.times(weight(law, u, x, count), MatrixLaw.transpose(other));
        Formula left =
                start.map(s -> BlockLaw.minus(s, taken)).orElseGet(() -> BlockLaw.negate(taken));
        Block<F> made = law.gives(left, GaussianNetwork.rows(u), GaussianNetwork.columns(v));
        return Optional.of(named(u, v, count, made));
    }

    /** Whether two variables vary together when the first so many are known. */
    private boolean linked(Target a, Target b, int count) {
        return linked(a.variable(), b.variable(), count);
    }

    private boolean linked(Variable a, Variable b, int count) {
        boolean swap = isLater(b, a);
        Variable u = swap ? b : a;
        Variable v = swap ? a : b;
        Boolean link = links.get(List.of(u, v, count));
        if (link != null) return link;
        int start = before(u, count);
        boolean linked = links.getOrDefault(List.of(u, v, start), linkedAbove(u, v, start));
        links.put(List.of(u, v, start), linked);
        for (int j = start + 1; j <= count; j++) {
            Known<F> x = known.get(j - 1);
            if (is(x, u) || is(x, v)) linked = false;
            else if (!linked)
                linked =
                        linked(u, x.target().variable(), j - 1)
                                && linked(v, x.target().variable(), j - 1)
                                && !isKnown(u, j)
                                && !isKnown(v, j);
            links.put(List.of(u, v, j), linked);
        }
        return linked;
    }

    private boolean isKnown(Variable v, int count) {
        return known.subList(0, count).stream().anyMatch(k -> is(k, v));
    }

    private boolean linkedAbove(Variable u, Variable v, int count) {
        if (isKnown(v, count)) return false;
        GaussianNode<F> node = network.node(u);
        if (u.equals(v) && node.noise().isPresent()) return true;
        return node.slopes().keySet().stream().anyMatch(p -> linked(p, u.equals(v) ? p : v, count));
    }

    private Mean<F> named(Variable v, int count, Mean<F> mean) {
        if (mean.slopes().isEmpty())
            mean.constant()
                    .ifPresent(c ->
                            algebra.named(
                                    c.value(),
                                    new Measure(
                                            Functional.MEAN, List.of(distribution(v, count, c)))));
        return mean;
    }

    private Block<F> named(Variable u, Variable v, int count, Block<F> block) {
        Formula symbol =
                u.equals(v)
                        ? new Measure(
                                u.isVector() ? Functional.COV : Functional.VAR,
                                List.of(distribution(u, count, block)))
                        : new Relate(
                                Relating.COVARIANCE,
                                List.of(u.ref()),
                                List.of(v.ref()),
                                right(List.of(u, v), count, block.value()));
        algebra.named(block.value(), symbol);
        return block;
    }

    private Probability distribution(Variable v, int count, Block<F> block) {
        return new Probability(
                network.name(),
                List.of(new Event(v.ref())),
                right(List.of(v), count, block.value()));
    }

    /** {@code p(x | what is known before it)} of the known number k, whose density this is. */
    Probability distribution(int k, F density) {
        Known<F> x = known.get(k);
        return new Probability(
                network.name(),
                List.of(x.event()),
                right(List.of(x.target().variable()), k, density));
    }

    /**
     * What is known, and the discrete variables on which it depends: those with a state, and those
     * that the value is a table over.
     */
    private List<Event> right(List<Variable> of, int count, F value) {
        Set<Event> right = new LinkedHashSet<>();
        List<Variable> used = new ArrayList<>(of);
        for (Known<F> k : known.subList(0, count)) {
            right.add(k.event());
            used.add(k.target().variable());
        }
        used.forEach(v -> right.addAll(network.statesAbove(v)));
        for (Variable axis : algebra.axes(value))
            if (!Components.isComponents(axis)) right.add(Resolver.bare(axis));
        return List.copyOf(right);
    }
}
