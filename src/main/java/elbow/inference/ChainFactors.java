package elbow.inference;

import elbow.model.Variable;

import java.util.List;

/** The factors of a first-order hidden chain z[0], z[1], ..., made when they are needed. */
public interface ChainFactors<F> {
    int length();

    /** z[t] */
    Variable state(int t);

    /** p(z[0]) */
    F initial();

    /** p(z[t] | z[t−1]) over both */
    F into(int t);

    /** The factors over z[t] of what was seen at this step; none if nothing was. */
    List<F> likelihood(int t);

    /** Whether anything was seen at this step. */
    boolean isSeen(int t);

    /** The last step up to this one at which something was seen, −1 if there is none. */
    default int lastSeen(int last) {
        int t = last;
        while (t >= 0 && !isSeen(t)) t--;
        return t;
    }
}
