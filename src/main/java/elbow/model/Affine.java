package elbow.model;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formulas;
import elbow.formula.TextPrinter;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Σ slope·parent + constant: an affine function of real variables, its numbers formulas over the
 * parameters.
 */
public record Affine(Map<Variable, Matrix> slopes, Matrix constant) {
    public Affine {
        slopes = Collections.unmodifiableMap(new LinkedHashMap<>(slopes));
    }

    /**
     * Reads a formula as an affine function; IllegalArgumentException names the part that is none.
     */
    public static Affine of(Formula formula, List<Variable> parents) {
        return new Reading(parents).read(formula);
    }

    /** The parents a formula mentions. */
    static Set<Variable> mentioned(Formula formula, List<Variable> parents) {
        Reading reading = new Reading(parents);
        Set<Variable> mentioned = new LinkedHashSet<>();
        Formulas.walk(formula)
                .forEach(f -> {
                    if (f instanceof Ref r) reading.parent(r).ifPresent(mentioned::add);
                });
        return mentioned;
    }

    private static Affine constant(Matrix value) {
        return new Affine(Map.of(), value);
    }

    private boolean isConstant() {
        return slopes.isEmpty();
    }

    private Affine plus(Affine other) {
        Map<Variable, Matrix> sum = new LinkedHashMap<>(slopes);
        other.slopes.forEach((v, m) -> sum.merge(v, m, Matrix::plus));
        return new Affine(sum, constant.plus(other.constant));
    }

    private Affine negated() {
        return map(Matrix::negated);
    }

    private Affine map(java.util.function.UnaryOperator<Matrix> function) {
        Map<Variable, Matrix> mapped = new LinkedHashMap<>();
        slopes.forEach((v, m) -> mapped.put(v, function.apply(m)));
        return new Affine(mapped, function.apply(constant));
    }

    /** What the names in a formula mean. */
    private record Reading(List<Variable> parents) {
        Affine read(Formula f) {
            return switch (f) {
                case Num n -> constant(Matrix.number(n));
                case Ref r ->
                        parent(r)
                                .map(v -> variable(v, r))
                                .orElseGet(() -> constant(Matrix.number(r)));
                case Vector v -> vector(v);
                case Negate n -> read(n.operand()).negated();
                case Binary b -> binary(b);
                default -> {
                    if (!mentioned(f, parents).isEmpty()) throw notAffine(f);
                    yield constant(Matrix.number(f));
                }
            };
        }

        private Affine variable(Variable v, Ref r) {
            int size = v.dimension();
            Optional<Integer> component = component(r);
            if (component.isPresent() && (component.get() < 1 || component.get() > size))
                throw new IllegalArgumentException(
                        v + " has " + size + " components; there is no " + TextPrinter.print(r));
            Matrix slope =
                    component
                            .map(c -> Matrix.picking(c - 1, size))
                            .orElseGet(() -> Matrix.identity(size));
            Formula zero = new Num(BigDecimal.ZERO);
            return new Affine(
                    Map.of(v, slope),
                    new Matrix(slope.rows(), 1, Collections.nCopies(slope.rows(), zero)));
        }

        private Affine vector(Vector v) {
            List<Affine> rows =
                    v.elements().stream()
                            .map(e -> {
                                Affine row = read(e);
                                return e instanceof Vector ? row.map(Matrix::transposed) : row;
                            })
                            .toList();
            Map<Variable, Matrix> slopes = new LinkedHashMap<>();
            for (Variable p : parents) {
                if (rows.stream().noneMatch(r -> r.slopes.containsKey(p))) continue;
                slopes.put(p, Matrix.stacked(rows.stream().map(r -> slope(r, p, v)).toList()));
            }
            return new Affine(slopes, Matrix.stacked(rows.stream().map(r -> r.constant).toList()));
        }

        private static Matrix slope(Affine row, Variable parent, Formula in) {
            if (row.constant.rows() != 1 || row.constant.columns() != 1) throw notAffine(in);
            Matrix slope = row.slopes.get(parent);
            int size = parent.dimension();
            Formula zero = new Num(BigDecimal.ZERO);
            return slope != null ? slope : new Matrix(1, size, Collections.nCopies(size, zero));
        }

        private Affine binary(Binary b) {
            Affine left = read(b.left());
            Affine right = read(b.right());
            return switch (b.operator()) {
                case PLUS -> combine(b, left, right, Affine::plus);
                case MINUS -> combine(b, left, right.negated(), Affine::plus);
                case TIMES -> times(b, left, right);
                case DIVIDE, POWER -> numbers(b, left, right);
                case AND, OR -> throw notAffine(b);
            };
        }

        private Affine times(Binary b, Affine left, Affine right) {
            if (!left.isConstant() && !right.isConstant()) throw notAffine(b);
            if (left.isConstant()) {
                Matrix factor = left.constant;
                return combine(b, left, right, (x, y) -> y.map(factor::times));
            }
            if (!right.constant.isNumber()) throw notAffine(b);
            return left.map(m -> right.constant.times(m));
        }

        /** A quotient by a number, or a power of numbers. */
        private Affine numbers(Binary b, Affine left, Affine right) {
            if (!right.isConstant() || !right.constant.isNumber()) throw notAffine(b);
            Formula by = right.constant.cells().getFirst();
            if (b.operator() == Operator.POWER && (!left.isConstant() || !left.constant.isNumber()))
                throw notAffine(b);
            if (left.isConstant() && left.constant.isNumber()) return constant(Matrix.number(b));
            return left.map(m ->
                    m.map(c ->
                            c instanceof Num n && n.value().signum() == 0
                                    ? c
                                    : new Binary(Operator.DIVIDE, c, by)));
        }

        private static Affine combine(
                Formula in, Affine left, Affine right, BinaryOperator<Affine> operation) {
            try {
                return operation.apply(left, right);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the sizes in " + TextPrinter.print(in) + " do not fit: " + e.getMessage());
            }
        }

        Optional<Variable> parent(Ref r) {
            Ref whole = component(r).isPresent() ? withoutLast(r) : r;
            return Variable.named(whole)
                    .flatMap(n -> parents.stream().filter(p -> p.name().equals(n)).findFirst());
        }

        private static Ref withoutLast(Ref r) {
            return new Ref(r.name(), r.path().subList(0, r.path().size() - 1));
        }

        private static Optional<Integer> component(Ref r) {
            if (!r.path().isEmpty()
                    && r.path().getLast() instanceof Selector.Component c
                    && c.key().matches("\\d{1,6}")) return Optional.of(Integer.valueOf(c.key()));
            return Optional.empty();
        }

        private static IllegalArgumentException notAffine(Formula f) {
            return new IllegalArgumentException(TextPrinter.print(f) + " is not affine");
        }
    }
}
