package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.grading.Verdict.Followed;
import elbow.grading.Verdict.OtherForm;
import elbow.value.Kind;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Right on the learner's own earlier answers: the working is evaluated again with these put in, all
 * together, then each wrong one alone, by each route of what is asked. Carried is what can be a
 * value of its part; what would be a {@link GiveAway} is not.
 */
final class FollowThrough {
    private final Variant variant;
    private final Judge judge;
    private final GiveAway giveAway;

    FollowThrough(Variant variant, Judge judge) {
        this.variant = variant;
        this.judge = judge;
        this.giveAway = new GiveAway(variant, judge);
    }

    /** What was found, and the answers it rests on. */
    record Found(Verdict verdict, Map<String, Value> carried) {}

    Optional<Found> of(Part part, Value answer, Map<String, Value> earlier) {
        Map<String, Value> carried = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        earlier.forEach((name, value) -> {
            boolean right = isRight(name, value);
            if (!isCarried(name, value, right)) return;
            carried.put(name, value);
            if (!right) wrong.add(name);
        });
        if (carried.isEmpty()) return Optional.empty();
        OptionalInt route = route(part, answer, carried);
        if (route.isPresent()) return Optional.of(together(part, answer, carried, wrong, route));
        for (String name : wrong) {
            Map<String, Value> alone = Map.of(name, requireNonNull(carried.get(name)));
            route = route(part, answer, alone);
            if (route.isPresent())
                return Optional.of(new Found(new Followed(List.of(name), route.getAsInt()), alone));
        }
        return Optional.empty();
    }

    /** Of the wrong answers only those are named without which the answer would not be right. */
    private Found together(
            Part part,
            Value answer,
            Map<String, Value> carried,
            List<String> wrong,
            OptionalInt route) {
        if (wrong.isEmpty())
            return new Found(new OtherForm(Optional.empty(), route.getAsInt()), carried);
        List<String> needed =
                wrong.stream()
                        .filter(name -> route(part, answer, without(carried, name)).isEmpty())
                        .toList();
        List<String> named = needed.isEmpty() ? wrong : needed;
        Map<String, Value> used = new LinkedHashMap<>(carried);
        used.keySet().retainAll(named);
        return new Found(new Followed(named, route.getAsInt()), used);
    }

    private static Map<String, Value> without(Map<String, Value> carried, String name) {
        Map<String, Value> rest = new LinkedHashMap<>(carried);
        rest.remove(name);
        return rest;
    }

    /** The first route, from 1, that leads to the answer. */
    private OptionalInt route(Part part, Value answer, Map<String, Value> carried) {
        List<Value> routes = variant.routes(part.name(), carried);
        for (int i = 0; i < routes.size(); i++) {
            Value value = routes.get(i);
            if (judge.accepts(part, answer, value) && !giveAway.isEasy(part, value))
                return OptionalInt.of(i + 1);
        }
        return OptionalInt.empty();
    }

    private boolean isRight(String name, Value value) {
        Part part = variant.exercise().part(name).orElseThrow();
        return judge.accepts(part, value, requireNonNull(variant.answers().get(name)));
    }

    private boolean isCarried(String name, Value value, boolean right) {
        Kind kind = judge.kind(variant.exercise().part(name).orElseThrow());
        boolean possible =
                !value.numbers().isEmpty() && value.numbers().stream().allMatch(kind::holds);
        return possible && (right || !giveAway.isOther(name, value));
    }
}
