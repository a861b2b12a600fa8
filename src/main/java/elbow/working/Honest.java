package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.inference.Tape;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Places.Place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How far off the truth one lands who rounds: the largest |rounded − true| of each number asked,
 * over the ways in which one writes a working down with rounded numbers and goes on with them. All
 * ways and the truth itself are one tape, run at many variants at once.
 */
final class Honest {
    /** What is written down, and so rounded. */
    private enum Habit {
        /** The answers to parts; all between is kept. */
        ANSWERS,
        /** The result of each step. */
        STEPS,
        /** The terms of a sum too, as the worked lines print them. */
        TERMS,
        /** The result of every operation. */
        OPERATIONS
    }

    /**
     * How numbers are rounded. Others who round at other places are off to other sides: where a
     * turn says so, a number is as far off on the other side.
     *
     * @param turn which numbers are so; none for 0
     * @param carries whether what was answered is also gone on with where the working has its
     *     logarithm, or a sum of which it is the mean
     */
    private record Hand(Habit habit, boolean even, int turn, boolean carries) {
        Hand(Habit habit, boolean even, int turn) {
            this(habit, even, turn, false);
        }

        private static final int TURNS = 3;

        static List<Hand> all() {
            List<Hand> all = new ArrayList<>();
            for (Habit habit : Habit.values()) {
                all.add(new Hand(habit, false, 0));
                all.add(new Hand(habit, true, 0));
            }
            for (int turn = 1; turn <= TURNS; turn++) {
                all.add(new Hand(Habit.STEPS, false, turn));
                all.add(new Hand(Habit.TERMS, false, turn));
                all.add(new Hand(Habit.TERMS, false, turn, true));
            }
            all.add(new Hand(Habit.TERMS, false, 0, true));
            all.add(new Hand(Habit.TERMS, true, 0, true));
            return all;
        }

        /** A coin that falls the same on every machine. */
        boolean turns(int step) {
            return turn > 0 && (step * 0x9E3779B97F4A7C15L + turn * 0xBF58476D1CE4E5B9L) < 0;
        }
    }

    /** Numbers on a tape of this size, at this many points at most: 32 MB. */
    private static final int MOST_NUMBERS = 4_000_000;

    private static final int MOST_POINTS = 256;

    private final Tape tape = new Tape();
    private final Map<Ref, Tape.Cells> parameters = new LinkedHashMap<>();
    private final Map<String, Numbers> asked = new LinkedHashMap<>();

    /** The registers of a part's numbers: the true ones, and those of each rounded way. */
    private static final class Numbers {
        private final int[] truth;
        private final List<int[]> ways = new ArrayList<>();

        Numbers(int[] truth) {
            this.truth = truth;
        }
    }

    /**
     * @param digits those asked, of the parts in their order
     */
    Honest(Working.Shape shape, Map<String, Integer> digits) {
        List<Step> steps = shape.graph().steps();
        Map<String, Question<Step>> questions = new LinkedHashMap<>();
        for (String part : digits.keySet())
            Optional.ofNullable(shape.questions().get(part))
                    .filter(Honest::isNumbers)
                    .ifPresent(q -> questions.put(part, q));
        int[] places = places(steps, questions, digits);
        Taping truth = new Taping(tape, parameters).write(steps);
        questions.forEach((part, q) -> asked.put(part, new Numbers(registers(truth, q))));
        Map<Step, List<Answered>> elsewhere = elsewhere(shape, questions, truth);
        boolean[] answers = new boolean[steps.size()];
        for (Question<Step> q : questions.values())
            for (Step step : Solution.asked(q)) answers[step.id()] = true;
        for (Hand hand : Hand.all()) {
            if (hand.carries() && elsewhere.isEmpty()) continue;
            Taping way = new Way(hand, places, answers, elsewhere).write(steps);
            questions.forEach((part, q) -> add(part, way, q));
        }
    }

    /** A step that stands for the answer to a part in another form, and that answer. */
    private record Answered(Place place, Step asked, Tape.Cells truth) {}

    private static Map<Step, List<Answered>> elsewhere(
            Working.Shape shape, Map<String, Question<Step>> questions, Taping truth) {
        Carrying carrying = new Carrying(shape.graph(), shape.questions());
        Map<Step, List<Answered>> elsewhere = new HashMap<>();
        questions.forEach((part, q) -> {
            if (!(q instanceof Question.Quantity<Step> asked) || !asked.order().isEmpty()) return;
            for (Place place : carrying.places(part))
                if (place.isOther())
                    elsewhere
                            .computeIfAbsent(place.step(), s -> new ArrayList<>())
                            .add(new Answered(place, asked.value(), truth.of(asked.value())));
        });
        return elsewhere;
    }

    private static boolean isNumbers(Question<Step> question) {
        return switch (question) {
            case Question.Quantity<Step> q -> true;
            case Question.Described<Step> d -> true;
            case Question.Best<Step> b -> false;
            case Question.Claim<Step> c -> false;
            case Question.Several<Step> s -> s.questions().stream().allMatch(Honest::isNumbers);
        };
    }

    /** The digits of each step: those of the first part that rests on it. */
    private static int[] places(
            List<Step> steps, Map<String, Question<Step>> questions, Map<String, Integer> digits) {
        int[] places = new int[steps.size()];
        Arrays.fill(places, -1);
        questions.forEach((part, q) ->
                Solution.asked(q).forEach(s -> fill(places, s, digits.getOrDefault(part, 0))));
        return places;
    }

    private static void fill(int[] places, Step step, int digits) {
        if (places[step.id()] >= 0) return;
        places[step.id()] = digits;
        step.inputs().forEach(s -> fill(places, s, digits));
    }

    private void add(String part, Taping way, Question<Step> question) {
        List<int[]> ways = requireNonNull(asked.get(part)).ways;
        ways.add(registers(way, question));
        if (question instanceof Question.Quantity<Step> q && q.value() instanceof Step.Routes r)
            for (Step route : r.inputs())
                ways.add(registers(way, new Question.Quantity<>(route, q.order())));
    }

    /** Where a part's numbers are, in the order in which its answer has them. */
    private static int[] registers(Taping taping, Question<Step> question) {
        Value where = new Answers<Step>(s -> taping.of(s).registers()).of(question);
        return where.numbers().stream().mapToInt(r -> (int) Reals.toDouble(r)).toArray();
    }

    /** A way to write the working down. */
    private final class Way extends Taping {
        private final Hand hand;
        private final int[] places;
        private final boolean[] answers;
        private final Map<Step, List<Answered>> elsewhere;

        Way(Hand hand, int[] places, boolean[] answers, Map<Step, List<Answered>> elsewhere) {
            super(Honest.this.tape, Honest.this.parameters);
            this.hand = hand;
            this.places = places;
            this.answers = answers;
            this.elsewhere = elsewhere;
        }

        @Override
        Tape.Cells value(Step step, Tape.Cells result) {
            boolean rounded =
                    hand.habit() == Habit.ANSWERS
                            ? answers[step.id()]
                            : step instanceof Step.Computed && !Unfolding.isStack(step);
            Tape.Cells now = rounded && !Unfolding.isGiven(step) ? rounded(step, result) : result;
            if (!hand.carries()) return now;
            for (Answered a : elsewhere.getOrDefault(step, List.of()))
                now = a.place().table(tape, now, List.of(rounded(a.asked(), a.truth())));
            return now;
        }

        /** What is given as exp(0.5) is no number yet; 1/3 is. */
        @Override
        Tape.Cells given(Step.Given g, Formula cell, Tape.Cells value) {
            boolean computed = Formulas.walk(cell).anyMatch(f -> f instanceof Call);
            return computed && hand.habit() != Habit.ANSWERS ? rounded(g, value) : value;
        }

        private Tape.Cells rounded(Step step, Tape.Cells number) {
            int digits = places[step.id()];
            if (digits < 0) return number;
            Tape.Cells rounded = tape.round(number, digits, hand.even());
            return hand.turns(step.id()) ? tape.plus(number, tape.minus(number, rounded)) : rounded;
        }

        @Override
        Tape.Cells applied(Step.Applied a) {
            HandLines lines = new HandLines(tape, n -> rounded(a, n), a.over(), of(a.inputs()));
            return switch (hand.habit()) {
                case ANSWERS -> a.law().evaluate(tape, a.over(), of(a.inputs()));
                case STEPS -> lines.whole(a.law());
                case TERMS -> lines.byTerms(a.law());
                case OPERATIONS -> lines.byOperations(a.law());
            };
        }

        /** One goes on with the route that is printed. */
        @Override
        Tape.Cells routes(Step.Routes r) {
            return tape.lastDefined(of(r.inputs()).reversed());
        }
    }

    /** The errors at each of these points, by the names of the parts: one for each number. */
    List<Map<String, double[]>> errors(List<Bindings> points) {
        List<Map<String, double[]>> errors = new ArrayList<>();
        int width = Math.max(1, Math.min(MOST_POINTS, MOST_NUMBERS / tape.size()));
        double[][] registers = tape.registers(Math.min(width, points.size()));
        for (int from = 0; from < points.size(); from += width) {
            List<Bindings> chunk = points.subList(from, Math.min(points.size(), from + width));
            tape.run(registers, columns(chunk), chunk.size());
            for (int p = 0; p < chunk.size(); p++) errors.add(errors(registers, p));
        }
        return errors;
    }

    private double[][] columns(List<Bindings> points) {
        return parameters.keySet().stream()
                .map(name -> column(points, b -> Reals.toDouble(b.number(name))))
                .toArray(double[][]::new);
    }

    private static double[] column(List<Bindings> points, ToDoubleFunction<Bindings> number) {
        return points.stream().mapToDouble(number).toArray();
    }

    private Map<String, double[]> errors(double[][] registers, int point) {
        Map<String, double[]> errors = new LinkedHashMap<>();
        asked.forEach((part, numbers) -> {
            double[] worst = new double[numbers.truth.length];
            for (int i = 0; i < worst.length; i++) {
                double truth = Tape.column(numbers.truth[i], registers)[point];
                for (int[] way : numbers.ways) {
                    double error = Math.abs(Tape.column(way[i], registers)[point] - truth);
                    if (Double.isFinite(error)) worst[i] = Math.max(worst[i], error);
                }
            }
            errors.put(part, worst);
        });
        return errors;
    }
}
