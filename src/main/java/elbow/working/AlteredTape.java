package elbow.working;

import elbow.formula.Formula.Ref;
import elbow.inference.Tape;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Right and wrong workings as one tape, run at many variants at once. */
final class AlteredTape {
    /** Numbers on a tape of this size, at this many points at most: 32 MB. */
    private static final int MOST_NUMBERS = 4_000_000;

    private static final int MOST_POINTS = 256;

    private final Map<String, Question<Step>> questions;
    private final Taping taping;

    AlteredTape(Working.Shape shape) {
        this.questions = shape.questions();
        this.taping =
                new Taping()
                        .write(shape.graph().before(questions.values()))
                        .close(Solution.asked(questions.values()));
    }

    /** The answers to all questions at each of these points. */
    List<Map<String, Value>> answers(List<Bindings> points) {
        List<Map<String, Value>> all = new ArrayList<>();
        int width = Math.max(1, Math.min(MOST_POINTS, MOST_NUMBERS / taping.tape().size()));
        double[][] registers = taping.tape().registers(Math.min(width, points.size()));
        for (int from = 0; from < points.size(); from += width) {
            List<Bindings> chunk = points.subList(from, Math.min(points.size(), from + width));
            taping.tape().run(registers, columns(chunk), chunk.size());
            for (int p = 0; p < chunk.size(); p++) all.add(answers(registers, p));
        }
        return all;
    }

    private Map<String, Value> answers(double[][] registers, int point) {
        Answers<Step> answers =
                new Answers<>(step -> Tape.table(taping.of(step), registers, point));
        Map<String, Value> values = new LinkedHashMap<>();
        questions.forEach((name, question) -> values.put(name, answers.of(question)));
        return values;
    }

    private double[][] columns(List<Bindings> points) {
        return taping.parameters().keySet().stream()
                .map(name -> points.stream().mapToDouble(b -> number(b, name)).toArray())
                .toArray(double[][]::new);
    }

    private static double number(Bindings bindings, Ref name) {
        Value value = bindings.values().get(name);
        return value instanceof Real real ? Reals.toDouble(real) : Double.NaN;
    }
}
