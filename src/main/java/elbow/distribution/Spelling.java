package elbow.distribution;

import elbow.formula.Formula;

import java.util.Optional;

/**
 * Another way to write a parameter: {@code sd} for the parameter var, by var = sd^2.
 *
 * @param condition what must hold of what is written, where that of the parameter does not say it
 */
public record Spelling(
        String written, String parameter, Formula value, Optional<Condition> condition) {}
