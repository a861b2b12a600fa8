package elbow.exercise;

import elbow.formula.Formula.Ref;
import elbow.mistake.Catalogue;
import elbow.mistake.Suspect;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.Working;

import java.util.List;
import java.util.Map;

/** What the mistakes of a catalogue make of the parts of an exercise. */
final class Suspicions {
    private final Content content;
    private final Working working;
    private final Catalogue catalogue;

    Suspicions(Content content, Working working, Catalogue catalogue) {
        this.content = content;
        this.working = working;
        this.catalogue = catalogue;
    }

    List<Suspect> of(
            String part, Map<Ref, Value> values, Bindings bindings, Map<String, Value> carried) {
        return List.of();
    }
}
