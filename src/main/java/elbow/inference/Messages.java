package elbow.inference;

/** The forward and backward messages of a chain, normalised, read as probabilities. */
sealed interface Messages permits ScaledMessages, LogMessages {
    /** ln p(u); −∞ if what was seen is impossible. */
    double logEvidence();

    /** p(z[t] = k | u[0 .. t−1]) */
    double predicted(int t, int k);

    /** p(z[t] = k | u[0 .. t]) */
    double filtered(int t, int k);

    /** p(z[t] = k | u) */
    double smoothed(int t, int k);

    /** p(z[t] = i, z[t+1] = j | u) */
    double pair(int t, int i, int j);
}
