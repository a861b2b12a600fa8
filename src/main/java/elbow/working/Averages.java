package elbow.working;

import java.util.Optional;

/** Means and covariances of variables that an expectation is taken over. */
interface Averages<F> {
    Block<F> mean(Target t);

    /** Rows of the first; none where they are independent. */
    Optional<Block<F>> covariance(Target a, Target b);
}
