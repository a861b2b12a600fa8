package elbow.exercise;

import elbow.formula.Formula;
import elbow.mistake.Catalogue;
import elbow.mistake.Suspect;
import elbow.mistake.WrongWorkings;
import elbow.value.Value;
import elbow.working.Altered;
import elbow.working.Bindings;
import elbow.working.Working;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the mistakes of a catalogue make of the parts of an exercise. */
final class Suspicions {
    private final Content content;
    private final Working working;
    private final Catalogue catalogue;
    private final IdentityHashMap<Altered, WrongWorkings> wrong = new IdentityHashMap<>();

    Suspicions(Content content, Working working, Catalogue catalogue) {
        this.content = content;
        this.working = working;
        this.catalogue = catalogue;
    }

    /** The right and the wrong workings on one variant; none of a large model. */
    Optional<Found> at(Bindings bindings, Map<String, Value> carried) {
        return working.altered(bindings, a -> wrong.put(a, wrong(a)))
                .map(a -> new Found(wrong.get(a), a.answers(bindings, carried)));
    }

    /** All that is known of one variant. */
    record Found(WrongWorkings wrong, Map<String, Value> answers) {
        List<Suspect> of(String part) {
            return wrong.of(part, answers);
        }
    }

    private WrongWorkings wrong(Altered altered) {
        Map<String, Formula> parts = new LinkedHashMap<>();
        for (AskReader.Asked asked : content.asked())
            if (asked.part().form().isComputed())
                parts.put(asked.part().name(), asked.part().formula());
        return new WrongWorkings(catalogue, altered, parts);
    }
}
