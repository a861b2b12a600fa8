package elbow.inference;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula;
import elbow.formula.Formulas;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the balls say holds of the exact algebra's numbers, and they say enough. */
class BallTablesTest {
    private static final int POINTS = 300;

    private final List<BigFraction> a = numbers(1);
    private final List<BigFraction> b = numbers(2);

    /** Probabilities with zeros and ones among them. */
    private static List<BigFraction> numbers(int seed) {
        Random random = new Random(seed);
        List<BigFraction> numbers = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) numbers.add(BigFraction.of(random.nextInt(41), 40));
        return numbers;
    }

    private static Balls column(List<BigFraction> numbers) {
        double[] mid = new double[POINTS];
        double[] rad = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            mid[i] = numbers.get(i).doubleValue();
            rad[i] = Reals.isWhole(numbers.get(i)) ? 0 : Math.ulp(mid[i]);
        }
        return Balls.of(mid, rad);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a + b",
                "a - b",
                "(a - b)/(a + b)",
                "a*log(a/b) + (1 - a)*log((1 - a)/(1 - b))",
                "(a - 1/3)^5 - 1e-9",
                "1 - a - (1 - a)",
                "exp(a)*exp(-b) - sqrt(a*b)",
                "max(a, b, 1/2) - min(a, b)",
                "abs(a - b)*log2(1 + a) - log10(2 + b)",
                "a/b - b/a",
                "1e15*(a + b) - 1e15*a - 1e15*b",
                "log(a*0 + 1e-300) + a^0.5 + sigmoid(a) + Phi(b)"
            })
    void theNumberLiesInItsBall(String text) {
        Formula formula = Formulas.parse(text);
        BallTables balls = new BallTables(POINTS);
        Balls all =
                new Interpreter<Balls>(balls, r -> column(r.name().equals("a") ? a : b), List.of())
                        .evaluate(formula);
        for (int i = 0; i < POINTS; i++) {
            int point = i;
            Real one =
                    new Interpreter<Table>(
                                    new Tables(),
                                    r ->
                                            Table.of(
                                                    Real.of(
                                                            (r.name().equals("a") ? a : b)
                                                                    .get(point))),
                                    List.of())
                            .evaluate(formula)
                            .number();
            if (!Double.isFinite(all.rad(0, i))) continue;
            assertThat(Math.abs(all.mid(0, i) - Reals.toDouble(one)))
                    .as("%s at a = %s, b = %s", text, a.get(i), b.get(i))
                    .isLessThanOrEqualTo(2 * all.rad(0, i));
        }
    }

    @Test
    void ballsAreSmallWhereNothingIsDelicate() {
        BallTables balls = new BallTables(POINTS);
        Balls sum = balls.plus(column(a), column(b));
        Balls log = balls.map(Formula.Function.LN, balls.plus(sum, balls.one()));
        for (int i = 0; i < POINTS; i++) assertThat(log.rad(0, i)).isLessThan(1e-14);
    }

    /** A divergence by its stable shares, near 0 and away from it. */
    @Test
    void sharesLieInTheirBalls() {
        BallTables balls = new BallTables(POINTS);
        Balls shares = balls.share(column(a), column(b));
        for (int i = 0; i < POINTS; i++) {
            if (!Double.isFinite(shares.rad(0, i))) continue;
            Real exact = Reals.share(Real.of(a.get(i)), Real.of(b.get(i)));
            assertThat(Math.abs(shares.mid(0, i) - Reals.toDouble(exact)))
                    .isLessThanOrEqualTo(shares.rad(0, i));
            assertThat(shares.rad(0, i)).isLessThan(1e-13);
        }
    }

    @Test
    void tablesFoldAndSliceAsTheExactOnesDo() {
        Variable x = new Variable("x", List.of(State.of("0"), State.of("1"), State.of("2")));
        Variable y = new Variable("y", List.of(State.of("0"), State.of("1")));
        BallTables balls = new BallTables(1);
        Tables tables = new Tables();
        List<Balls> cells = new ArrayList<>();
        List<Real> numbers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            cells.add(balls.constant(BigFraction.of(i * i, 7)));
            numbers.add(Real.of(BigFraction.of(i * i, 7)));
        }
        Balls f = Balls.of(List.of(x, y), cells);
        Table g = Table.of(List.of(x, y), numbers);
        same(balls.sumOut(f, List.of(y)), tables.sumOut(g, List.of(y)));
        same(balls.maxOut(f, List.of(x)), tables.maxOut(g, List.of(x)));
        same(balls.sumOut(f, List.of(x, y)), tables.sumOut(g, List.of(x, y)));
        same(balls.at(f, x, 2), tables.at(g, x, 2));
        same(balls.at(f, y, 1), tables.at(g, y, 1));
        Balls share = balls.divide(f, balls.sumOut(f, List.of(x)));
        same(share, tables.divide(g, tables.sumOut(g, List.of(x))));
        same(
                share.ordered(List.of(y, x)),
                tables.divide(g, tables.sumOut(g, List.of(x))).ordered(List.of(y, x)));
    }

    private static void same(Balls balls, Table table) {
        assertThat(balls.axes()).isEqualTo(table.axes());
        for (int i = 0; i < table.size(); i++)
            assertThat(Math.abs(balls.mid(i, 0) - Reals.toDouble(table.cell(i))))
                    .isLessThanOrEqualTo(balls.rad(i, 0));
    }
}
