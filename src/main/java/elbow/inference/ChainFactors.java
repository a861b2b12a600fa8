package elbow.inference;

import elbow.model.Variable;

import java.util.List;

/**
 * The factors of a first-order hidden chain.
 *
 * @param states z[0], z[1], ...
 * @param initial p(z[0])
 * @param transitions p(z[t] | z[t−1]) over both, for each step but the first
 * @param likelihoods for each step the factors over z[t] of what was seen there, none if nothing
 */
public record ChainFactors<F>(
        List<Variable> states, F initial, List<F> transitions, List<List<F>> likelihoods) {
    public ChainFactors {
        states = List.copyOf(states);
        transitions = List.copyOf(transitions);
        likelihoods = likelihoods.stream().map(List::copyOf).toList();
        if (transitions.size() != states.size() - 1 || likelihoods.size() != states.size())
            throw new IllegalArgumentException("a chain of " + states.size() + " states");
    }

    int length() {
        return states.size();
    }

    Variable state(int t) {
        return states.get(t);
    }

    /** p(z[t] | z[t−1]) */
    F into(int t) {
        return transitions.get(t - 1);
    }

    List<F> likelihood(int t) {
        return likelihoods.get(t);
    }

    /** The last step up to this one at which something was seen, −1 if there is none. */
    int lastSeen(int last) {
        int t = last;
        while (t >= 0 && likelihoods.get(t).isEmpty()) t--;
        return t;
    }
}
