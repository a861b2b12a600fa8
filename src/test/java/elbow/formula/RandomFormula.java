package elbow.formula;

import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.ForEach;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Quantity;
import elbow.formula.Formula.Range;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Vector;
import elbow.formula.Formula.Word;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Formulas of every case the parser can make, names and numbers being as odd as they may. */
final class RandomFormula {
    private static final String[] NAMES =
            """
            x;z;theta;s1;log_var;q_1;größe;?a;π;Σ;Σ_z;𝔼;Φ;Sigma;θ;Ω;Ж;漢;∞;√;a.b;e1;1;-1;@;'';
            Asy/Patch;0-3_days;it's;say "so";a b;a\\b{c}$%^~#&;log;ln;exp;max;min;mean;var;cov;
            E;I;H;KL;T;p;q;e;pi;sum;sum_z;mean_field;max_z;E_q;E_;sum_2;and;or;not;for;step;one;of;
            any;unknown;infinite;ELBO;gap;EUBO;ESS;Renyi;min_z;alpha;decimals;latents;observed;stationary;argmax
            """
                    .strip()
                    .split(";\n?");

    private static final String[] NUMBERS =
            ("0 0.00 1 2 0.25 0.30 2.0 10 123456789.5 1e-300 1e300 1.5e-8 1.50e-300 1e15 1e16 9e400"
                            + " 0.0000001 0.00000012 1e-400 12345678901234567890.50"
                            + " 3.14159265358979323846264338327950288")
                    .split(" ");
    private static final String[] FAMILIES = {"Normal", "Categorical", "Foo2", "T", "stationary"};
    private static final String[] QUANTITIES = {"ELBO", "reconstruction", "gap", "EUBO", "ESS"};
    private static final String[] ARGUMENTS = {"ELBO", "Renyi", "CUBO", "gap"};
    private static final String[] STATES = {"0", "-1", "0.5", ".5", "1e3", "-2.50", "mean", "p"};

    private final SplittableRandom random;

    RandomFormula(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A whole formula, of a given number of levels at most. */
    Formula whole(int levels) {
        Formula body = formula(levels);
        if (random.nextInt(20) > 0) return body;
        return new ForEach(body, name(), formula(1), formula(1));
    }

    private Formula formula(int levels) {
        if (levels <= 1) return leaf();
        int inside = levels - 1;
        return switch (random.nextInt(20)) {
            case 0, 1 -> leaf();
            case 2 -> new Negate(formula(inside));
            case 3 -> new Not(formula(inside));
            case 4, 5, 6, 7, 8 ->
                    new Binary(pick(Operator.values()), formula(inside), formula(inside));
            case 9 -> comparison(inside);
            case 10, 11 -> call(inside);
            case 12 -> probability(inside);
            case 13 -> new Expectation(under(inside), formula(inside));
            case 14 ->
                    new Fold(
                            pick(Fold.Folding.values()),
                            several(() -> ref(inside)),
                            formula(inside));
            case 15 -> measure(inside);
            case 16 -> relate(inside);
            case 17 -> new Family(pick(FAMILIES), several(() -> argument(inside)));
            case 18 -> new Quantity(pick(ARGUMENTS), several(() -> argument(inside)));
            default -> new Vector(several(() -> formula(inside)));
        };
    }

    private Formula leaf() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Num(new BigDecimal(pick(NUMBERS)));
            case 2 -> new Word(pick(Word.Special.values()));
            case 3 -> new Quantity(pick(QUANTITIES), List.of());
            default -> ref(1);
        };
    }

    private Formula comparison(int levels) {
        List<Relation> relations = several(() -> pick(Relation.values()));
        List<Formula> operands = new ArrayList<>(List.of(formula(levels)));
        relations.forEach(r -> operands.add(formula(levels)));
        return new Comparison(operands, relations);
    }

    /** The largest value of one distribution is a measure, not a call. */
    private Formula call(int levels) {
        Function function = pick(Function.values());
        if (function.arity > 0)
            return new Call(
                    function,
                    Stream.generate(() -> formula(levels)).limit(function.arity).toList());
        List<Formula> arguments = several(() -> formula(levels));
        boolean maximum = arguments.size() == 1 && arguments.getFirst() instanceof Probability;
        return new Call(maximum ? Function.MIN : function, arguments);
    }

    private Probability probability(int levels) {
        return new Probability(
                random.nextBoolean() ? "p" : "q",
                several(() -> event(levels)),
                optional(() -> event(levels)));
    }

    private Event event(int levels) {
        Ref variable = ref(levels);
        return random.nextBoolean()
                ? new Event(variable)
                : new Event(variable, pick(Relation.values()), formula(levels));
    }

    private Formula under(int levels) {
        return switch (random.nextInt(4)) {
            case 0 -> probability(levels);
            case 1 -> new Family(pick(FAMILIES), several(() -> argument(levels)));
            case 2 -> ref(levels);
            default -> new Ref("q");
        };
    }

    private Formula measure(int levels) {
        Functional kind = pick(Functional.values());
        if (kind == Functional.MAXIMUM) return new Measure(kind, List.of(probability(levels)));
        return new Measure(kind, Stream.generate(() -> formula(levels)).limit(kind.arity).toList());
    }

    private Formula relate(int levels) {
        return new Relate(
                pick(Relate.Relating.values()),
                several(() -> ref(levels)),
                several(() -> ref(levels)),
                optional(() -> event(levels)));
    }

    private Argument argument(int levels) {
        Optional<String> name =
                switch (random.nextInt(3)) {
                    case 0 -> Optional.of(name());
                    case 1 -> Optional.of(pick(STATES));
                    default -> Optional.empty();
                };
        if (random.nextInt(4) > 0) return new Argument(name, formula(levels));
        Optional<Formula> step =
                random.nextBoolean() ? Optional.of(formula(levels)) : Optional.empty();
        return new Argument(name, new Range(formula(levels), formula(levels), step));
    }

    private Ref ref(int levels) {
        List<Selector> path =
                random.nextInt(3) > 0 ? List.of() : several(() -> selector(levels - 1));
        return new Ref(name(), path);
    }

    private Selector selector(int levels) {
        return switch (random.nextInt(4)) {
            case 0 -> new Selector.Component("2");
            case 1 -> new Selector.Component(name());
            case 2 -> new Selector.Index(formula(levels));
            default -> new Selector.Slice(formula(levels), formula(levels));
        };
    }

    private String name() {
        return pick(NAMES);
    }

    private <T> T pick(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private <T> List<T> several(Supplier<T> one) {
        List<T> list = new ArrayList<>();
        do list.add(one.get());
        while (list.size() < 4 && random.nextInt(3) == 0);
        return list;
    }

    private <T> List<T> optional(Supplier<T> one) {
        return random.nextBoolean() ? List.of() : several(one);
    }
}
