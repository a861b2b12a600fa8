package elbow.inference;

import elbow.formula.Formula.Function;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The algebra of {@link LogTable}s: doubles, log-scaled. */
public final class LogTables implements CellAlgebra<LogTable> {
    /** Below this, e^x is a double. */
    private static final double LARGEST_EXP = 700;

    @Override
    public List<Variable> axes(LogTable f) {
        return f.axes();
    }

    @Override
    public LogTable constant(BigFraction value) {
        return new LogTable(List.of(), new double[] {value.doubleValue()});
    }

    /** A table of given numbers. */
    public LogTable of(Table table) {
        return new LogTable(
                table.axes(), table.cells().stream().mapToDouble(Reals::toDouble).toArray());
    }

    @Override
    public LogTable times(LogTable a, LogTable b) {
        return combine(a, b, a.logScale() + b.logScale(), LogTables::times).rescaled();
    }

    @Override
    public LogTable divide(LogTable a, LogTable b) {
        return combine(a, b, a.logScale() - b.logScale(), LogTables::divide).rescaled();
    }

    @Override
    public LogTable plus(LogTable a, LogTable b) {
        return onOneScale(a, b, Double::sum);
    }

    @Override
    public LogTable minus(LogTable a, LogTable b) {
        return onOneScale(a, b, (x, y) -> x - y);
    }

    @Override
    public LogTable max(LogTable a, LogTable b) {
        return onOneScale(a, b, Math::max);
    }

    @Override
    public LogTable power(LogTable a, LogTable b) {
        return combine(a.plain(), b.plain(), 0, StrictMath::pow);
    }

    @Override
    public LogTable share(LogTable p, LogTable q) {
        return combine(p.plain(), q.plain(), 0, Reals::share);
    }

    @Override
    public LogTable negate(LogTable a) {
        return new LogTable(a.axes(), map(a.cells(), x -> 0 - x), a.logScale());
    }

    @Override
    public LogTable map(Function function, LogTable a) {
        if (function == Function.LOG || function == Function.LN)
            return new LogTable(a.axes(), map(a.cells(), x -> StrictMath.log(x) + a.logScale()), 0);
        if (function == Function.EXP) return exp(a.plain());
        return new LogTable(
                a.axes(),
                map(a.plain().cells(), x -> Reals.toDouble(Functions.of(function, Real.of(x)))));
    }

    /** e^a, its largest cell the scale where that is beyond the doubles. */
    private static LogTable exp(LogTable a) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double x : a.cells()) if (!Double.isNaN(x)) largest = Math.max(largest, x);
        double scale = Math.abs(largest) > LARGEST_EXP && !Double.isInfinite(largest) ? largest : 0;
        return new LogTable(a.axes(), map(a.cells(), x -> StrictMath.exp(x - scale)), scale);
    }

    @Override
    public LogTable ordered(LogTable a, LogTable b) {
        return combine(
                a.plain(),
                b.plain(),
                0,
                (x, y) ->
                        Double.isNaN(x + y) && !(Double.isInfinite(x) && Double.isInfinite(y))
                                ? Double.NaN
                                : x <= y ? 1 : 0);
    }

    @Override
    public LogTable choose(LogTable n, LogTable k) {
        LogTable logs = combine(n.plain(), k.plain(), 0, Gammas::lchoose);
        double scale = 0;
        for (double l : logs.cells()) if (Double.isFinite(l)) scale = Math.max(scale, l);
        if (scale < LARGEST_EXP) return combine(n.plain(), k.plain(), 0, LogTables::choose);
        double largest = scale;
        return new LogTable(
                logs.axes(), map(logs.cells(), l -> StrictMath.exp(l - largest)), largest);
    }

    private static double choose(double n, double k) {
        return Reals.toDouble(Functions.choose(Real.of(n), Real.of(k)));
    }

    @Override
    public LogTable lbeta(LogTable a, LogTable b) {
        return combine(a.plain(), b.plain(), 0, Gammas::lbeta);
    }

    @Override
    public LogTable sumOut(LogTable f, List<Variable> variables) {
        return fold(f, variables, 0, Double::sum);
    }

    @Override
    public LogTable maxOut(LogTable f, List<Variable> variables) {
        return fold(f, variables, Double.NEGATIVE_INFINITY, Math::max);
    }

    @Override
    public LogTable at(LogTable f, Variable variable, int state) {
        List<Variable> kept = Axes.without(f.axes(), List.of(variable));
        int[] from = Axes.indices(kept, f.axes());
        int stride = 1;
        for (int k = f.axes().size() - 1; !f.axes().get(k).equals(variable); k--)
            stride *= f.axes().get(k).size();
        double[] cells = new double[from.length];
        for (int i = 0; i < cells.length; i++) cells[i] = f.cells()[state * stride + from[i]];
        return new LogTable(kept, cells, f.logScale());
    }

    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    private static double divide(double a, double b) {
        return a == 0 && b != 0 && !Double.isNaN(b) ? 0 : a / (b + 0.0);
    }

    private static double[] map(double[] cells, DoubleUnaryOperator function) {
        return Arrays.stream(cells).map(function).toArray();
    }

    private static LogTable onOneScale(LogTable a, LogTable b, DoubleBinaryOperator operation) {
        if (a.logScale() == b.logScale()) return combine(a, b, a.logScale(), operation);
        double scale = Math.max(a.logScale(), b.logScale());
        return combine(onScale(a, scale), onScale(b, scale), scale, operation);
    }

    private static LogTable onScale(LogTable a, double scale) {
        double factor = StrictMath.exp(a.logScale() - scale);
        return new LogTable(a.axes(), map(a.cells(), x -> times(x, factor)), scale);
    }

    private static LogTable combine(
            LogTable a, LogTable b, double scale, DoubleBinaryOperator operation) {
        List<Variable> along = Axes.union(a.axes(), b.axes());
        int[] left = Axes.indices(along, a.axes());
        int[] right = Axes.indices(along, b.axes());
        double[] cells = new double[left.length];
        for (int i = 0; i < cells.length; i++)
            cells[i] = operation.applyAsDouble(a.cells()[left[i]], b.cells()[right[i]]);
        return new LogTable(along, cells, scale);
    }

    private static LogTable fold(
            LogTable f, List<Variable> out, double start, DoubleBinaryOperator operation) {
        List<Variable> kept = Axes.without(f.axes(), out);
        int[] to = Axes.indices(f.axes(), kept);
        double[] folded = new double[Axes.cells(kept)];
        Arrays.fill(folded, start);
        for (int i = 0; i < to.length; i++)
            folded[to[i]] = operation.applyAsDouble(folded[to[i]], f.cells()[i]);
        return new LogTable(kept, folded, f.logScale());
    }
}
