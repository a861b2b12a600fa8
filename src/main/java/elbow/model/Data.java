package elbow.model;

import elbow.formula.Formula;

import java.util.List;

/**
 * Observations of several variables together: the values of each row in the order of the columns,
 * and how often each row was seen.
 */
public record Data(List<Variable> columns, List<List<Formula>> rows, List<Formula> counts) {
    public Data {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        counts = List.copyOf(counts);
    }
}
