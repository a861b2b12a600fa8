package elbow.inference;

import elbow.model.Variable;

import java.util.List;

/** The factors of a chain, all made. */
record GivenFactors<F>(
        List<Variable> states, F initial, List<F> transitions, List<List<F>> likelihoods)
        implements ChainFactors<F> {
    @Override
    public int length() {
        return states.size();
    }

    @Override
    public Variable state(int t) {
        return states.get(t);
    }

    @Override
    public F into(int t) {
        return transitions.get(t - 1);
    }

    @Override
    public List<F> likelihood(int t) {
        return likelihoods.get(t);
    }

    @Override
    public boolean isSeen(int t) {
        return !likelihoods.get(t).isEmpty();
    }
}
