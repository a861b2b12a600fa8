package elbow.working;

import elbow.formula.Formula.Ref;
import elbow.inference.Tape;
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
    private final Taping taping = new Taping();
    private final List<Step.Routes> routes = new ArrayList<>();
    private final Map<String, Question<Step>> questions;

    Compiled(List<Step> steps, Map<String, Question<Step>> questions) {
        this.questions = questions;
        taping.write(steps);
        for (Step step : steps) if (step instanceof Step.Routes r) routes.add(r);
    }

    /** The parameters that a run needs, in the order in which it takes them. */
    public List<Ref> parameters() {
        return List.copyOf(taping.parameters().keySet());
    }

    /** Room for runs at up to this many points at once. */
    public Runs runs(int points) {
        return new Runs(points);
    }

    private Tape.Cells value(Step step) {
        return taping.of(step);
    }

    /** Runs, one after the other in the same memory. */
    public final class Runs {
        private final double[][] registers;

        private Runs(int points) {
            this.registers = taping.tape().registers(points);
        }

        /**
         * Computes all steps at these points.
         *
         * @param given the parameters' numbers, a column for each
         */
        public void run(double[][] given, int points) {
            taping.tape().run(registers, given, points);
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
