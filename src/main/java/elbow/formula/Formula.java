package elbow.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A formula as the field writes it. The cases are closed; what can be done with one (printed,
 * lowered, searched) grows as exhaustive switches elsewhere. Names are kept as written: what they
 * mean is decided by the scope in which the formula is used, never by the parser.
 */
public sealed interface Formula {

    /**
     * A decimal number, exact, with the decimals it was written with: {@code 0.25}, {@code 0.30},
     * {@code 1e-300}. Never negative.
     */
    record Num(BigDecimal value) implements Formula {
        public Num {
            if (value.scale() < 0) value = value.setScale(0);
        }
    }

    /**
     * A name and what follows it: {@code prior}, {@code w.2}, {@code z[t-1]}, {@code em[1].mu.2}.
     */
    record Ref(String name, List<Selector> path) implements Formula {
        public Ref {
            path = List.copyOf(path);
        }

        public Ref(String name) {
            this(name, List.of());
        }
    }

    /** What may follow a name. */
    sealed interface Selector {
        /** {@code .2} or {@code .mu} */
        record Component(String key) implements Selector {}

        /** {@code [t-1]} */
        record Index(Formula at) implements Selector {}

        /** {@code [1:3]}, both ends included */
        record Slice(Formula from, Formula to) implements Selector {}
    }

    /** A word that stands for a value. */
    record Word(Special kind) implements Formula {
        public enum Special {
            INFINITE("infinite"),
            UNDEFINED("undefined"),
            UNKNOWN("unknown"),
            ANY("any");

            public final String text;

            Special(String text) {
                this.text = text;
            }
        }
    }

    /** {@code -a} */
    record Negate(Formula operand) implements Formula {}

    /** {@code not a} */
    record Not(Formula operand) implements Formula {}

    /** {@code a + b} and its like; power is right-associative, the others left-associative. */
    record Binary(Operator operator, Formula left, Formula right) implements Formula {}

    /** The binary operators. */
    enum Operator {
        OR("or"),
        AND("and"),
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDE("/"),
        POWER("^");

        public final String text;

        Operator(String text) {
            this.text = text;
        }
    }

    /** {@code a <= b < c}: one relation fewer than operands. */
    record Comparison(List<Formula> operands, List<Relation> relations) implements Formula {
        public Comparison {
            operands = List.copyOf(operands);
            relations = List.copyOf(relations);
        }
    }

    /** How two sides compare. */
    enum Relation {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        public final String text;

        Relation(String text) {
            this.text = text;
        }
    }

    /** A function of numbers: {@code log p(x)}, {@code max(a, b)}. */
    record Call(Function function, List<Formula> arguments) implements Formula {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** The functions of numbers; {@code log} and {@code ln} are the same function. */
    enum Function {
        LOG("log", 1),
        LN("ln", 1),
        LOG2("log2", 1),
        LOG10("log10", 1),
        EXP("exp", 1),
        SQRT("sqrt", 1),
        ABS("abs", 1),
        MIN("min", -1),
        MAX("max", -1),
        SIGMOID("sigmoid", 1),
        PHI("Phi", 1),
        DECIMALS("decimals", 1),
        /** ln Γ(x) */
        LGAMMA("lgamma", 1),
        /** ψ(x), the derivative of ln Γ */
        DIGAMMA("digamma", 1),
        /** ψ′(x), the derivative of ψ */
        TRIGAMMA("trigamma", 1),
        /** ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b) */
        LBETA("lbeta", 2),
        /** n!/(k! (n − k)!) */
        CHOOSE("choose", 2),
        /** 1 where low ≤ x ≤ high, else 0 */
        INSIDE("inside", 3),
        /** 1 where x is a whole number, else 0 */
        WHOLE("whole", 1),
        /** the largest whole number that is at most x */
        FLOOR("floor", 1);

        public final String text;

        /** how many arguments it takes, -1 for one or more */
        public final int arity;

        Function(String text, int arity) {
            this.text = text;
            this.arity = arity;
        }
    }

    /** {@code p(A | B)} or {@code q(A | B)}. */
    record Probability(String network, List<Event> left, List<Event> right) implements Formula {
        public Probability {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }
    }

    /** {@code z}, {@code z = 1} or {@code n > 3} inside a probability. */
    record Event(Ref variable, Optional<Test> test) {
        /** The right side of {@code = 1}. */
        public record Test(Relation relation, Formula value) {}

        public Event(Ref variable) {
            this(variable, Optional.empty());
        }

        public Event(Ref variable, Relation relation, Formula value) {
            this(variable, Optional.of(new Test(relation, value)));
        }
    }

    /** {@code E_q[ f ]}, {@code E_{p(z | x)}[ f ]}; {@code E_q} has the bare name q as measure. */
    record Expectation(Formula under, Formula body) implements Formula {}

    /**
     * {@code sum_z[ f ]}, {@code mean_i[ f ]}, {@code max_z[ f ]}, {@code sum_{a, b}[ f ]}; {@code
     * min_q[ f ]} goes over the states to which q gives mass.
     */
    record Fold(Folding kind, List<Ref> over, Formula body) implements Formula {
        public Fold {
            over = List.copyOf(over);
        }

        public enum Folding {
            SUM("sum"),
            MEAN("mean"),
            MAX("max"),
            MIN("min");

            public final String text;

            Folding(String text) {
                this.text = text;
            }
        }
    }

    /**
     * What is measured of whole distributions: {@code KL(a || b)}, {@code H(a)}, {@code mean(a)},
     * {@code Renyi(a || b, alpha = 0.5)} with its order last.
     */
    record Measure(Functional kind, List<Formula> of) implements Formula {
        public Measure {
            of = List.copyOf(of);
            if (of.size() != kind.arity)
                throw new IllegalArgumentException(kind.text + " of " + of.size());
        }

        public enum Functional {
            KL("KL", 2),
            RENYI("Renyi", 3),
            JS("JS", 2),
            CE("CE", 2),
            H("H", 1),
            MEAN("mean", 1),
            VAR("var", 1),
            SD("sd", 1),
            COV("cov", 1),
            MODE("mode", 1),
            ARGMAX("argmax", 1),
            MAXIMUM("max", 1),
            MLE("MLE", 1);

            public final String text;
            public final int arity;

            Functional(String text, int arity) {
                this.text = text;
                this.arity = arity;
            }
        }
    }

    /**
     * What relates two groups of variables: {@code I(x ; z | y)}, {@code independent(a, b | c)}.
     */
    record Relate(Relating kind, List<Ref> first, List<Ref> second, List<Event> given)
            implements Formula {
        public Relate {
            first = List.copyOf(first);
            second = List.copyOf(second);
            given = List.copyOf(given);
        }

        public enum Relating {
            INFORMATION("I"),
            INDEPENDENT("independent"),
            COVARIANCE("cov");

            public final String text;

            Relating(String text) {
                this.text = text;
            }
        }
    }

    /** A distribution written out: {@code Normal(mean = 1, sd = 1.5)}, {@code Bernoulli(0.3)}. */
    record Family(String name, List<Argument> arguments) implements Formula {
        public Family {
            arguments = List.copyOf(arguments);
        }
    }

    /** A quantity of the bound and its kin: {@code ELBO}, {@code ELBO(beta = 4)}, {@code gap}. */
    record Quantity(String name, List<Argument> arguments) implements Formula {
        public Quantity {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code name = value}, or {@code value} alone. */
    record Argument(Optional<String> name, Formula value) {}

    /** {@code [1, 0]}; a matrix is a vector of rows. */
    record Vector(List<Formula> elements) implements Formula {
        public Vector {
            elements = List.copyOf(elements);
        }
    }

    /** {@code 1 .. 6}, {@code 0.1 .. 0.4 step 0.1}. */
    record Range(Formula from, Formula to, Optional<Formula> step) implements Formula {}

    /** {@code f for t = 1 .. 3}: one answer per t. */
    record ForEach(Formula body, String index, Formula from, Formula to) implements Formula {}
}
