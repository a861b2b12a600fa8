package elbow.model;

import elbow.formula.Formula;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Expectation maximisation: what is estimated, by name, with the numbers, vectors or matrices it
 * starts from, and how many rounds are asked about.
 */
public record Em(Map<String, Formula> start, int rounds) {
    public Em {
        start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
    }
}
