package elbow.learners;

/** How a learner works through an exercise, part by part, with formulas of his own. */
interface Learner {
    void works(Hand h);
}
