package elbow.exercise;

import elbow.formula.Formula.Ref;
import elbow.inference.Balls;
import elbow.source.Place;
import elbow.working.Bindings;
import elbow.working.Screening.Known;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One thing that a point of the grid must pass to be admissible.
 *
 * @param text what it demands, for a report
 * @param reads the parameters it depends on
 * @param test whether a point passes; FaultException if the exercise is wrong at this point
 * @param screen a faster test that may leave a point in doubt
 */
record Rule(
        Kind kind,
        String text,
        Place place,
        Set<Ref> reads,
        Predicate<Bindings> test,
        Optional<Screen> screen) {
    Rule(Kind kind, String text, Place place, Set<Ref> reads, Predicate<Bindings> test) {
        this(kind, text, place, reads, test, Optional.empty());
    }

    /** What doubles alone tell of many points at once. */
    interface Screen {
        Known[] at(Map<Ref, Balls> parameters, int points);
    }

    /** In the order in which rules are applied: the later ones rest on the earlier. */
    enum Kind {
        OVER_PARAMETERS,
        /** every row a distribution, every observed value a state */
        SOUND_MODEL,
        OVER_MODEL,
        UNTIED_ANSWER
    }

    boolean isConstraint() {
        return kind == Kind.OVER_PARAMETERS || kind == Kind.OVER_MODEL;
    }

    boolean passes(Bindings bindings) {
        return test.test(bindings);
    }
}
