package elbow.exercise;

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

import java.lang.ref.SoftReference;
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
    private final Map<List<Value>, SoftReference<WrongWorkings>> wrong = new HashMap<>();

    Suspicions(Content content, Working working, Supplier<Catalogue> catalogue) {
        this.content = content;
        this.working = working;
        this.catalogue = catalogue;
    }

    /** The right and the wrong workings on one variant; none of a large model. */
    Optional<Found> at(Bindings bindings, Map<String, Value> carried) {
        return workings(bindings)
                .map(w ->
                        new Found(
                                w,
                                carried.isEmpty()
                                        ? w.answers(List.of(bindings)).getFirst()
                                        : w.answers(bindings, carried)));
    }

    /** The ways to a part, to be gone from other answers; none of a large model. */
    Optional<Retracing> retracing(Bindings bindings, String part, Map<String, Integer> others) {
        return workings(bindings).flatMap(w -> w.retracing(part, others));
    }

    /** The same of many variants, in their order; nothing of a large model. */
    List<Optional<Found>> at(List<Bindings> variants) {
        IdentityHashMap<WrongWorkings, List<Integer>> shapes = new IdentityHashMap<>();
        List<Optional<Found>> found = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            int at = i;
            found.add(Optional.empty());
            workings(variants.get(i))
                    .ifPresent(w -> shapes.computeIfAbsent(w, k -> new ArrayList<>()).add(at));
        }
        shapes.forEach((workings, which) -> {
            List<Map<String, Value>> answers =
                    workings.answers(which.stream().map(variants::get).toList());
            for (int k = 0; k < which.size(); k++)
                found.set(which.get(k), Optional.of(new Found(workings, answers.get(k))));
        });
        return found;
    }

    /** Those of a variant's shape, made again where there was no room to keep them. */
    private Optional<WrongWorkings> workings(Bindings bindings) {
        if (!working.hasGraph()) return Optional.empty();
        List<Value> shape = working.shapeOf(bindings);
        SoftReference<WrongWorkings> kept = wrong.get(shape);
        WrongWorkings known = kept == null ? null : kept.get();
        if (known == null) {
            known = wrong(working.altered(bindings));
            wrong.put(shape, new SoftReference<>(known));
        }
        return Optional.of(known);
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
