package elbow.model;

import elbow.formula.Formula;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Expectation maximisation: what is estimated, by name, with the numbers, vectors or matrices it
 * starts from, and how many rounds are asked about.
 *
 * @param rounds none to go on until nothing changes
 */
public record Em(Map<String, Formula> start, OptionalInt rounds) {
    public Em {
        start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
    }
}
