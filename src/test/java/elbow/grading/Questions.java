package elbow.grading;

import elbow.exercise.Option;
import elbow.formula.Formulas;
import elbow.model.State;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Unit;
import elbow.value.Value;
import elbow.value.Value.Assignment;
import elbow.value.Value.Described;
import elbow.value.Value.Listed;
import elbow.value.Value.Matrix;
import elbow.value.Value.Mixture;
import elbow.value.Value.Tabulated;
import elbow.value.Value.Tabulated.Row;
import elbow.value.Value.Vector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One question for each shape an answer can have, by name, and what was answered before it. */
public final class Questions {
    private static final Map<String, Asked> ALL = new LinkedHashMap<>();

    /** The learner's earlier answers. */
    static final Map<String, Value> EARLIER = new LinkedHashMap<>();

    private static final Tabulated WEATHER = table(List.of("z"), List.of("rain"), List.of("sun"));
    private static final Tabulated JOINT =
            table(
                    List.of("x", "y"),
                    List.of("0", "a"),
                    List.of("0", "b"),
                    List.of("1", "a"),
                    List.of("1", "b"));

    static {
        Real one = Real.ZERO;
        Vector pair = new Vector(List.of(one, one));
        Matrix square = new Matrix(List.of(List.of(one, one), List.of(one, one)));
        Assignment path = new Assignment(List.of("a", "b"), List.of(List.of("0", "0")));
        Value first = new Assignment(List.of("z[1]"), List.of(List.of("rain")));
        Value second = new Assignment(List.of("z[2]"), List.of(List.of("rain")));
        Mixture.Component normal = new Mixture.Component(Real.ONE, normal(0, 1));

        put("nats", "elbo", Kind.LOGARITHM, Real.ZERO);
        put("bits", "h", Kind.DIVERGENCE, Unit.BITS, List.of("h"), Real.ZERO);
        put("probability", "p", Kind.PROBABILITY, Real.ZERO, "p(z = 1 | x)");
        put("number", "n", Kind.NUMBER, Real.ZERO);
        put("table", "t", Kind.PROBABILITY, WEATHER);
        put("counted", "t", Kind.PROBABILITY, table(List.of("z"), List.of("0"), List.of("1")));
        put("joint", "t", Kind.PROBABILITY, JOINT);
        put("states", "s", Kind.PROBABILITY, path);
        put("state", "best", Kind.NUMBER, new Assignment(List.of("z"), List.of(List.of("sun"))));
        put("vector", "part", Kind.NUMBER, pair);
        put("matrix", "part", Kind.NUMBER, square);
        put("normal", "part", Kind.NUMBER, normal(0, 1));
        put("mixture", "part", Kind.NUMBER, new Mixture(List.of(normal, normal)));
        put("numbers", "part", Kind.NUMBER, new Listed(List.of(one, one, one)));
        put("tables", "part", Kind.NUMBER, new Listed(List.of(WEATHER, WEATHER)));
        put("words", "part", Kind.NUMBER, new Listed(List.of(first, second)));
        put("truth", "c", Kind.NUMBER, new Value.Truth(false));
        put("choice", "part", Kind.NUMBER, new Value.Name("posterior"));
        put("selection", "part", Kind.NUMBER, new Value.Chosen(List.of("prior"), false));
        put("order", "part", Kind.NUMBER, new Value.Chosen(List.of("prior"), true));
        put("formula", "part", Kind.NUMBER, new Value.Expression(Formulas.parse("n")));

        EARLIER.put("reconstruction", exact(-0.639));
        EARLIER.put("kl", exact(0.0823));
        EARLIER.put("posterior", WEATHER);
        EARLIER.put("both", JOINT.with(numbers(0.1, 0.2, 0.3, 0.4)));
        EARLIER.put("mu", new Vector(numbers(1, -2)));
        EARLIER.put("cov", new Matrix(List.of(numbers(1, 0.5), numbers(0.5, 2))));
        EARLIER.put("belief", normal(0.5, 2));
        EARLIER.put("filter", new Listed(List.of(WEATHER, WEATHER)));
        EARLIER.put("path", new Assignment(List.of("b", "a"), List.of(List.of("0", "1"))));
        EARLIER.put("weather", new Assignment(List.of("z"), List.of(List.of("rain"))));
        EARLIER.put("chosen", new Value.Chosen(List.of("prior", "evidence"), false));
        EARLIER.put("mix", new Mixture(Collections.nCopies(2, normal)));
        EARLIER.put("ok", new Value.Truth(true));
        EARLIER.put("nothing", Real.UNDEFINED);
    }

    private Questions() {}

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    static Asked asked(String name) {
        return ALL.get(name);
    }

    /** What is read of an answer to the question of this name. */
    static Reading read(String question, String text) {
        return new AnswerReader(asked(question), EARLIER).read(text);
    }

    private static void put(String question, String part, Kind kind, Value truth, String... more) {
        List<String> spellings = new ArrayList<>(List.of(part));
        spellings.addAll(List.of(more));
        put(question, part, kind, Unit.NATS, spellings, truth);
    }

    private static void put(
            String question,
            String part,
            Kind kind,
            Unit unit,
            List<String> spellings,
            Value truth) {
        List<String> binary = List.of("0", "1");
        List<String> weather = List.of("rain", "sun");
        Map<String, List<String>> states =
                Map.of("a", binary, "b", binary, "z", weather, "z[1]", weather, "z[2]", weather);
        List<Option> options =
                List.of(option("a", "posterior"), option("b", "prior"), option("c", "evidence"));
        Optional<Unit> asked = kind.hasUnit() ? Optional.of(unit) : Optional.empty();
        List<String> unknowns = List.of("n", "k");
        ALL.put(
                question,
                new Asked(part, spellings, kind, asked, truth, states, options, unknowns));
    }

    private static Option option(String label, String text) {
        return new Option(label, text, text, false, Optional.empty());
    }

    @SafeVarargs
    private static Tabulated table(List<String> variables, List<String>... rows) {
        List<Row> all = new ArrayList<>();
        for (List<String> row : rows) all.add(new Row(row, exact(all.isEmpty() ? 0.2 : 0.8)));
        return new Tabulated(variables, all);
    }

    private static Described normal(double mean, double var) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        parameters.put("mean", exact(mean));
        parameters.put("var", exact(var));
        return new Described("Normal", parameters);
    }

    private static Real exact(double value) {
        return Real.of(State.fraction(BigDecimal.valueOf(value)));
    }

    private static List<Real> numbers(double... values) {
        List<Real> numbers = new ArrayList<>();
        for (double value : values) numbers.add(exact(value));
        return numbers;
    }
}
