package elbow.exercise;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.mistake.Catalogue;
import elbow.mistake.Retracing;
import elbow.mistake.Suspect;
import elbow.mistake.WrongWorkings;
import elbow.value.Kind;
import elbow.value.Value;
import elbow.working.Altered;
import elbow.working.Bindings;
import elbow.working.Working;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the mistakes of a catalogue make of the parts of an exercise. */
final class Suspicions {
    private final Content content;
    private final Working working;
    private final Supplier<Catalogue> catalogue;
    private final IdentityHashMap<Altered, WrongWorkings> wrong = new IdentityHashMap<>();

    Suspicions(Content content, Working working, Supplier<Catalogue> catalogue) {
        this.content = content;
        this.working = working;
        this.catalogue = catalogue;
    }

    /** The right and the wrong workings on one variant; none of a large model. */
    Optional<Found> at(Bindings bindings, Map<String, Value> carried) {
        return working.altered(bindings, a -> wrong.put(a, wrong(a)))
                .map(a ->
                        new Found(
                                requireNonNull(wrong.get(a)),
                                carried.isEmpty()
                                        ? a.answers(List.of(bindings)).getFirst()
                                        : a.answers(bindings, carried)));
    }

    /** The ways to a part, to be gone from other answers; none of a large model. */
    Optional<Retracing> retracing(Bindings bindings, String part, Map<String, Integer> others) {
        return working.altered(bindings, a -> wrong.put(a, wrong(a)))
                .flatMap(a -> requireNonNull(wrong.get(a)).retracing(part, others));
    }

    /** The same of many variants, in their order; nothing of a large model. */
    List<Optional<Found>> at(List<Bindings> variants) {
        IdentityHashMap<Altered, List<Integer>> shapes = new IdentityHashMap<>();
        List<Optional<Found>> found = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            int at = i;
            found.add(Optional.empty());
            working.altered(variants.get(i), a -> wrong.put(a, wrong(a)))
                    .ifPresent(a -> shapes.computeIfAbsent(a, k -> new ArrayList<>()).add(at));
        }
        shapes.forEach((altered, which) -> {
            List<Map<String, Value>> answers =
                    altered.answers(which.stream().map(variants::get).toList());
            for (int k = 0; k < which.size(); k++)
                found.set(
                        which.get(k),
                        Optional.of(new Found(requireNonNull(wrong.get(altered)), answers.get(k))));
        });
        return found;
    }

    /** All that is known of one variant. */
    record Found(WrongWorkings wrong, Map<String, Value> answers) {
        List<Suspect> of(String part) {
            return wrong.of(part, answers);
        }
    }

    private WrongWorkings wrong(Altered altered) {
        Map<String, Formula> parts = new LinkedHashMap<>();
        Set<String> inBits = new HashSet<>();
        Map<String, Kind> kinds = new HashMap<>();
        for (AskReader.Asked asked : content.asked())
            if (asked.part().form().isComputed()) {
                parts.put(asked.part().name(), asked.part().formula());
                kinds.put(asked.part().name(), content.kind(asked.part()));
                if (asked.part().bits()) inBits.add(asked.part().name());
            }
        return new WrongWorkings(catalogue.get(), altered, parts, kinds, inBits);
    }
}
