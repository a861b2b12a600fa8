package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formulas;
import elbow.inference.Covariance;
import elbow.inference.MatrixLaw.Layout;
import elbow.model.Density;
import elbow.model.LinearNormal;
import elbow.model.Matrix;
import elbow.model.Network;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a network that are not discrete, each Normal around an affine mean. */
final class GaussianNetwork<F> {
    private final Algebra<F> algebra;
    private final String name;
    private final Network network;
    private final Map<Variable, Integer> states;
    private final Map<Variable, Formula> given;
    private final Map<Variable, GaussianNode<F>> nodes = new HashMap<>();
    private final Map<Variable, Integer> depths = new HashMap<>();
    private final Map<Variable, Set<Variable>> above = new HashMap<>();

    /**
     * @param states the discrete variables that have a state
     * @param given the values of variables that the network has no density for: what q is given
     */
    GaussianNetwork(
            Algebra<F> algebra,
            String name,
            Network network,
            Map<Variable, Integer> states,
            Map<Variable, Formula> given) {
        this.algebra = algebra;
        this.name = name;
        this.network = network;
        this.states = Map.copyOf(states);
        this.given = Map.copyOf(given);
    }

    String name() {
        return name;
    }

    Map<Variable, Integer> states() {
        return states;
    }

    /** How it depends on its parents; IllegalArgumentException says why it is no such variable. */
    GaussianNode<F> node(Variable v) {
        GaussianNode<F> node = nodes.get(v);
        if (node == null) {
            node = network.densityOf(v).map(this::read).orElseGet(() -> fixed(v));
            nodes.put(v, node);
        }
        return node;
    }

    /** The parents among the variables that are not discrete. */
    List<Variable> parents(Variable v) {
        return network.densityOf(v).map(Density::realParents).orElse(List.of());
    }

    /** The variable and all that it depends on, but for discrete ones. */
    Set<Variable> withAncestors(Variable v) {
        Set<Variable> known = above.get(v);
        if (known == null) {
            known = new LinkedHashSet<>(List.of(v));
            for (Variable parent : parents(v)) known.addAll(withAncestors(parent));
            above.put(v, known);
        }
        return known;
    }

    /** The discrete parents that have a state, of the variable and of all that it depends on. */
    List<Event> statesAbove(Variable v) {
        return withAncestors(v).stream()
                .flatMap(u -> network.densityOf(u).stream())
                .flatMap(d -> d.discreteParents().stream())
                .filter(states::containsKey)
                .distinct()
                .map(u -> Resolver.state(u, states.getOrDefault(u, 0)))
                .toList();
    }

    /** The length of the longest way down to the variable. */
    int depth(Variable v) {
        Integer depth = depths.get(v);
        if (depth == null) {
            depth = 0;
            for (Variable parent : parents(v)) depth = Math.max(depth, depth(parent) + 1);
            depths.put(v, depth);
        }
        return depth;
    }

    /** A value as it was observed. */
    Block<F> value(Variable v, boolean isComponent, Formula written) {
        Matrix matrix = elbow.model.Affine.of(written, List.of()).constant();
        int wanted = isComponent ? 1 : v.dimension();
        if (matrix.rows() != wanted || matrix.columns() != 1)
            throw new Refusal(v + " has " + wanted + " components", written);
        Optional<Variable> rows = isComponent ? Optional.empty() : rows(v);
        return numbers(new Layout(rows, Optional.empty()), List.of(), List.of(matrix), written);
    }

    static Optional<Variable> rows(Variable v) {
        return v.isVector() ? Optional.of(Components.rows(v.dimension())) : Optional.empty();
    }

    static Optional<Variable> columns(Variable v) {
        return v.isVector() ? Optional.of(Components.columns(v.dimension())) : Optional.empty();
    }

    private GaussianNode<F> fixed(Variable v) {
        Formula value = given.get(v);
        if (value == null) throw new IllegalArgumentException(name + " has no density for " + v);
        return new GaussianNode<>(
                v, Map.of(), Optional.of(value(v, false, value)), Optional.empty());
    }

    private GaussianNode<F> read(Density density) {
        Variable v = density.child();
        List<Variable> parents = density.realParents();
        List<LinearNormal> rows =
                density.rows().stream().map(r -> LinearNormal.of(v, parents, r)).toList();
        List<Variable> choosing = density.discreteParents();
        Map<Variable, Optional<Block<F>>> slopes = new LinkedHashMap<>();
        for (Variable parent : parents) {
            List<Matrix> slope = rows.stream().map(r -> slope(r, v, parent)).toList();
            if (!slope.stream().allMatch(Matrix::isZero))
                slopes.put(parent, block(new Layout(rows(v), columns(parent)), choosing, slope));
        }
        List<Matrix> constants = rows.stream().map(r -> r.mean().constant()).toList();
        Layout vector = new Layout(rows(v), Optional.empty());
        boolean none = !slopes.isEmpty() && constants.stream().allMatch(Matrix::isZero);
        Formula mean = slopes.isEmpty() ? meanSymbol(v) : written(constants);
        return new GaussianNode<>(
                v,
                slopes,
                none ? Optional.empty() : Optional.of(numbers(vector, choosing, constants, mean)),
                noise(v, choosing, rows));
    }

    private static Matrix slope(LinearNormal row, Variable child, Variable parent) {
        Matrix slope = row.mean().slopes().get(parent);
        if (slope != null) return slope;
        int size = child.dimension() * parent.dimension();
        return new Matrix(
                child.dimension(),
                parent.dimension(),
                java.util.Collections.nCopies(size, new Num(java.math.BigDecimal.ZERO)));
    }

    /** None stands for the identity. */
    private Optional<Block<F>> block(Layout layout, List<Variable> choosing, List<Matrix> rows) {
        return rows.stream().allMatch(Matrix::isIdentity)
                ? Optional.empty()
                : Optional.of(numbers(layout, choosing, rows, written(rows)));
    }

    private Optional<Block<F>> noise(Variable v, List<Variable> choosing, List<LinearNormal> rows) {
        if (rows.stream().allMatch(r -> r.covariance().isEmpty())) return Optional.empty();
        int size = v.dimension() * v.dimension();
        List<Matrix> covariances =
                rows.stream()
                        .map(r ->
                                r.covariance()
                                        .orElseGet(() ->
                                                new Matrix(
                                                        v.dimension(),
                                                        v.dimension(),
                                                        java.util.Collections.nCopies(
                                                                size,
                                                                new Num(
                                                                        java.math.BigDecimal
                                                                                .ZERO)))))
                        .toList();
        Layout layout = new Layout(rows(v), columns(v));
        boolean root = parents(v).isEmpty();
        Formula symbol = root ? symbol(Functional.VAR, v) : written(covariances);
        Block<F> written = numbers(layout, choosing, covariances, symbol);
        if (!v.isVector()) return Optional.of(written);
        boolean inverse = rows.stream().anyMatch(LinearNormal::isInverse);
        if (!inverse)
            return Optional.of(checked(written, new Covariance(v.name(), layout, true), symbol));
        if (!rows.stream().allMatch(LinearNormal::isInverse))
            throw new IllegalArgumentException(
                    "the spread of " + v + " is a precision matrix in one row and not in another");
        Block<F> precision =
                checked(written, new Covariance(v.name(), layout, true), written(covariances));
        BlockLaw<F> law = new BlockLaw<>(algebra);
        Block<F> made =
                law.gives(
                        elbow.inference.MatrixLaw.inverse(law.in(precision)),
                        layout.rows(),
                        layout.columns());
        algebra.named(made.value(), root ? symbol : symbol(Functional.COV, v));
        return Optional.of(made);
    }

    private Formula meanSymbol(Variable v) {
        return symbol(Functional.MEAN, v);
    }

    private Formula symbol(Functional what, Variable v) {
        List<Event> right = new ArrayList<>();
        network.densityOf(v)
                .ifPresent(d -> {
                    for (Variable c : d.discreteParents())
                        right.add(
                                states.containsKey(c)
                                        ? Resolver.state(c, states.get(c))
                                        : Resolver.bare(c));
                });
        Functional kind = what == Functional.VAR && v.isVector() ? Functional.COV : what;
        return new Measure(kind, List.of(new Probability(name, List.of(Resolver.bare(v)), right)));
    }

    /** The formula where there is one row; several are known by the first one's. */
    private static Formula written(List<Matrix> rows) {
        if (rows.size() == 1) return rows.getFirst().formula();
        return new Formula.Vector(rows.stream().map(Matrix::formula).toList());
    }

    private Block<F> numbers(
            Layout layout, List<Variable> choosing, List<Matrix> rows, Formula symbol) {
        List<Variable> axes = new ArrayList<>(choosing);
        layout.rows().ifPresent(axes::add);
        layout.columns().ifPresent(axes::add);
        List<Formula> cells = rows.stream().flatMap(m -> m.cells().stream()).toList();
        F value = algebra.numbers(axes, cells, symbol);
        for (Variable c : choosing)
            if (states.containsKey(c)) value = algebra.at(value, c, states.get(c));
        Block<F> block = new Block<>(value, layout);
        return cells.stream().allMatch(GaussianNetwork::isRational)
                ? block
                : checked(block, new Covariance(name, layout, false), symbol);
    }

    private Block<F> checked(Block<F> block, Covariance operation, Formula symbol) {
        List<Variable> axes = algebra.axes(block.value());
        F checked = algebra.compute(operation, List.of(block.value()), axes);
        return new Block<>(algebra.named(checked, symbol), block.layout());
    }

    /** Whether a formula has an exact value where its parameters have. */
    private static boolean isRational(Formula f) {
        return Formulas.walk(f)
                .noneMatch(x ->
                        switch (x) {
                            case Call c ->
                                    c.function() != Function.ABS
                                            && c.function() != Function.MIN
                                            && c.function() != Function.MAX;
                            case Binary b -> b.operator() == Operator.POWER && !isWhole(b.right());
                            default -> false;
                        });
    }

    private static boolean isWhole(Formula f) {
        Formula of = f instanceof Negate n ? n.operand() : f;
        return of instanceof Num n && n.value().stripTrailingZeros().scale() <= 0;
    }
}
