package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.inference.Interpreter;
import elbow.inference.Tape;
import elbow.model.Conditional;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph of steps compiled to arithmetic in doubles, for running through many variants. What hangs
 * on a result's last digits is left to the exact evaluation, and so is whether the numbers of a
 * variant make a model.
 */
public final class Compiled {
    private final Tape tape = new Tape();
    private final Map<Ref, Tape.Cells> parameters = new LinkedHashMap<>();
    private final List<Tape.Cells> values = new ArrayList<>();
    private final List<Step.Routes> routes = new ArrayList<>();
    private final Map<String, Question<Step>> questions;

    Compiled(List<Step> steps, Map<String, Question<Step>> questions) {
        this.questions = questions;
        for (Step step : steps) {
            values.add(compile(step));
            if (step instanceof Step.Routes r) routes.add(r);
        }
    }

    /** The parameters that a run needs, in the order in which it takes them. */
    public List<Ref> parameters() {
        return List.copyOf(parameters.keySet());
    }

    /** Room for runs at up to this many points at once. */
    public Runs runs(int points) {
        return new Runs(points);
    }

    private Tape.Cells compile(Step step) {
        return switch (step) {
            case Step.Parameter p -> parameter(p.name());
            case Step.Given g -> table(g.conditional());
            case Step.Column c ->
                    Tape.of(
                            c.axes(),
                            c.cells().stream().map(x -> tape.constant(Reals.toDouble(x))).toList());
            case Step.One one -> tape.one();
            case Step.Slice s -> tape.at(value(s.of()), s.variable(), s.state());
            case Step.Applied a -> a.law().evaluate(tape, a.over(), values(a.inputs()));
            case Step.Computed c -> tape.compute(c.operation(), values(c.inputs()), c.axes());
            case Step.Routes r -> tape.lastDefined(values(r.inputs()));
        };
    }

    private Tape.Cells value(Step step) {
        return values.get(step.id());
    }

    private List<Tape.Cells> values(List<Step> steps) {
        return steps.stream().map(this::value).toList();
    }

    private Tape.Cells parameter(Ref name) {
        if (name.name().equals("pi") && name.path().isEmpty()) return tape.constant(Math.PI);
        return parameters.computeIfAbsent(name, n -> tape.input());
    }

    private Tape.Cells table(Conditional conditional) {
        Interpreter<Tape.Cells> arithmetic = new Interpreter<>(tape, this::parameter, List.of());
        List<Tape.Cells> cells = new ArrayList<>();
        for (Formula cell : conditional.cells()) cells.add(arithmetic.evaluate(cell));
        if (!conditional.likelihood())
            for (int row = 0; row < cells.size(); row += conditional.rowLength())
                normalise(cells.subList(row, row + conditional.rowLength()));
        return Tape.of(conditional.axes(), cells);
    }

    private void normalise(List<Tape.Cells> row) {
        Tape.Cells sum = row.stream().reduce(tape::plus).orElseThrow();
        row.replaceAll(cell -> tape.divide(cell, sum));
    }

    /** Runs, one after the other in the same memory. */
    public final class Runs {
        private final double[][] registers;

        private Runs(int points) {
            this.registers = tape.registers(points);
        }

        /**
         * Computes all steps at these points.
         *
         * @param given the parameters' numbers, a column for each
         */
        public void run(double[][] given, int points) {
            tape.run(registers, given, points);
        }

        /** The number that is asked, at every point of the last run. */
        public double[] number(String part) {
            if (questions.get(part) instanceof Question.Quantity<Step> q
                    && value(q.value()).size() == 1)
                return Tape.column(value(q.value()), 0, registers);
            throw new IllegalArgumentException(part + " is no number");
        }

        /** The answers at a point of the last run. */
        public Map<String, Value> answers(int point) {
            Answers<Step> answers =
                    new Answers<>(step -> Tape.table(value(step), registers, point));
            Map<String, Value> values = new LinkedHashMap<>();
            questions.forEach((part, question) -> values.put(part, answers.of(question)));
            return values;
        }

        /**
         * Whether the routes to every quantity agree at a point of the last run, within this share
         * of the largest number that any of them subtracts.
         */
        boolean agree(int point, double share) {
            return routes.stream().allMatch(r -> disagreement(r, point) <= share);
        }

        private double disagreement(Step.Routes quantity, int point) {
            double scale = Double.MIN_NORMAL;
            double worst = 0;
            Tape.Cells first = value(quantity.inputs().getFirst());
            for (Step route : quantity.inputs()) {
                Tape.Cells cells = value(route).ordered(first.axes());
                scale = Math.max(scale, largest(cells, point));
                for (Step input : route.inputs())
                    scale = Math.max(scale, largest(value(input), point));
                for (int i = 0; i < cells.size(); i++)
                    worst = Math.max(worst, Math.abs(at(cells, i, point) - at(first, i, point)));
            }
            return worst / scale;
        }

        private double largest(Tape.Cells cells, int point) {
            double largest = 0;
            for (int i = 0; i < cells.size(); i++)
                largest = Math.max(largest, Math.abs(at(cells, i, point)));
            return largest;
        }

        private double at(Tape.Cells cells, int cell, int point) {
            return Tape.column(cells, cell, registers)[point];
        }
    }
}
