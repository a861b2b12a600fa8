package elbow.inference;

import elbow.formula.Formula.Function;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;

import org.apache.commons.numbers.fraction.BigFraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Arithmetic written down once, to be run in doubles at many points: each operation on a cell of a
 * table is an instruction on registers, and equal instructions are one. Slices, axes and orders are
 * settled while it is written, so that a run does nothing but arithmetic. NaN marks what is
 * undefined. Numbers beyond the doubles are not kept apart from 0 or infinity.
 */
public final class Tape implements CellAlgebra<Tape.Cells> {
    private static final double LN2 = StrictMath.log(2);
    private static final double LN10 = StrictMath.log(10);

    /** A table whose cells are registers. */
    public static final class Cells {
        private final List<Variable> axes;
        private final int[] registers;

        private Cells(List<Variable> axes, int... registers) {
            this.axes = axes;
            this.registers = registers;
        }

        public List<Variable> axes() {
            return axes;
        }

        public int size() {
            return registers.length;
        }

        /** The same table, the number of its register in each cell. */
        public Table registers() {
            return Table.of(axes, Arrays.stream(registers).mapToObj(r -> Real.of(r)).toList());
        }

        /** The table with its axes in another order; all of them must be named. */
        public Cells ordered(List<Variable> order) {
            return order.equals(axes) ? this : pick(order, Axes.indices(order, axes), 0);
        }

        /** One of the cells. */
        public Cells cell(int index) {
            return new Cells(List.of(), registers[index]);
        }

        private Cells pick(List<Variable> picked, int[] from, int offset) {
            return new Cells(picked, Arrays.stream(from).map(i -> registers[offset + i]).toArray());
        }
    }

    private enum Kind {
        PLUS,
        MINUS,
        TIMES,
        DIVIDE,
        POWER,
        MAX,
        SHARE,
        ORDERED,
        CHOOSE,
        LBETA,
        ROUND_HALF_UP,
        ROUND_HALF_EVEN,
        NEGATE,
        FUNCTION
    }

    /** What a run does next. */
    private interface Instruction {
        void run(double[][] registers, int points);
    }

    private record Arithmetic(Kind kind, int a, int b, Optional<Function> function) {}

    /** Where an operation reads its numbers, and where it leaves what it makes of them. */
    private static final class Done {
        private final int[] from;
        private final int[] to;

        Done(int[] from, int[] to) {
            this.from = from;
            this.to = to;
        }
    }

    private Map<List<Object>, List<Done>> computed = new HashMap<>();
    private final ArrayList<Instruction> instructions = new ArrayList<>();
    private Map<Arithmetic, Integer> written = new HashMap<>();
    private Map<Double, Integer> constants = new HashMap<>();
    private final List<Integer> inputs = new ArrayList<>();
    private int size;

    /** A number that is given at each point, in the order in which inputs are asked for. */
    public Cells input() {
        inputs.add(size);
        return new Cells(List.of(), size++);
    }

    public Cells constant(double value) {
        return new Cells(List.of(), constants.computeIfAbsent(value + 0.0, v -> size++));
    }

    @Override
    public Cells constant(BigFraction value) {
        return constant(value.doubleValue());
    }

    /** Numbers as the cells of a table. */
    public static Cells of(List<Variable> axes, List<Cells> numbers) {
        return new Cells(
                List.copyOf(axes), numbers.stream().mapToInt(n -> n.registers[0]).toArray());
    }

    /** The last of these tables that is defined everywhere, or the first if none is. */
    public Cells lastDefined(List<Cells> tables) {
        Cells first = tables.getFirst();
        Cells chosen = reserve(first.axes);
        List<Cells> ordered = tables.stream().map(t -> t.ordered(first.axes)).toList();
        instructions.add((registers, points) -> {
            for (int p = 0; p < points; p++) {
                int from = ordered.size() - 1;
                while (from > 0 && !isDefined(ordered.get(from), registers, p)) from--;
                for (int i = 0; i < chosen.size(); i++)
                    registers[chosen.registers[i]][p] =
                            registers[ordered.get(from).registers[i]][p];
            }
        });
        return chosen;
    }

    private static boolean isDefined(Cells cells, double[][] registers, int point) {
        for (int r : cells.registers) if (Double.isNaN(registers[r][point])) return false;
        return true;
    }

    /** Numbers rounded as they are printed: {@link Rounding}. */
    public Cells round(Cells f, int digits, boolean even) {
        return combine(
                even ? Kind.ROUND_HALF_EVEN : Kind.ROUND_HALF_UP, f, constant((double) digits));
    }

    /** What an operation makes of tables: it is left to the operation, point by point. */
    public Cells compute(Operation operation, List<Cells> tables, List<Variable> axes) {
        if (operation instanceof Stack s) return stack(s, tables, axes);
        if (operation instanceof Brief) return tables.getFirst().ordered(axes);
        Cells made = reserve(axes);
        int[] from = tables.stream().flatMapToInt(t -> Arrays.stream(t.registers)).toArray();
        List<Done> same =
                computed.computeIfAbsent(
                        List.of(operation, tables.stream().map(Cells::axes).toList(), axes),
                        o -> new ArrayList<>());
        List<Done> before = List.copyOf(same);
        same.add(new Done(from, made.registers));
        instructions.add((registers, points) -> {
            for (int p = 0; p < points; p++) {
                if (copied(before, from, made.registers, registers, p)) continue;
                int point = p;
                double[] result =
                        computed(
                                operation,
                                tables.stream().map(t -> table(t, registers, point)).toList(),
                                axes,
                                made.size());
                for (int i = 0; i < result.length; i++) registers[made.registers[i]][p] = result[i];
            }
        });
        return made;
    }

    /** Takes over what the same operation has made of the same numbers, at this point. */
    private static boolean copied(
            List<Done> before, int[] from, int[] to, double[][] registers, int point) {
        for (Done done : before) {
            if (!areEqual(done.from, from, registers, point)) continue;
            for (int i = 0; i < to.length; i++)
                registers[to[i]][point] = registers[done.to[i]][point];
            return true;
        }
        return false;
    }

    private static boolean areEqual(int[] a, int[] b, double[][] registers, int point) {
        for (int i = 0; i < a.length; i++)
            if (Double.compare(registers[a[i]][point], registers[b[i]][point]) != 0) return false;
        return true;
    }

    private static Cells stack(Stack stack, List<Cells> tables, List<Variable> axes) {
        List<Variable> rest = Axes.without(axes, stack.along());
        List<Variable> order = new ArrayList<>(stack.along());
        order.addAll(rest);
        int[] registers =
                tables.stream()
                        .flatMapToInt(t ->
                                Arrays.stream(Axes.indices(rest, t.axes)).map(i -> t.registers[i]))
                        .toArray();
        return new Cells(List.copyOf(order), registers).ordered(axes);
    }

    /** What can't be computed is undefined here; the exact evaluation says why. */
    private static double[] computed(
            Operation operation, List<Table> tables, List<Variable> axes, int size) {
        double[] made = new double[size];
        try {
            Table result = operation.apply(tables, axes);
            for (int i = 0; i < size; i++) made[i] = Reals.toDouble(result.cell(i));
        } catch (NotComputed e) {
            Arrays.fill(made, Double.NaN);
        }
        return made;
    }

    private Cells reserve(List<Variable> axes) {
        int[] registers = new int[Axes.cells(axes)];
        Arrays.setAll(registers, i -> size++);
        return new Cells(List.copyOf(axes), registers);
    }

    /** Forgets what only writing needs, and keeps what runs need. */
    public void close() {
        written = new HashMap<>(0);
        computed = new HashMap<>(0);
        instructions.trimToSize();
    }

    /** Puts the constants into registers that another tape has used. */
    public void restore(double[][] registers) {
        constants.forEach((value, r) -> Arrays.fill(registers[r], value));
    }

    /** Registers for runs at up to this many points at once, to be used again and again. */
    public double[][] registers(int points) {
        double[][] registers = new double[size][points];
        constants.forEach((value, r) -> Arrays.fill(registers[r], value));
        return registers;
    }

    /**
     * Runs all instructions.
     *
     * @param given a column of numbers for each input
     */
    public void run(double[][] registers, double[][] given, int points) {
        for (int i = 0; i < given.length; i++)
            System.arraycopy(given[i], 0, registers[inputs.get(i)], 0, points);
        for (Instruction instruction : instructions) instruction.run(registers, points);
    }

    /** A table as a run left it at a point. */
    public static Table table(Cells cells, double[][] registers, int point) {
        return Table.of(
                cells.axes,
                Arrays.stream(cells.registers)
                        .mapToObj(r -> Real.of(registers[r][point]))
                        .toList());
    }

    /** A register as a run left it, at every point. */
    public static double[] column(int register, double[][] registers) {
        return registers[register];
    }

    /** How many registers a run needs. */
    public int size() {
        return size;
    }

    /** A cell of a table as a run left it, at every point. */
    public static double[] column(Cells cells, int cell, double[][] registers) {
        return registers[cells.registers[cell]];
    }

    private int write(Arithmetic what) {
        Integer known = written.get(what);
        if (known != null) return known;
        int to = size++;
        written.put(what, to);
        instructions.add((registers, points) ->
                run(what, registers[what.a], registers[what.b], registers[to], points));
        return to;
    }

    private static void run(Arithmetic what, double[] a, double[] b, double[] to, int points) {
        switch (what.kind) {
            case PLUS -> {
                for (int p = 0; p < points; p++) to[p] = a[p] + b[p];
            }
            case MINUS -> {
                for (int p = 0; p < points; p++) to[p] = a[p] - b[p];
            }
            case TIMES -> {
                for (int p = 0; p < points; p++) to[p] = a[p] == 0 || b[p] == 0 ? 0 : a[p] * b[p];
            }
            case DIVIDE -> {
                for (int p = 0; p < points; p++) to[p] = a[p] / (b[p] + 0.0);
            }
            case POWER -> {
                for (int p = 0; p < points; p++) to[p] = power(a[p], b[p]);
            }
            case MAX -> {
                for (int p = 0; p < points; p++) to[p] = Math.max(a[p], b[p]);
            }
            case ROUND_HALF_UP -> {
                for (int p = 0; p < points; p++) to[p] = Rounding.halfUp(a[p], (int) b[p]);
            }
            case ROUND_HALF_EVEN -> {
                for (int p = 0; p < points; p++) to[p] = Rounding.halfEven(a[p], (int) b[p]);
            }
            case SHARE -> {
                for (int p = 0; p < points; p++) to[p] = Reals.share(a[p], b[p]);
            }
            case NEGATE -> {
                for (int p = 0; p < points; p++) to[p] = -a[p];
            }
            case FUNCTION -> run(what.function.orElseThrow(), a, to, points);
            case ORDERED -> {
                for (int p = 0; p < points; p++)
                    to[p] = Reals.toDouble(Functions.ordered(Real.of(a[p]), Real.of(b[p])));
            }
            case CHOOSE -> {
                for (int p = 0; p < points; p++)
                    to[p] = Reals.toDouble(Functions.choose(Real.of(a[p]), Real.of(b[p])));
            }
            case LBETA -> {
                for (int p = 0; p < points; p++)
                    to[p] = Reals.toDouble(Functions.lbeta(Real.of(a[p]), Real.of(b[p])));
            }
        }
    }

    private static double power(double a, double b) {
        if (b == 2) return a * a;
        return a == 0 && b < 0 ? Double.NaN : StrictMath.pow(a, b);
    }

    /** The usual functions straight on doubles, the others as they are on numbers of any kind. */
    private static void run(Function function, double[] a, double[] to, int points) {
        for (int p = 0; p < points; p++)
            to[p] =
                    switch (function) {
                        case LOG, LN -> StrictMath.log(a[p]);
                        case LOG2 -> StrictMath.log(a[p]) / LN2;
                        case LOG10 -> StrictMath.log(a[p]) / LN10;
                        case EXP -> StrictMath.exp(a[p]);
                        case SQRT -> StrictMath.sqrt(a[p]);
                        case ABS -> Math.abs(a[p]);
                        case DECIMALS -> Double.NaN;
                        case MIN,
                                MAX,
                                SIGMOID,
                                PHI,
                                LGAMMA,
                                DIGAMMA,
                                TRIGAMMA,
                                WHOLE,
                                FLOOR,
                                LBETA,
                                CHOOSE,
                                INSIDE ->
                                Reals.toDouble(Functions.of(function, Real.of(a[p])));
                    };
    }

    private Cells combine(Kind kind, Cells a, Cells b) {
        List<Variable> along = Axes.union(a.axes, b.axes);
        int[] left = Axes.indices(along, a.axes);
        int[] right = Axes.indices(along, b.axes);
        int[] to = new int[left.length];
        for (int i = 0; i < to.length; i++)
            to[i] = combine(kind, a.registers[left[i]], b.registers[right[i]]);
        return new Cells(along, to);
    }

    private int combine(Kind kind, int a, int b) {
        Integer one = constants.get(1.0);
        if (one != null && b == one && (kind == Kind.TIMES || kind == Kind.DIVIDE)) return a;
        if (one != null && a == one && kind == Kind.TIMES) return b;
        return write(new Arithmetic(kind, a, b, Optional.empty()));
    }

    private Cells map(Kind kind, Optional<Function> function, Cells a) {
        return new Cells(
                a.axes,
                Arrays.stream(a.registers)
                        .map(r -> write(new Arithmetic(kind, r, r, function)))
                        .toArray());
    }

    private Cells fold(Kind kind, Cells f, List<Variable> out) {
        List<Variable> kept = Axes.without(f.axes, out);
        int[] into = Axes.indices(f.axes, kept);
        int[] to = new int[Axes.cells(kept)];
        Arrays.fill(to, -1);
        for (int i = 0; i < into.length; i++) {
            int k = into[i];
            to[k] = to[k] < 0 ? f.registers[i] : combine(kind, to[k], f.registers[i]);
        }
        return new Cells(kept, to);
    }

    @Override
    public List<Variable> axes(Cells f) {
        return f.axes;
    }

    @Override
    public Cells plus(Cells a, Cells b) {
        return combine(Kind.PLUS, a, b);
    }

    @Override
    public Cells minus(Cells a, Cells b) {
        return combine(Kind.MINUS, a, b);
    }

    @Override
    public Cells times(Cells a, Cells b) {
        return combine(Kind.TIMES, a, b);
    }

    @Override
    public Cells divide(Cells a, Cells b) {
        return combine(Kind.DIVIDE, a, b);
    }

    @Override
    public Cells power(Cells a, Cells b) {
        return combine(Kind.POWER, a, b);
    }

    @Override
    public Cells max(Cells a, Cells b) {
        return combine(Kind.MAX, a, b);
    }

    @Override
    public Cells share(Cells p, Cells q) {
        return combine(Kind.SHARE, p, q);
    }

    @Override
    public Cells ordered(Cells a, Cells b) {
        return combine(Kind.ORDERED, a, b);
    }

    @Override
    public Cells choose(Cells n, Cells k) {
        return combine(Kind.CHOOSE, n, k);
    }

    @Override
    public Cells lbeta(Cells a, Cells b) {
        return combine(Kind.LBETA, a, b);
    }

    @Override
    public Cells negate(Cells a) {
        return map(Kind.NEGATE, Optional.empty(), a);
    }

    @Override
    public Cells map(Function function, Cells a) {
        return map(Kind.FUNCTION, Optional.of(function), a);
    }

    @Override
    public Cells sumOut(Cells f, List<Variable> variables) {
        return fold(Kind.PLUS, f, variables);
    }

    @Override
    public Cells maxOut(Cells f, List<Variable> variables) {
        return fold(Kind.MAX, f, variables);
    }

    @Override
    public Cells at(Cells f, Variable variable, int state) {
        List<Variable> kept = Axes.without(f.axes, List.of(variable));
        int stride = 1;
        for (int k = f.axes.size() - 1; !f.axes.get(k).equals(variable); k--)
            stride *= f.axes.get(k).size();
        return f.pick(kept, Axes.indices(kept, f.axes), state * stride);
    }
}
