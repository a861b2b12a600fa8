package elbow.grading;

import elbow.value.Real;
import elbow.value.Value;
import elbow.value.Value.Assignment;
import elbow.value.Value.Chosen;
import elbow.value.Value.Described;
import elbow.value.Value.Listed;
import elbow.value.Value.Matrix;
import elbow.value.Value.Mixture;
import elbow.value.Value.Tabulated;
import elbow.value.Value.Tabulated.Row;
import elbow.value.Value.Truth;
import elbow.value.Value.Vector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Whether one answer can stand in the place of another: it names the same things. */
final class Shapes {
    private Shapes() {}

    /** The value in the order of the shape, if it has that shape. */
    static Optional<Value> fitted(Value value, Value shape) {
        return switch (shape) {
            case Real r when value instanceof Real -> Optional.of(value);
            case Truth t when value instanceof Truth -> Optional.of(value);
            case Tabulated wanted when value instanceof Tabulated table -> table(table, wanted);
            case Vector v when value instanceof Vector w ->
                    sized(value, w.numbers().size(), v.numbers().size());
            case Matrix m when value instanceof Matrix n ->
                    n.rows().size() == m.rows().size()
                            ? sized(value, n.numbers().size(), m.numbers().size())
                            : Optional.empty();
            case Described d when value instanceof Described -> Optional.of(value);
            case Mixture m when value instanceof Mixture n ->
                    sized(value, n.components().size(), m.components().size());
            case Assignment wanted when value instanceof Assignment a -> states(a, wanted);
            case Chosen c when value instanceof Chosen d && c.ordered() == d.ordered() ->
                    Optional.of(value);
            case Listed wanted when value instanceof Listed list -> list(list, wanted);
            case Value v -> Optional.empty();
        };
    }

    private static Optional<Value> sized(Value value, int size, int wanted) {
        return size == wanted ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Value> table(Tabulated table, Tabulated wanted) {
        List<Row> rows = new ArrayList<>();
        for (Row row : wanted.rows())
            table.rows().stream()
                    .filter(r -> r.states().equals(row.states()))
                    .findFirst()
                    .ifPresent(rows::add);
        boolean same = rows.size() == wanted.rows().size() && rows.size() == table.rows().size();
        return same ? Optional.of(new Tabulated(wanted.variables(), rows)) : Optional.empty();
    }

    private static Optional<Value> states(Assignment a, Assignment wanted) {
        if (a.variables().size() != wanted.variables().size()
                || !new HashSet<>(a.variables()).equals(new HashSet<>(wanted.variables())))
            return Optional.empty();
        List<List<String>> best =
                a.best().stream()
                        .map(b ->
                                wanted.variables().stream()
                                        .map(v -> b.get(a.variables().indexOf(v)))
                                        .toList())
                        .toList();
        return Optional.of(new Assignment(wanted.variables(), best));
    }

    private static Optional<Value> list(Listed list, Listed wanted) {
        if (list.items().size() != wanted.items().size()) return Optional.empty();
        List<Value> items = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++)
            fitted(list.items().get(i), wanted.items().get(i)).ifPresent(items::add);
        return items.size() == wanted.items().size()
                ? Optional.of(new Listed(items))
                : Optional.empty();
    }
}
