package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;

import java.util.List;
import java.util.function.Function;

/** Which formulas are numbers, vectors and matrices, found from the names in them. */
final class Dimensions {
    private final Function<Ref, Shape> names;

    Dimensions(Function<Ref, Shape> names) {
        this.names = names;
    }

    /** Rows and columns; a number has neither, a vector no columns. */
    record Shape(int rows, int columns) {
        static final Shape NUMBER = new Shape(0, 0);

        static Shape vector(int dimension) {
            return new Shape(dimension, 0);
        }

        boolean isNumber() {
            return rows == 0;
        }

        boolean isVector() {
            return rows > 0 && columns == 0;
        }

        /** What one component of it is. */
        Shape inside() {
            return columns > 0 ? vector(columns) : NUMBER;
        }

        @Override
        public String toString() {
            if (isNumber()) return "a number";
            return isVector()
                    ? "a vector of " + rows
                    : "a matrix of " + rows + " rows and " + columns + " columns";
        }
    }

    /** The components of a variable with this distribution, 0 for a number. */
    int of(Family family) {
        int dimension = 0;
        for (Argument a : family.arguments()) {
            if (a.value() instanceof Formula.Range) continue;
            Shape shape = of(a.value());
            if (shape.isNumber()) continue;
            if (shape.columns() > 0 && shape.columns() != shape.rows())
                throw wrong(
                        Formulas.text(a.value()) + " is " + shape + ", and a square one is wanted");
            if (dimension > 0 && dimension != shape.rows())
                throw wrong(
                        "the parameters of "
                                + family.name()
                                + " do not fit: "
                                + Formulas.text(a.value())
                                + " is "
                                + shape
                                + ", another has "
                                + dimension
                                + " components");
            dimension = shape.rows();
        }
        return dimension;
    }

    Shape of(Formula formula) {
        return switch (formula) {
            case Ref r -> names.apply(r);
            case Vector v -> vector(v);
            case Negate n -> of(n.operand());
            case Binary b -> binary(b);
            case Call c -> of(c.arguments().getFirst());
            case Formula f -> Shape.NUMBER;
        };
    }

    private Shape vector(Vector v) {
        List<Shape> inside = v.elements().stream().map(this::of).distinct().toList();
        if (inside.size() == 1 && inside.getFirst().isNumber())
            return Shape.vector(v.elements().size());
        if (inside.size() == 1 && inside.getFirst().isVector())
            return new Shape(v.elements().size(), inside.getFirst().rows());
        throw wrong(Formulas.text(v) + " is neither a vector of numbers nor a matrix");
    }

    private Shape binary(Binary b) {
        Shape left = of(b.left());
        Shape right = of(b.right());
        return switch (b.operator()) {
            case PLUS, MINUS -> {
                if (left.isNumber() || left.equals(right)) yield right;
                if (right.isNumber()) yield left;
                throw misfit(b, left, right);
            }
            case TIMES -> product(b, left, right);
            case DIVIDE, POWER, AND, OR -> {
                if (right.isNumber()) yield left;
                throw misfit(b, left, right);
            }
        };
    }

    private static Shape product(Binary b, Shape left, Shape right) {
        if (left.isNumber()) return right;
        if (right.isNumber()) return left;
        if (left.columns() > 0 && left.columns() == right.rows())
            return new Shape(left.rows(), right.columns());
        throw misfit(b, left, right);
    }

    private static IllegalArgumentException misfit(Binary b, Shape left, Shape right) {
        return wrong(
                Formulas.text(b)
                        + " has no value: "
                        + Formulas.text(b.left())
                        + " is "
                        + left
                        + ", "
                        + Formulas.text(b.right())
                        + " is "
                        + right);
    }

    private static IllegalArgumentException wrong(String message) {
        return new IllegalArgumentException(message);
    }
}
