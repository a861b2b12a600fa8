package elbow.distribution;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Where a density may be positive. Its ends are formulas over the parameters, or infinite. */
public sealed interface Support {
    /** The reals from low to high; without low itself where {@code above}. */
    record Interval(Formula low, Formula high, boolean above) implements Support {
        @Override
        public Optional<Formula> indicator() {
            if (!above) return Optional.of(inside(low, high));
            Formula not = new Binary(Operator.MINUS, new Num(BigDecimal.ONE), inside(low, low));
            return Optional.of(new Binary(Operator.TIMES, inside(low, high), not));
        }
    }

    /** The whole numbers from low to high. */
    record Whole(Formula low, Formula high) implements Support {
        @Override
        public Optional<Formula> indicator() {
            Formula whole = new Call(Function.WHOLE, List.of(new Ref("x")));
            return Optional.of(new Binary(Operator.TIMES, whole, inside(low, high)));
        }
    }

    /** One point. */
    record Single(Formula value) implements Support {
        @Override
        public Optional<Formula> indicator() {
            return Optional.of(inside(value, value));
        }
    }

    /** Named states. */
    record States() implements Support {
        @Override
        public Optional<Formula> indicator() {
            return Optional.empty();
        }
    }

    /** Vectors of numbers of at least 0 that sum to 1. */
    record Simplex() implements Support {
        @Override
        public Optional<Formula> indicator() {
            return Optional.empty();
        }
    }

    /** Vectors of whole numbers of at least 0 with this sum. */
    record Counts(Formula sum) implements Support {
        @Override
        public Optional<Formula> indicator() {
            return Optional.empty();
        }
    }

    /** Vectors of reals. */
    record Vectors() implements Support {
        @Override
        public Optional<Formula> indicator() {
            return Optional.empty();
        }
    }

    /** 1 where x is inside, else 0; none where x is no number. */
    Optional<Formula> indicator();

    static Support reals() {
        return interval("-infinite", "infinite");
    }

    /** The reals of at least 0. */
    static Support positive() {
        return interval("0", "infinite");
    }

    /** The reals above 0. */
    static Support aboveZero() {
        return new Interval(Formulas.parse("0"), Formulas.parse("infinite"), true);
    }

    static Support interval(String low, String high) {
        return new Interval(Formulas.parse(low), Formulas.parse(high), false);
    }

    static Support whole(String low, String high) {
        return new Whole(Formulas.parse(low), Formulas.parse(high));
    }

    private static Formula inside(Formula low, Formula high) {
        return new Call(Function.INSIDE, List.of(low, new Ref("x"), high));
    }
}
