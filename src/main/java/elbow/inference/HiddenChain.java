package elbow.inference;

import elbow.inference.VariableElimination.Maximised;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exact inference on a first-order hidden chain z[0], z[1], ..., each step once, whatever is asked:
 * filter, predict, smooth, joint of neighbours, evidence, best path. With steps as factors each is
 * one table of a working; with numbers all is linear in the length.
 *
 * <p>Of {@code last} it is meant that u[0 .. last] has been seen and nothing after it; −1 is
 * nothing at all.
 */
public final class HiddenChain<F> {
    private final FactorAlgebra<F> algebra;
    private final ChainFactors<F> chain;
    private final Naming<F> naming;
    private final List<F> filtered = new ArrayList<>();
    private final List<F> normalisers = new ArrayList<>();
    private final List<F> best = new ArrayList<>();
    private final List<Maximised<F>> trail = new ArrayList<>();
    private final Map<Integer, List<F>> beyond = new HashMap<>();
    private final Map<Integer, List<F>> behind = new HashMap<>();
    private final Map<Integer, List<F>> recursed = new HashMap<>();
    private final Map<Integer, F> evidence = new HashMap<>();

    public HiddenChain(FactorAlgebra<F> algebra, ChainFactors<F> chain, Naming<F> naming) {
        this.algebra = algebra;
        this.chain = chain;
        this.naming = naming;
    }

    /** What the factors of a chain are probabilities of. */
    public enum Message {
        /** p(z[t] | u[0 .. last]) for any t, before, at or after last. */
        STATE,
        /** p(u[t] | u[0 .. t−1]) */
        NORMALISER,
        /** p(u[t+1 .. last] | z[t]) */
        BACKWARD,
        /** p(u[t+1 .. last] | u[0 .. t]) */
        REST,
        /** p(z[t], z[t+1] | u[0 .. last]) */
        PAIR,
        /** max over z[0 .. t−1] of p(z[0 .. t], u[0 .. t]) */
        BEST,
        /** p(z[t+1] | z[t]) times BEST at t */
        STEP,
        /** The largest of STEP over z[t] */
        REACHED,
        /** p(u[0 .. last]) */
        EVIDENCE
    }

    /** Gives the factors the names by which a reader knows them. */
    public interface Naming<F> {
        F named(F factor, Message message, int t, int last);
    }

    public int length() {
        return chain.length();
    }

    /** p(z[t] | u[0 .. last]): predicted, filtered or smoothed. */
    public F state(int t, int last) {
        if (t < last) return smoothed(t, last);
        return t == last ? filtered(t) : predicted(t, last);
    }

    /** p(z[t] | u[0 .. t]) = p(u[t] | z[t]) p(z[t] | u[0 .. t−1])/p(u[t] | u[0 .. t−1]) */
    private F filtered(int t) {
        for (int s = filtered.size(); s <= t; s++) {
            F predicted = predicted(s, s - 1);
            if (!chain.isSeen(s)) {
                filtered.add(predicted);
                normalisers.add(algebra.one());
                continue;
            }
            List<F> factors = new ArrayList<>(chain.likelihood(s));
            factors.add(predicted);
            F normaliser = algebra.sumProduct(factors, List.of(chain.state(s)));
            normalisers.add(naming.named(normaliser, Message.NORMALISER, s, s));
            F ratio = algebra.divide(algebra.product(factors), normalisers.get(s));
            filtered.add(naming.named(ratio, Message.STATE, s, s));
        }
        return filtered.get(t);
    }

    /** p(z[t] | u[0 .. last]) = Σ_z[t−1] p(z[t] | z[t−1]) p(z[t−1] | u[0 .. last]) */
    private F predicted(int t, int last) {
        List<F> ahead = beyond.computeIfAbsent(last, k -> new ArrayList<>());
        for (int s = last + 1 + ahead.size(); s <= t; s++) {
            F predicted = chain.initial();
            if (s > 0) {
                F before = s == last + 1 ? filtered(last) : ahead.getLast();
                predicted =
                        algebra.sumProduct(
                                List.of(chain.into(s), before), List.of(chain.state(s - 1)));
            }
            ahead.add(naming.named(predicted, Message.STATE, s, last));
        }
        return ahead.get(t - last - 1);
    }

    /** p(z[t] | u[0 .. last]) = p(z[t] | u[0 .. t]) p(u[t+1 .. last] | z[t]) / its sum. */
    private F smoothed(int t, int last) {
        Optional<F> backward = backward(t, last);
        if (backward.isEmpty()) return filtered(t);
        List<F> factors = List.of(filtered(t), backward.get());
        F smoothed = algebra.divide(algebra.product(factors), rest(t, last));
        return naming.named(smoothed, Message.STATE, t, last);
    }

    /** p(u[t+1 .. last] | u[0 .. t]) = Σ_z[t] p(z[t] | u[0 .. t]) p(u[t+1 .. last] | z[t]) */
    private F rest(int t, int last) {
        List<F> factors = List.of(filtered(t), backward(t, last).orElseThrow());
        F rest = algebra.sumProduct(factors, List.of(chain.state(t)));
        return naming.named(rest, Message.REST, t, last);
    }

    /**
     * p(u[t+1 .. last] | z[t]) = Σ_z[t+1] p(z[t+1] | z[t]) p(u[t+1] | z[t+1]) p(u[t+2 .. last] |
     * z[t+1]); none where nothing was seen after t.
     */
    public Optional<F> backward(int t, int last) {
        int seen = chain.lastSeen(last);
        if (t >= seen) return Optional.empty();
        List<F> back = behind.computeIfAbsent(seen, k -> new ArrayList<>());
        for (int s = seen - 1 - back.size(); s >= t; s--) {
            List<F> factors = new ArrayList<>(List.of(chain.into(s + 1)));
            factors.addAll(chain.likelihood(s + 1));
            if (!back.isEmpty()) factors.add(back.getLast());
            F backward = algebra.sumProduct(factors, List.of(chain.state(s + 1)));
            back.add(naming.named(backward, Message.BACKWARD, s, seen));
        }
        return Optional.of(back.get(seen - 1 - t));
    }

    /**
     * Smoothing without backward messages: p(z[t] | u) = p(z[t] | u[0 .. t]) Σ_z[t+1] p(z[t+1] |
     * z[t]) p(z[t+1] | u)/p(z[t+1] | u[0 .. t]) (Rauch, Tung and Striebel, AIAA J. 3, 1965).
     */
    public F recursed(int t, int last) {
        if (t >= chain.lastSeen(last)) return state(t, last);
        List<F> back = recursed.computeIfAbsent(last, k -> new ArrayList<>());
        for (int s = last - 1 - back.size(); s >= t; s--) {
            F after = back.isEmpty() ? filtered(last) : back.getLast();
            F ratio = algebra.divide(after, predicted(s + 1, s));
            F weight =
                    algebra.sumProduct(
                            List.of(chain.into(s + 1), ratio), List.of(chain.state(s + 1)));
            back.add(algebra.times(filtered(s), weight));
        }
        return back.get(last - 1 - t);
    }

    /** p(z[t], z[t+1] | u[0 .. last]) */
    public F pair(int t, int last) {
        if (t >= chain.lastSeen(last)) {
            F pair = algebra.times(state(t, last), chain.into(t + 1));
            return naming.named(pair, Message.PAIR, t, last);
        }
        List<F> factors = new ArrayList<>(List.of(filtered(t), chain.into(t + 1)));
        factors.addAll(chain.likelihood(t + 1));
        backward(t + 1, last).ifPresent(factors::add);
        F pair = algebra.divide(algebra.product(factors), rest(t, last));
        return naming.named(pair, Message.PAIR, t, last);
    }

    /** p(u[t] | u[0 .. t−1]) of each step; 1 where nothing was seen. */
    public List<F> normalisers(int last) {
        if (last >= 0) filtered(last);
        return List.copyOf(normalisers.subList(0, last + 1));
    }

    /** p(u[0 .. last]) = Π_t p(u[t] | u[0 .. t−1]) */
    public F evidence(int last) {
        return evidence.computeIfAbsent(last, this::product);
    }

    private F product(int last) {
        List<F> seen = new ArrayList<>();
        List<F> all = normalisers(last);
        for (int t = 0; t <= last; t++) if (chain.isSeen(t)) seen.add(all.get(t));
        return naming.named(algebra.product(seen), Message.EVIDENCE, last, last);
    }

    /** max p(z[0 .. last], u[0 .. last]) */
    public F bestProbability(int last) {
        return algebra.maxOut(best(last), List.of(chain.state(last)));
    }

    /** The tables from which the best path is read back, the last state's at the end. */
    public List<Maximised<F>> path(int last) {
        best(last);
        List<Maximised<F>> path = new ArrayList<>(trail.subList(0, last));
        path.add(new Maximised<>(chain.state(last), best(last)));
        return path;
    }

    /** The best there is up to t by its state: p(u[t] | z[t]) max_z[t−1] p(z[t] | z[t−1]) ... */
    private F best(int t) {
        for (int s = best.size(); s <= t; s++) {
            List<F> factors = new ArrayList<>(chain.likelihood(s));
            if (s == 0) factors.add(chain.initial());
            else {
                F step = algebra.product(List.of(best.get(s - 1), chain.into(s)));
                step = naming.named(step, Message.STEP, s - 1, s - 1);
                trail.add(new Maximised<>(chain.state(s - 1), step));
                F reached = algebra.maxOut(step, List.of(chain.state(s - 1)));
                factors.add(naming.named(reached, Message.REACHED, s - 1, s - 1));
            }
            best.add(naming.named(algebra.product(factors), Message.BEST, s, s));
        }
        return best.get(t);
    }
}
