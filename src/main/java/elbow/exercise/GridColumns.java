package elbow.exercise;

import elbow.formula.Formula.Ref;
import elbow.inference.BallTables;
import elbow.inference.Balls;
import elbow.inference.Interpreter;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters at many points of a grid at once, as doubles. */
final class GridColumns {
    /** How many points are looked at together. */
    static final int WIDTH = 512;

    private final Parameters parameters;
    private final List<Choices> choices = new ArrayList<>();

    /** The numbers that one name has on an axis. */
    private record Choices(Ref name, int axis, Balls numbers) {}

    /** Of a grid small enough to be enumerated. */
    GridColumns(Parameters parameters) {
        this.parameters = parameters;
        for (int i = 0; i < parameters.axes().size(); i++) {
            Axis axis = parameters.axes().get(i);
            for (int k = 0; axis.isNumeric() && k < axis.names().size(); k++)
                choices.add(choices(axis, i, k));
        }
    }

    private static Choices choices(Axis axis, int at, int component) {
        double[] mid = new double[(int) axis.size()];
        double[] rad = new double[mid.length];
        for (int i = 0; i < mid.length; i++) {
            Real value = (Real) axis.at(i).get(component);
            mid[i] = Reals.toDouble(value);
            rad[i] = radius(value);
        }
        return new Choices(axis.names().get(component), at, Balls.of(mid, rad));
    }

    private static double radius(Real value) {
        boolean whole =
                value instanceof Real.Exact x
                        && Reals.isWhole(x.value())
                        && x.value().getNumerator().bitLength() < 53;
        return whole ? 0 : Math.ulp(Reals.toDouble(value));
    }

    /** The columns of these points; a parameter that is a state has none. */
    Map<Ref, Balls> at(List<long[]> points) {
        Map<Ref, Balls> columns = new HashMap<>();
        for (Choices c : choices) {
            int[] chosen = points.stream().mapToInt(p -> (int) p[c.axis()]).toArray();
            columns.put(c.name(), c.numbers().points(chosen));
        }
        parameters.fixed().forEach((name, value) -> columns.put(name, fixed(value, points)));
        BallTables algebra = new BallTables(points.size());
        Interpreter<Balls> interpreter =
                new Interpreter<>(algebra, r -> known(columns.get(r), r, points), List.of());
        for (Parameters.Derived d : parameters.derived())
            columns.put(d.name(), interpreter.evaluate(d.value().formula()));
        return columns;
    }

    private static Balls known(@Nullable Balls column, Ref name, List<long[]> points) {
        if (column != null) return column;
        if (name.name().equals("pi")) return fixed(Real.of(Math.PI), points);
        throw new IllegalStateException("no parameter is called " + name);
    }

    private static Balls fixed(Value value, List<long[]> points) {
        Real number = (Real) value;
        Balls one = Balls.of(new double[] {Reals.toDouble(number)}, new double[] {radius(number)});
        return one.points(new int[points.size()]);
    }
}
