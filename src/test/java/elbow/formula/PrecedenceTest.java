package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which operand belongs to which operator, seen by what comes out. */
class PrecedenceTest {
    @ParameterizedTest
    @CsvSource({
        "2 - 3 - 4, -5",
        "2 - (3 - 4), 3",
        "8/4/2, 1",
        "8/4*2, 4",
        "2 + 3*4, 14",
        "(2 + 3)*4, 20",
        "-2^2, -4",
        "(-2)^2, 4",
        "2^3^2, 512",
        "(2^3)^2, 64",
        "2^-1, 0.5",
        "2^-1^2, 0.5",
        "-2*-3, 6",
        "2--3, 5",
        "2*3^2, 18",
        "log 4/2, 0.6931471805599453",
        "log(4)/2, 0.6931471805599453",
        "log 0.5 + 1, 0.3068528194400547",
        "log(4)^2, 1.9218120556728056",
        "(log 4)^2, 1.9218120556728056",
        "2*log 4*3, 8.317766166719343",
        "exp -1, 0.36787944117144233",
        "exp -1*2, 0.7357588823428847",
        "-exp 0, -1",
        "2^log 1, 1",
        "log exp 3, 3",
        "log -(-exp 2), 2",
        "1.5e2 + .5, 150.5",
        "1e-2, 0.01"
    })
    void formulas(String text, double value) {
        assertThat(value(Formulas.parse(text))).isCloseTo(value, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "2 ln 4, 2.772588722239781",
        "2ln(4), 2.772588722239781",
        "2 ln 4/2, 1.3862943611198906",
        "2(3 + 4), 14",
        "2(3)^2, 18",
        "-2(3), -6",
        "3*2(4), 24",
        "1/2 ln 4, 0.6931471805599453",
        "-1/2 ln(4) + 1, 0.3068528194400547",
        "2 pi, 6.283185307179586",
        "2 e, 5.43656365691809",
        "e^2, 7.38905609893065",
        "2e3, 2000",
        "75%, 0.75",
        "(1/4)%, 0.0025",
        "1/(4%), 25",
        "100*75%, 75",
        "3/4, 0.75",
        "3 × 4 · 5 ÷ 2, 30",
        "−5.108*10^-1, -0.5108",
        "-5.108×10^−1, -0.5108",
        "+0.5, 0.5",
        "2^2*3, 12",
        "√4 + 1, 3",
        "5., 5"
    })
    void answers(String text, double value) {
        assertThat(value(Formulas.answer(text))).isCloseTo(value, within(1e-12));
    }

    private static double value(Formula formula) {
        return switch (formula) {
            case Num n -> n.value().doubleValue();
            case Negate n -> -value(n.operand());
            case Binary b -> value(b, value(b.left()), value(b.right()));
            case Call c -> value(c.function(), value(c.arguments().getFirst()));
            case Ref r when r.name().equals("pi") -> Math.PI;
            case Ref r when r.name().equals("e") -> Math.E;
            case Formula f -> throw new AssertionError(f);
        };
    }

    private static double value(Binary b, double left, double right) {
        return switch (b.operator()) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDE -> left / right;
            case POWER -> Math.pow(left, right);
            case AND, OR -> throw new AssertionError(b);
        };
    }

    private static double value(Function function, double x) {
        if (function == Function.SQRT) return Math.sqrt(x);
        return function == Function.EXP ? Math.exp(x) : Math.log(x);
    }
}
