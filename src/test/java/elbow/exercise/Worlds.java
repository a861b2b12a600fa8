package elbow.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** A small network the slow way: every joint state with its probability, in doubles. */
final class Worlds {
    /** The probability of a joint state. */
    interface Weight {
        double of(int[] states);
    }

    private record World(int[] states, double weight) {}

    private final List<World> all = new ArrayList<>();

    /**
     * @param sizes how many states each variable has
     */
    Worlds(Weight weight, int... sizes) {
        int joint = 1;
        for (int size : sizes) joint *= size;
        for (int at = 0; at < joint; at++) {
            int[] states = new int[sizes.length];
            int rest = at;
            for (int v = sizes.length - 1; v >= 0; v--) {
                states[v] = rest % sizes[v];
                rest /= sizes[v];
            }
            all.add(new World(states, weight.of(states)));
        }
    }

    /** Variable {@code v} is in state {@code s}. */
    static Predicate<int[]> is(int v, int s) {
        return states -> states[v] == s;
    }

    /** A two-state variable's probability of its state, by that of state 1. */
    static double row(int state, double one) {
        return state == 1 ? one : 1 - one;
    }

    static double xlogx(double p) {
        return p == 0 ? 0 : p * Math.log(p);
    }

    /** KL of two Bernoulli distributions. */
    static double kl(double a, double b) {
        return a * Math.log(a / b) + (1 - a) * Math.log((1 - a) / (1 - b));
    }

    /** The entropy of a Bernoulli distribution. */
    static double entropy(double a) {
        return -xlogx(a) - xlogx(1 - a);
    }

    double p(Predicate<int[]> event) {
        return mean(s -> event.test(s) ? 1 : 0);
    }

    double p(Predicate<int[]> event, Predicate<int[]> given) {
        return p(event.and(given)) / p(given);
    }

    double mean(ToDoubleFunction<int[]> f) {
        double sum = 0;
        for (World w : all) if (w.weight > 0) sum += w.weight * f.applyAsDouble(w.states);
        return sum;
    }

    double mean(ToDoubleFunction<int[]> f, Predicate<int[]> given) {
        return mean(s -> given.test(s) ? f.applyAsDouble(s) : 0) / p(given);
    }

    /** I(a ; b | given) of two variables with two states, at what is given. */
    double information(int a, int b, Predicate<int[]> given) {
        return mean(
                s -> {
                    double both = p(is(a, s[a]).and(is(b, s[b])), given);
                    return Math.log(both / p(is(a, s[a]), given) / p(is(b, s[b]), given));
                },
                given);
    }
}
