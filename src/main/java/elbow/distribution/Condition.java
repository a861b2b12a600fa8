package elbow.distribution;

import elbow.formula.Formula;

/** What must hold of the parameters, as a comparison, and in words. */
public record Condition(Formula holds, String words) {}
