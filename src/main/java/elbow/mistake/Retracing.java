package elbow.mistake;

import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.Retraced;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways to a part, right and wrong, to be gone again from a learner's other answers. */
public final class Retracing {
    private final WrongWorkings workings;
    private final String part;
    private final Retraced retraced;
    private final int routes;
    private final List<Mistake> mistakes;

    /**
     * @param routes how many of the ways are right; they come first
     * @param mistakes of each other way
     */
    Retracing(
            WrongWorkings workings,
            String part,
            Retraced retraced,
            int routes,
            List<Mistake> mistakes) {
        this.workings = workings;
        this.part = part;
        this.retraced = retraced;
        this.routes = routes;
        this.mistakes = List.copyOf(mistakes);
    }

    /** Goes all ways on one variant, once from each of these choices of answers. */
    public Gone from(Bindings variant, List<Map<String, Value>> choices) {
        return new Gone(retraced.run(variant, choices));
    }

    /** What the ways came to. Only what is near an answer is made a value of. */
    public final class Gone {
        private final Retraced.Run run;

        private Gone(Retraced.Run run) {
            this.run = run;
        }

        /** What each route came to, where that is near. */
        public List<Optional<Value>> routes(int choice, double[] answer, double[] reach) {
            List<Optional<Value>> values = new ArrayList<>();
            for (int i = 0; i < routes; i++)
                values.add(
                        run.isNear(i, choice, answer, reach)
                                ? Optional.of(run.answer(i, choice))
                                : Optional.empty());
            return values;
        }

        /** What the mistakes came to, where that is near. */
        public List<Suspect> suspects(int choice, double[] answer, double[] reach) {
            List<Suspect> near = new ArrayList<>();
            for (int i = 0; i < mistakes.size(); i++)
                if (run.isNear(routes + i, choice, answer, reach))
                    near.add(new Suspect(mistakes.get(i), run.answer(routes + i, choice)));
            for (int i = 0; i < routes; i++) {
                int route = i;
                workings.ofAnswers(
                        part,
                        run.numbers(i, choice),
                        () -> run.answer(route, choice),
                        answer,
                        reach,
                        near);
            }
            return near;
        }
    }
}
