package elbow.exercise;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.value.Value;
import elbow.working.Bindings;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The parameters of an exercise: those drawn, each from an axis of the grid, those that are the
 * same on every variant, and those that follow from others. A point of the grid is a choice on each
 * axis.
 */
final class Parameters {
    /** The most points a grid may have. */
    static final long MOST = 1_000_000_000_000_000L;

    private final Set<Ref> order;
    private final List<Axis> axes;
    private final Map<Ref, Value> fixed;
    private final List<Derived> derived;

    /** A parameter computed from others. */
    record Derived(Ref name, Written value) {
        Set<Ref> uses() {
            return Parameters.refs(value);
        }
    }

    /**
     * @param order all names in the order of declaration
     * @param derived each after those it uses
     */
    Parameters(Set<Ref> order, List<Axis> axes, Map<Ref, Value> fixed, List<Derived> derived) {
        this.order = Collections.unmodifiableSet(new LinkedHashSet<>(order));
        this.axes = List.copyOf(axes);
        this.fixed = Map.copyOf(fixed);
        this.derived = List.copyOf(derived);
    }

    static Set<Ref> refs(Written written) {
        Set<Ref> refs = new LinkedHashSet<>();
        Formulas.walk(written.formula())
                .forEach(f -> {
                    if (f instanceof Ref r) refs.add(r);
                });
        return refs;
    }

    List<Axis> axes() {
        return axes;
    }

    /** What is the same on every variant. */
    Map<Ref, Value> fixed() {
        return fixed;
    }

    /** What follows from others, each after those it uses. */
    List<Derived> derived() {
        return derived;
    }

    /** All names, in the order of declaration. */
    Set<Ref> names() {
        return order;
    }

    /** The names of numbers. */
    Set<Ref> numeric() {
        Set<Ref> numeric = new LinkedHashSet<>(order);
        axes.stream().filter(a -> !a.isNumeric()).forEach(a -> numeric.removeAll(a.names()));
        return numeric;
    }

    boolean isFixed() {
        return axes.stream().allMatch(a -> a.size() == 1);
    }

    /** How many points the grid has, or one more than {@link #MOST} if more than that. */
    long points() {
        BigInteger points = BigInteger.ONE;
        for (Axis axis : axes) points = points.multiply(BigInteger.valueOf(axis.size()));
        return points.min(BigInteger.valueOf(MOST + 1)).longValueExact();
    }

    long[] draw(SplitMix64 random) {
        long[] point = new long[axes.size()];
        for (int i = 0; i < point.length; i++) point[i] = random.below(axes.get(i).size());
        return point;
    }

    /** Points are numbered as in a dictionary: the last axis changes fastest. */
    long[] point(long number) {
        long[] point = new long[axes.size()];
        long rest = number;
        for (int i = point.length - 1; i >= 0; i--) {
            point[i] = rest % axes.get(i).size();
            rest /= axes.get(i).size();
        }
        return point;
    }

    /** The value of every parameter at a point, in the order of declaration. */
    Map<Ref, Value> at(long[] point) {
        Map<Ref, Value> drawn = new LinkedHashMap<>();
        for (int i = 0; i < point.length; i++) {
            Axis axis = axes.get(i);
            List<Value> values = axis.at(point[i]);
            for (int k = 0; k < values.size(); k++) drawn.put(axis.names().get(k), values.get(k));
        }
        return complete(drawn);
    }

    /** Values given to what is drawn or the same on every variant, with all that follows. */
    Map<Ref, Value> complete(Map<Ref, Value> given) {
        Map<Ref, Value> all = new LinkedHashMap<>(fixed);
        all.putAll(given);
        for (Derived d : derived)
            all.put(d.name(), new Bindings(all).evaluate(d.value().formula()));
        Map<Ref, Value> ordered = new LinkedHashMap<>();
        for (Ref name : order) ordered.put(name, requireNonNull(all.get(name)));
        return ordered;
    }

    boolean isDerived(Ref name) {
        return derived.stream().anyMatch(d -> d.name().equals(name));
    }

    /** The axes on which these parameters depend, by number. */
    List<Integer> axesOf(Set<Ref> names) {
        Set<Ref> needed = new HashSet<>(names);
        for (Derived d : derived.reversed()) if (needed.contains(d.name())) needed.addAll(d.uses());
        return IntStream.range(0, axes.size())
                .filter(i -> !Collections.disjoint(axes.get(i).names(), needed))
                .boxed()
                .toList();
    }
}
