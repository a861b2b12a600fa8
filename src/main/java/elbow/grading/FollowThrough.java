package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.grading.Verdict.Followed;
import elbow.grading.Verdict.OtherForm;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Right on the learner's own other answers: the working is evaluated again with these put in, all
 * together, then each wrong one alone, by each route of what is asked. An answer is carried to
 * whatever rests on it, asked before it or after; of two that rest on each other, to the one asked
 * later. Carried is what can be a value of its part; what would be a {@link GiveAway} is not.
 */
final class FollowThrough {
    private final Variant variant;
    private final Judge judge;
    private final GiveAway giveAway;
    private final List<Part> parts;
    private final Map<String, List<Part>> sources = new HashMap<>();

    FollowThrough(Variant variant, Judge judge) {
        this.variant = variant;
        this.judge = judge;
        this.giveAway = new GiveAway(variant, judge);
        this.parts = variant.exercise().parts();
    }

    /** What was found, and the answers it rests on. */
    record Found(Verdict verdict, Map<String, Value> carried) {}

    /** Which of these answers a part may rest on. */
    Carried carried(Part part, Answered others) {
        Map<String, Value> answers = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        if (others.values().isEmpty()) return new Carried(answers, wrong);
        for (Part source : sources.computeIfAbsent(part.name(), p -> sources(part))) {
            Value value = others.value(source);
            if (value == null) continue;
            Answered.Standing standing = others.standing(source, value);
            if (!standing.isCarried()) continue;
            answers.put(source.name(), Aligned.to(truth(source), value));
            if (!standing.isRight()) wrong.add(source.name());
        }
        return new Carried(answers, wrong);
    }

    Answered.Standing standing(Part part, Value value) {
        boolean right = isRight(part, value);
        return new Answered.Standing(isCarried(part, value, right), right);
    }

    /** The parts whose answers it may rest on. */
    private List<Part> sources(Part part) {
        List<Part> sources = new ArrayList<>();
        boolean before = true;
        for (Part other : parts) {
            if (other.name().equals(part.name())) {
                before = false;
                continue;
            }
            boolean later = !before && variant.restsOn(other.name(), part.name());
            if (!later && variant.restsOn(part.name(), other.name())) sources.add(other);
        }
        return sources;
    }

    /**
     * What an answer follows from.
     *
     * @param strictly whether within the tolerance; else, from wrong answers alone, less strictly
     */
    Optional<Found> of(Part part, Value answer, Carried carried, Again again, boolean strictly) {
        if (!strictly && carried.wrong().isEmpty()) return Optional.empty();
        for (int choice = 0; choice < again.choices(); choice++) {
            OptionalInt route = route(part, answer, again.routes(choice), strictly);
            if (route.isEmpty()) continue;
            if (choice == 0)
                return Optional.of(together(part, answer, carried, route.getAsInt(), strictly));
            List<String> alone = again.wrong(choice);
            return Optional.of(
                    new Found(new Followed(alone, route.getAsInt()), again.carried(choice)));
        }
        return Optional.empty();
    }

    /** Of the wrong answers as few are named as make the answer right, later ones rather. */
    private Found together(Part part, Value answer, Carried carried, int route, boolean strictly) {
        if (carried.wrong().isEmpty())
            return new Found(new OtherForm(Optional.empty(), route), carried.answers());
        List<String> needed = new ArrayList<>(carried.wrong());
        for (String name : carried.wrong()) {
            if (needed.size() == 1) break;
            List<String> fewer = new ArrayList<>(needed);
            fewer.remove(name);
            List<Value> routes = variant.routes(part.name(), carried.withWrong(fewer));
            if (route(part, answer, routes.stream().map(Optional::of).toList(), strictly)
                    .isPresent()) needed = fewer;
        }
        return new Found(new Followed(needed, route), carried.only(needed));
    }

    /** The first route, from 1, that leads to the answer. */
    private OptionalInt route(
            Part part, Value answer, List<Optional<Value>> routes, boolean strictly) {
        for (int i = 0; i < routes.size(); i++) {
            Optional<Value> value = routes.get(i);
            if (value.isPresent()
                    && (strictly
                            ? judge.accepts(part, answer, value.get())
                            : judge.isReached(part, answer, value.get()))
                    && !giveAway.isEasy(part, value.get())) return OptionalInt.of(i + 1);
        }
        return OptionalInt.empty();
    }

    private boolean isRight(Part part, Value value) {
        return judge.accepts(part, value, truth(part));
    }

    private Value truth(Part part) {
        return requireNonNull(variant.answers().get(part.name()));
    }

    private boolean isCarried(Part part, Value value, boolean right) {
        if (value.numbers().isEmpty()) return false;
        return Laws.isInRange(judge.kind(part), value)
                && Laws.unmet(value).isEmpty()
                && (right || !giveAway.isOther(part.name(), value));
    }
}
