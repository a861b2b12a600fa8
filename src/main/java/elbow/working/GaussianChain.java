package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.inference.KalmanFilter;
import elbow.inference.KalmanFilter.Filtered;
import elbow.inference.KalmanFilter.Linear;
import elbow.inference.KalmanFilter.Smoothed;
import elbow.inference.KalmanFilter.State;
import elbow.inference.NotPositiveDefinite;
import elbow.inference.Table;
import elbow.model.Network;
import elbow.model.Variable;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** States one after the other, each with leaves that are seen of it; all Normal and linear. */
final class GaussianChain<F> {
    /** A shorter chain is worked exactly. */
    private static final int SHORT = 20;

    /** Beyond this ratio of variances doubles lose too many digits. */
    private static final double SPREAD = 1e8;

    private final Numbers<F> numbers;
    private final GaussianNetwork<F> network;
    private final List<Variable> states;
    private final Map<Variable, Integer> times = new HashMap<>();
    private final Map<Variable, Linear> leaves = new LinkedHashMap<>();
    private final Map<Variable, Integer> leafTimes = new HashMap<>();
    private final List<Linear> moves = new ArrayList<>();
    private final Run all;
    private final Map<Map<Variable, Formula>, Run> others = new HashMap<>();

    /**
     * How a chain hangs together.
     *
     * @param leaves what is seen of which state
     */
    record Shape(List<Variable> states, Map<Variable, Integer> leaves) {}

    /** The chain that starts here; none if what hangs together with it is no such chain. */
    static Optional<Shape> shape(Network p, Variable root, Map<Variable, Formula> observed) {
        List<Variable> states = new ArrayList<>();
        Map<Variable, Integer> leaves = new LinkedHashMap<>();
        Map<Variable, List<Variable>> children = new HashMap<>();
        for (Variable v : p.variables())
            for (Variable parent : p.parents(v))
                children.computeIfAbsent(parent, k -> new ArrayList<>()).add(v);
        Optional<Variable> next = Optional.of(root);
        while (next.isPresent()) {
            Variable state = next.get();
            next = Optional.empty();
            states.add(state);
            if (observed.containsKey(state)) return Optional.empty();
            for (Variable child : children.getOrDefault(state, List.of())) {
                if (p.parents(child).size() != 1 || child.isDiscrete()) return Optional.empty();
                if (!children.containsKey(child)) leaves.put(child, states.size() - 1);
                else if (next.isPresent()) return Optional.empty();
                else next = Optional.of(child);
            }
        }
        boolean isLong = states.size() > SHORT && !root.isDiscrete();
        return isLong ? Optional.of(new Shape(states, leaves)) : Optional.empty();
    }

    /** With its numbers; none if doubles can't do with them. */
    static <F> Optional<GaussianChain<F>> of(
            Numbers<F> numbers, Network p, Shape shape, Map<Variable, Formula> observed) {
        try {
            GaussianChain<F> chain =
                    new GaussianChain<>(numbers, p, shape.states, shape.leaves, observed);
            return chain.isEven() ? Optional.of(chain) : Optional.empty();
        } catch (IllegalArgumentException | NotPositiveDefinite e) {
            return Optional.empty();
        }
    }

    private GaussianChain(
            Numbers<F> numbers,
            Network p,
            List<Variable> states,
            Map<Variable, Integer> leaves,
            Map<Variable, Formula> observed) {
        this.numbers = numbers;
        this.network = new GaussianNetwork<>(numbers, "p", p, Map.of(), Map.of());
        this.states = states;
        for (int t = 0; t < states.size(); t++) {
            times.put(states.get(t), t);
            moves.add(
                    linear(
                            states.get(t),
                            t == 0 ? Optional.empty() : Optional.of(states.get(t - 1))));
        }
        leaves.forEach((leaf, t) -> {
            leafTimes.put(leaf, t);
            this.leaves.put(leaf, linear(leaf, Optional.of(states.get(t))));
        });
        Map<Variable, Formula> seen = new LinkedHashMap<>();
        for (Variable leaf : leaves.keySet())
            if (observed.containsKey(leaf)) seen.put(leaf, observed.get(leaf));
        this.all = new Run(seen);
    }

    private Linear linear(Variable v, Optional<Variable> parent) {
        GaussianNode<F> node = network.node(v);
        int height = v.dimension();
        int width = parent.map(Variable::dimension).orElse(height);
        double[][] slope = new double[height][width];
        if (parent.isPresent() && node.slopes().containsKey(parent.get())) {
            Optional<Block<F>> w = node.slopes().getOrDefault(parent.get(), Optional.empty());
            for (int i = 0; i < height; i++)
                for (int j = 0; j < width; j++)
                    slope[i][j] = w.isPresent() ? cell(w.get(), i, j) : i == j ? 1 : 0;
        }
        double[] constant = new double[height];
        double[][] noise = new double[height][height];
        for (int i = 0; i < height; i++) {
            int row = i;
            constant[i] = node.constant().map(c -> cell(c, row, 0)).orElse(0.0);
            for (int j = 0; j < height; j++) {
                int column = j;
                noise[i][j] = node.noise().map(n -> cell(n, row, column)).orElse(0.0);
            }
        }
        return new Linear(slope, constant, noise);
    }

    private double cell(Block<F> block, int i, int j) {
        Table table = numbers.read(block.value());
        Map<Variable, Integer> at = new HashMap<>();
        block.rows().ifPresent(r -> at.put(r, i));
        block.columns().ifPresent(c -> at.put(c, j));
        return Reals.toDouble(table.cells().get(Cells.index(table.axes(), at)));
    }

    /** Whether no variance is many times another. */
    private boolean isEven() {
        List<Linear> parts = new ArrayList<>(moves);
        parts.addAll(leaves.values());
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Linear part : parts)
            for (int i = 0; i < part.size(); i++) {
                least = Math.min(least, part.variance(i));
                most = Math.max(most, part.variance(i));
            }
        return least > 0 && most <= SPREAD * least;
    }

    /** One pass over the chain, with what was seen in it. */
    private final class Run {
        private final Map<Variable, Formula> seen;
        private final KalmanFilter filter;
        private final List<List<Variable>> seenAt = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>();
        private final Filtered filtered;
        private Optional<Smoothed> smoothed = Optional.empty();

        Run(Map<Variable, Formula> seen) {
            this.seen = seen;
            for (int t = 0; t < states.size(); t++) seenAt.add(new ArrayList<>());
            for (Variable leaf : leaves.keySet())
                if (seen.containsKey(leaf)) seenAt.get(time(leaf)).add(leaf);
            int count = 0;
            List<Optional<double[]>> values = new ArrayList<>();
            for (List<Variable> now : seenAt) {
                count += now.size();
                counts.add(count);
                values.add(now.isEmpty() ? Optional.empty() : Optional.of(values(now)));
            }
            this.filter =
                    new KalmanFilter(
                            start(),
                            moves::get,
                            t -> Linear.stacked(seenAt.get(t).stream().map(leaves::get).toList()));
            this.filtered = filter.filter(values);
        }

        private double[] values(List<Variable> now) {
            List<Double> values = new ArrayList<>();
            for (Variable leaf : now) {
                Block<F> value = network.value(leaf, false, requireNonNull(seen.get(leaf)));
                for (int i = 0; i < leaf.dimension(); i++) values.add(cell(value, i, 0));
            }
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        /** Where this many were seen last; the first step if nothing was. */
        int last(int count) {
            for (int t = 0; t < counts.size(); t++) if (counts.get(t) >= count) return t;
            return counts.size() - 1;
        }

        /** Whether these are all that was seen up to some step. */
        boolean beginsWith(Map<Variable, Formula> some) {
            if (some.size() > seen.size() || counts.get(last(some.size())) != some.size())
                return some.isEmpty();
            int last = last(some.size());
            return some.entrySet().stream()
                    .allMatch(e ->
                            time(e.getKey()) <= last && e.getValue().equals(seen.get(e.getKey())));
        }

        State smoothed(int t) {
            if (smoothed.isEmpty()) smoothed = Optional.of(filter.smooth(filtered));
            return smoothed.get().states().get(t);
        }
    }

    private State start() {
        return moves.getFirst().noise();
    }

    private Run run(Map<Variable, Formula> seen) {
        return others.computeIfAbsent(seen, Run::new);
    }

    double logEvidence(Map<Variable, Formula> seen) {
        if (seen.isEmpty()) return 0;
        return all.beginsWith(seen)
                ? all.filtered.logEvidences().get(all.last(seen.size()))
                : run(seen).filtered.logEvidence();
    }

    /** What is known of a variable of the chain, given what was seen. */
    State state(Variable v, Map<Variable, Formula> seen) {
        Linear leaf = leaves.get(v);
        return leaf == null
                ? state(requireNonNull(times.get(v)), seen)
                : leaf.of(state(time(v), seen));
    }

    private int time(Variable leaf) {
        return requireNonNull(leafTimes.get(leaf));
    }

    private State state(int t, Map<Variable, Formula> seen) {
        if (seen.isEmpty()) {
            State state = start();
            for (int s = 1; s <= t; s++) state = moves.get(s).of(state);
            return state;
        }
        boolean prefix = all.beginsWith(seen);
        Run run = prefix ? all : run(seen);
        int last = run.last(seen.size());
        if (t >= last) {
            State state = run.filtered.filtered().get(last);
            for (int s = last + 1; s <= t; s++) state = moves.get(s).of(state);
            return state;
        }
        return (seen.size() == run.seen.size() ? run : run(seen)).smoothed(t);
    }
}
