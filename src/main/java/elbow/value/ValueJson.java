package elbow.value;

import elbow.formula.Formulas;
import elbow.value.Real.Approx;
import elbow.value.Real.Exact;
import elbow.value.Real.Undefined;

import org.apache.commons.numbers.fraction.BigFraction;

import tools.jackson.core.JsonGenerator;

import java.util.List;
import java.util.Map;

/**
 * Values as JSON: a number as a double, one beyond the doubles as {@code {"log": -2070.1}}, a table
 * as {@code {"rain": 0.2}}, a path as {@code ["rain", "sun"]} (several that tie as a list of
 * paths), a vector as {@code [0.3, 0.7]}, a matrix by its rows, a distribution as {@code
 * {"distribution": "Normal", "mean": 0, "var": 1}}, a mixture as a list of such with their weights,
 * a set or an order by its labels, what is matched as {@code {"left": "right"}}, what is no number
 * as a word.
 */
public final class ValueJson {
    private final JsonGenerator out;
    private final boolean exact;

    /** With {@code exact}, fractions are written as {@code "3/5"}. */
    public ValueJson(JsonGenerator out, boolean exact) {
        this.out = out;
        this.exact = exact;
    }

    public void write(Value value) {
        switch (value) {
            case Real r -> number(r);
            case Value.Truth t -> out.writeBoolean(t.holds());
            case Value.Name n -> out.writeString(n.text());
            case Value.Tabulated t -> table(t);
            case Value.Assignment a -> paths(a);
            case Value.Vector v -> list(v.numbers());
            case Value.Matrix m -> list(m.rows().stream().map(Value.Vector::new).toList());
            case Value.Described d -> described(d);
            case Value.Mixture m -> mixture(m);
            case Value.Listed l -> list(l.items());
            case Value.Chosen c -> path(c.labels());
            case Value.Matched m -> pairs(m);
            case Value.Expression e -> out.writeString(Formulas.text(e.formula()));
            case Value.NotDetermined n -> out.writeString("not determined");
        }
    }

    /** Values by name, in the order of the map. */
    public void write(Map<String, ? extends Value> values) {
        out.writeStartObject();
        values.forEach((name, value) -> {
            out.writeName(name);
            write(value);
        });
        out.writeEndObject();
    }

    private void number(Real number) {
        switch (number) {
            case Undefined u -> out.writeString("undefined");
            case Exact x -> fraction(x);
            case Approx x when Double.isInfinite(x.value()) ->
                    out.writeString(x.value() > 0 ? "infinite" : "-infinite");
            case Approx x -> out.writeNumber(x.value() + 0.0);
        }
    }

    private void fraction(Exact number) {
        BigFraction value = number.value();
        double nearest = value.doubleValue();
        boolean beyond = Double.isInfinite(nearest) || (nearest == 0 && value.signum() != 0);
        if (exact && Reals.isWhole(value)) out.writeNumber(value.getNumerator());
        else if (exact) out.writeString(value.getNumerator() + "/" + value.getDenominator());
        else if (beyond && value.signum() > 0) logarithm(value);
        else out.writeNumber(nearest + 0.0);
    }

    private void logarithm(BigFraction value) {
        out.writeStartObject();
        out.writeName("log");
        out.writeNumber(Reals.ln(value));
        out.writeEndObject();
    }

    private void table(Value.Tabulated table) {
        out.writeStartObject();
        for (Value.Tabulated.Row row : table.rows()) {
            out.writeName(row.label());
            number(row.value());
        }
        out.writeEndObject();
    }

    private void list(List<? extends Value> values) {
        out.writeStartArray();
        values.forEach(this::write);
        out.writeEndArray();
    }

    private void described(Value.Described described) {
        out.writeStartObject();
        fields(described);
        out.writeEndObject();
    }

    private void fields(Value.Described described) {
        out.writeName("distribution");
        out.writeString(described.distribution());
        described
                .parameters()
                .forEach((name, value) -> {
                    out.writeName(name);
                    write(value);
                });
    }

    private void mixture(Value.Mixture mixture) {
        out.writeStartArray();
        for (Value.Mixture.Component component : mixture.components()) {
            out.writeStartObject();
            out.writeName("weight");
            number(component.weight());
            fields(component.distribution());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void paths(Value.Assignment paths) {
        if (!paths.tied()) {
            path(paths.best().getFirst());
            return;
        }
        out.writeStartArray();
        paths.best().forEach(this::path);
        out.writeEndArray();
    }

    private void pairs(Value.Matched matched) {
        out.writeStartObject();
        matched.pairs().forEach(out::writeStringProperty);
        out.writeEndObject();
    }

    private void path(List<String> states) {
        out.writeStartArray();
        states.forEach(out::writeString);
        out.writeEndArray();
    }
}
