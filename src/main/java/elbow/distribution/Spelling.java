package elbow.distribution;

import elbow.formula.Formula;

/** Another way to write a parameter: {@code sd} for the parameter var, by var = sd^2. */
public record Spelling(String written, String parameter, Formula value) {}
