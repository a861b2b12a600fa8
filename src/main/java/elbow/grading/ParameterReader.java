package elbow.grading;

import elbow.distribution.Distribution;
import elbow.distribution.Parameter;
import elbow.distribution.Spelling;
import elbow.formula.Formula;
import elbow.grading.Reading.Understood;
import elbow.inference.Interpreter;
import elbow.inference.Scalars;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.Value.Described;
import elbow.value.Value.Matrix;
import elbow.value.Value.Vector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of one distribution, in any of their spellings, converted to the usual ones. */
final class ParameterReader {
    private static final double STEP = 1e-6;

    private final Described shape;
    private final Optional<Distribution> distribution;
    private final NumberReader numbers;
    private final List<String> names;
    private final Map<String, Understood> read = new LinkedHashMap<>();

    /**
     * @param shape the distribution asked
     * @param same whether the one typed has the same name
     * @param distribution the one typed, if the language has it
     */
    ParameterReader(
            Described shape,
            boolean same,
            Optional<Distribution> distribution,
            NumberReader numbers) {
        this.distribution = distribution;
        this.numbers = numbers;
        this.names =
                same
                        ? List.copyOf(shape.parameters().keySet())
                        : distribution.orElseThrow().parameters().stream()
                                .map(Parameter::name)
                                .toList();
        this.shape =
                same ? shape : new Described(distribution.orElseThrow().name(), unknown(names));
    }

    /** Of another distribution than the one asked, every parameter is read as a number. */
    private static Map<String, Value> unknown(List<String> names) {
        Map<String, Value> numbers = new LinkedHashMap<>();
        names.forEach(n -> numbers.put(n, Real.ZERO));
        return numbers;
    }

    /** Whether all that is written is one list of numbers: {@code Dirichlet(3, 5, 1)}. */
    boolean isOneVector() {
        return names.size() == 1 && shape.parameter(names.getFirst()) instanceof Vector;
    }

    /** The next parameter that was not named. */
    void next(Snippet value) {
        for (String name : names) {
            if (read.containsKey(name)) continue;
            List<String> others = spellings(name);
            if (!others.isEmpty())
                throw value.fault(
                        0,
                        "say which this is: %s = or %s ="
                                .formatted(name, String.join(" = or ", others)));
            put(name, Optional.empty(), value);
            return;
        }
        throw value.fault(
                0, "%s has no more parameters than %s".formatted(shape.distribution(), all()));
    }

    private List<String> spellings(String parameter) {
        return distribution.stream()
                .flatMap(d -> d.spellings().stream())
                .filter(s -> s.parameter().equals(parameter))
                .map(Spelling::written)
                .toList();
    }

    void named(String name, Snippet value, Snippet whole) {
        if (names.contains(name)) {
            put(name, Optional.empty(), value);
            return;
        }
        Optional<Spelling> spelling =
                distribution.stream()
                        .flatMap(d -> d.spellings().stream())
                        .filter(s -> s.written().equals(name))
                        .findFirst();
        String parameter = spelling.map(s -> canonical(s.parameter())).orElse("");
        if (!names.contains(parameter)) {
            Set<String> known = new LinkedHashSet<>(names);
            names.forEach(n -> known.addAll(spellings(n)));
            throw whole.fault(
                    0,
                    "%s has no parameter %s; it has %s"
                            .formatted(shape.distribution(), name, String.join(", ", known)),
                    name,
                    known);
        }
        put(parameter, spelling, value);
    }

    /** Of several dimensions a variance is a covariance. */
    private String canonical(String parameter) {
        return !names.contains(parameter) && parameter.equals("var") ? "cov" : parameter;
    }

    private void put(String parameter, Optional<Spelling> spelling, Snippet value) {
        if (value.isEmpty()) throw value.fault(0, "a number is missing here");
        if (read.containsKey(parameter))
            throw value.fault(0, "the parameter " + parameter + " is there twice");
        read.put(parameter, converted(spelling, value(parameter, spelling, value)));
    }

    private Understood value(String parameter, Optional<Spelling> spelling, Snippet typed) {
        return switch (shape.parameter(parameter)) {
            case Vector v -> new VectorReader(numbers).read(v, typed);
            case Matrix m when spelling.isPresent() || isFlat(typed) -> diagonal(m, typed);
            case Matrix m -> new VectorReader(numbers).read(m, typed);
            case Value v -> {
                Typed number = numbers.read(typed);
                yield new Understood(number.value(), List.of(number));
            }
        };
    }

    /** Whether a list is a vector: it has no rows. */
    private static boolean isFlat(Snippet typed) {
        Snippet list = Brackets.without(typed);
        return list.length() < typed.length()
                && Lists.groups(list).isEmpty()
                && list.text().indexOf(';') < 0;
    }

    /** A vector in the place of a matrix is its diagonal. */
    private Understood diagonal(Matrix shape, Snippet typed) {
        int size = shape.rows().size();
        Vector wanted = new Vector(Collections.nCopies(size, Real.ZERO));
        List<Typed> cells = new VectorReader(numbers).read(wanted, typed).numbers();
        Typed zero = new Typed(Real.ZERO, Optional.empty(), 1, Set.of());
        List<Typed> all = new ArrayList<>(Collections.nCopies(size * size, zero));
        for (int i = 0; i < size; i++) all.set(i * size + i, cells.get(i));
        return new Understood(shape.with(all.stream().map(Typed::value).toList()), all);
    }

    private static Understood converted(Optional<Spelling> spelling, Understood typed) {
        if (spelling.isEmpty()) return typed;
        List<Typed> converted =
                typed.numbers().stream().map(n -> converted(spelling.get(), n)).toList();
        List<Real> values = converted.stream().map(Typed::value).toList();
        return new Understood(typed.value().with(values), converted);
    }

    /** What was not typed, off the diagonal, stays 0. */
    private static Typed converted(Spelling spelling, Typed typed) {
        boolean filled = typed.literal().isEmpty() && Reals.isZero(typed.value());
        if (filled) return typed;
        Real value = evaluate(spelling, typed.value());
        double at = Reals.toDouble(typed.value());
        double step = STEP * Math.max(1, Math.abs(at));
        double rise =
                Reals.toDouble(evaluate(spelling, Real.of(at + step)))
                        - Reals.toDouble(evaluate(spelling, Real.of(at - step)));
        EnumSet<Typed.Form> forms = EnumSet.of(Typed.Form.SPELLING);
        forms.addAll(typed.forms());
        return new Typed(value, Optional.empty(), Math.abs(rise / (2 * step)), forms);
    }

    private static Real evaluate(Spelling spelling, Real typed) {
        Formula law = spelling.value();
        return new Interpreter<Real>(new Scalars(), r -> typed, List.of()).evaluate(law);
    }

    /** All parameters in their order. */
    Understood whole(Snippet typed) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<Typed> all = new ArrayList<>();
        for (String name : names) {
            Understood one = read.get(name);
            if (one == null)
                throw typed.fault(
                        typed.length() - 1,
                        "the parameter %s is missing; %s has %s"
                                .formatted(name, shape.distribution(), all()));
            values.put(name, one.value());
            all.addAll(one.numbers());
        }
        return new Understood(new Described(shape.distribution(), values), all);
    }

    private String all() {
        return String.join(", ", names);
    }
}
