package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A formula asked of a model, and what its answer should be: a number, words, or a table. */
record Asked(String model, String formula, Object should) {
    private static final double RELATIVE = 1e-12;

    /** The rows of a table by their labels: {@code "0", 0.2, "1", 0.8}. */
    static Map<String, Double> table(Object... rows) {
        Map<String, Double> table = new LinkedHashMap<>();
        for (int i = 0; i < rows.length; i += 2)
            table.put((String) rows[i], ((Number) rows[i + 1]).doubleValue());
        return table;
    }

    /** Both roads to an answer are taken: tables of numbers, and the graph of steps. */
    void check() {
        boolean claim = should instanceof Boolean;
        String part = "{" + (claim ? "truth" : "formula") + ": '" + formula.replace("'", "''");
        Exercise exercise =
                ExercisesForTests.read("id: a\n" + model + "ask:\n  - answer: " + part + "'}\n");
        check(exercise.variant(1).answers().get("answer"));
        check(exercise.variant(1).solution().answers().get("answer"));
    }

    private void check(@Nullable Value is) {
        switch (should) {
            case Map<?, ?> table -> {
                Value.Tabulated rows = (Value.Tabulated) is;
                assertThat(rows.rows().stream().map(Value.Tabulated.Row::label))
                        .as(formula)
                        .isEqualTo(table.keySet().stream().toList());
                rows.rows().forEach(r -> close(r.value(), (Double) table.get(r.label())));
            }
            case Number n -> close(is, n.doubleValue());
            default -> assertThat(text(is)).as(formula).isEqualTo(should.toString());
        }
    }

    private void close(@Nullable Value is, double should) {
        assertThat(is).as(formula).isInstanceOf(Real.class).isNotEqualTo(Real.UNDEFINED);
        double value = Reals.toDouble((Real) is);
        if (Double.isInfinite(should)) assertThat((Double) value).as(formula).isEqualTo(should);
        else
            assertThat(Math.abs(value - should))
                    .as(formula + " is " + value + " for " + should)
                    .isLessThanOrEqualTo(RELATIVE * Math.max(Math.abs(should), 1e-3));
    }

    /** Words, and all states that tie. */
    static String text(@Nullable Value value) {
        return switch (value) {
            case Value.Truth t -> String.valueOf(t.holds());
            case Value.Assignment a ->
                    a.best().stream()
                            .map(best -> String.join(", ", best))
                            .collect(Collectors.joining(" or "));
            case Real.Undefined u -> "undefined";
            case Real r -> String.valueOf(Reals.toDouble(r));
            case Value.Name n -> n.text();
            case Value.Tabulated t -> t.rows().toString();
            case Value.Listed l ->
                    l.items().stream().map(Asked::text).collect(Collectors.joining("; "));
            case Value.NotDetermined n -> "not determined";
            case Value v -> v.toString();
            case null -> "nothing";
        };
    }

    @Override
    public String toString() {
        return formula;
    }
}
