package elbow.working;

import elbow.formula.Formula.Ref;
import elbow.inference.Tape;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Places.Place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The right and the wrong ways to one part as a tape that also takes answers to other parts, to be
 * run for several choices of these at once. An answer stands in the place of what was asked for, as
 * {@link Carrying} has it, and of several routes the first that follows an answer is gone on with.
 */
public final class Retraced {
    private final Carrying carrying;
    private final Tape tape = new Tape();
    private final Map<Ref, Tape.Cells> parameters = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<Question<Step>> asked;
    private final Taping taping;
    private final List<int[]> where;
    private final Scratch scratch;
    private double[][] registers = {};

    /** The inputs for the answer to another part: 1 or undefined, and its numbers. */
    private record Source(Tape.Cells isCarried, List<Tape.Cells> numbers) {}

    /**
     * @param others how many numbers the answers to other parts have
     * @param scratch where it runs
     * @param asked what is wanted of a run: the routes to the part, and wrong ways to it
     */
    Retraced(
            Graph graph,
            Carrying carrying,
            Iterable<Ref> names,
            Map<String, Integer> others,
            List<Question<Step>> asked,
            Scratch scratch) {
        this.carrying = carrying;
        this.scratch = scratch;
        this.asked = List.copyOf(asked);
        names.forEach(name -> parameters.put(name, tape.input()));
        others.forEach((part, count) -> {
            Tape.Cells isCarried = tape.input();
            List<Tape.Cells> numbers = new ArrayList<>();
            for (int i = 0; i < count; i++) numbers.add(tape.input());
            sources.put(part, new Source(isCarried, numbers));
        });
        this.taping = new Way().write(graph.before(asked)).close(Solution.asked(asked));
        this.where = asked.stream().map(this::registers).toList();
    }

    /** Writes the steps down with room for answers in their places. */
    private final class Way extends Taping {
        private final Map<Integer, List<String>> follows = new LinkedHashMap<>();

        Way() {
            super(Retraced.this.tape, Retraced.this.parameters);
        }

        @Override
        Tape.Cells value(Step step, Tape.Cells result) {
            Tape.Cells now = result;
            List<String> from = new ArrayList<>();
            for (boolean implied : new boolean[] {true, false})
                for (Map.Entry<String, Source> source : sources.entrySet())
                    for (Place place : carrying.places(source.getKey()))
                        if (place.step().equals(step) && place.implied() == implied) {
                            Tape.Cells other = place.table(tape, now, source.getValue().numbers());
                            now = tape.lastDefined(List.of(now, other));
                            if (!from.contains(source.getKey())) from.add(source.getKey());
                        }
            for (Step input : step.inputs())
                for (String part : follows.getOrDefault(input.id(), List.of()))
                    if (!from.contains(part)) from.add(part);
            follows.put(step.id(), from);
            return now;
        }

        @Override
        Tape.Cells routes(Step.Routes r) {
            List<Tape.Cells> ways = new ArrayList<>(of(r.inputs()));
            for (Step route : r.inputs().reversed()) {
                List<String> from = follows.getOrDefault(route.id(), List.of());
                if (from.isEmpty()) continue;
                List<Tape.Cells> any = new ArrayList<>();
                for (Map.Entry<String, Source> s : sources.entrySet())
                    if (from.contains(s.getKey())) any.add(s.getValue().isCarried());
                ways.add(tape.times(of(route), tape.lastDefined(any)));
            }
            return tape.lastDefined(ways);
        }
    }

    /** What the last run came to, for each choice of answers: the next one writes over it. */
    public final class Run {
        /** The answer to one of the questions. */
        public Value answer(int question, int choice) {
            return new Answers<Step>(s -> Tape.table(taping.of(s), registers, choice))
                    .of(asked.get(question));
        }

        /** The numbers of the answer to one of the questions. */
        public double[] numbers(int question, int choice) {
            int[] at = where.get(question);
            double[] numbers = new double[at.length];
            for (int i = 0; i < at.length; i++) numbers[i] = registers[at[i]][choice];
            return numbers;
        }

        /** Whether the numbers of one of the questions are all within reach of these. */
        public boolean isNear(int question, int choice, double[] numbers, double[] reach) {
            int[] at = where.get(question);
            if (at.length != numbers.length) return false;
            for (int i = 0; i < at.length; i++) {
                double off = Math.abs(registers[at[i]][choice] - numbers[i]);
                if (off > reach[i]) return false;
            }
            return true;
        }
    }

    /**
     * Works everything out again.
     *
     * @param choices each with the answers that are carried, by the names of their parts
     */
    public Run run(Bindings bindings, List<Map<String, Value>> choices) {
        int points = choices.size();
        registers = scratch.registers(tape, points);
        double[][] given = new double[parameters.size() + inputs()][points];
        int column = 0;
        for (Ref name : parameters.keySet()) {
            double number =
                    bindings.values().get(name) instanceof Real real
                            ? Reals.toDouble(real)
                            : Double.NaN;
            Arrays.fill(given[column++], number);
        }
        for (Map.Entry<String, Source> source : sources.entrySet()) {
            int count = source.getValue().numbers().size();
            for (int p = 0; p < points; p++) {
                Value value = choices.get(p).get(source.getKey());
                List<Real> numbers = value == null ? List.of() : value.numbers();
                boolean isCarried = numbers.size() == count && count > 0;
                given[column][p] = isCarried ? 1 : Double.NaN;
                for (int i = 0; i < count; i++)
                    given[column + 1 + i][p] =
                            isCarried ? Reals.toDouble(numbers.get(i)) : Double.NaN;
            }
            column += 1 + count;
        }
        tape.run(registers, given, points);
        return new Run();
    }

    private int inputs() {
        int count = 0;
        for (Source s : sources.values()) count += 1 + s.numbers().size();
        return count;
    }

    /** Where the numbers of a question are, in the order in which its answer has them. */
    private int[] registers(Question<Step> question) {
        Value value = new Answers<Step>(s -> taping.of(s).registers()).of(question);
        return value.numbers().stream().mapToInt(r -> (int) Reals.toDouble(r)).toArray();
    }
}
