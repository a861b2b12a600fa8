package elbow.exercise;

import elbow.exercise.Variant.Sample;
import elbow.formula.Formula.Ref;
import elbow.inference.NotComputed;
import elbow.source.FaultException;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.InvalidRow;
import elbow.working.Refusal;
import elbow.working.Working;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Points at which a formula is checked: the parameters it is over are drawn from the grid, the
 * others stay as they are. Where the model is not sound, or the formula has no value, another point
 * is drawn.
 */
final class Samples {
    private static final int WANTED = 24;
    private static final int TRIES = 2_000;

    private Samples() {}

    static List<Sample> of(Exercise exercise, String part, Map<Ref, Value> values) {
        Content content = exercise.content();
        AskReader.Asked asked = content.asked(part);
        if (!(asked.task() instanceof Task.Expression task)) return List.of();
        Parameters parameters = content.parameters();
        Working working = content.working(asked.part().asked());
        long seed = ByteBuffer.wrap(Fingerprint.sha256(part)).getLong();
        SplitMix64 random = exercise.random(seed);
        Set<Map<Ref, Value>> seen = new HashSet<>();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < TRIES && samples.size() < WANTED; i++) {
            Map<Ref, Value> at = mixed(parameters, task.in(), values, random);
            if (!seen.add(at)) continue;
            Real value = value(exercise, working, at);
            if (!(value instanceof Real.Undefined)) samples.add(new Sample(at, value));
        }
        return samples;
    }

    /** The variant's values with those of these names, and what is drawn with them, drawn anew. */
    private static Map<Ref, Value> mixed(
            Parameters parameters, List<Ref> in, Map<Ref, Value> values, SplitMix64 random) {
        Map<Ref, Value> drawn = parameters.at(parameters.draw(random));
        Map<Ref, Value> mixed = new LinkedHashMap<>(values);
        for (Axis axis : parameters.axes())
            if (axis.names().stream().anyMatch(in::contains))
                for (Ref name : axis.names()) mixed.put(name, drawn.getOrDefault(name, Real.ZERO));
        return parameters.complete(mixed);
    }

    private static Real value(Exercise exercise, Working working, Map<Ref, Value> at) {
        Bindings bindings = new Bindings(at);
        try {
            for (Rule rule : exercise.admission().rules())
                if (rule.kind().compareTo(Rule.Kind.SOUND_MODEL) <= 0 && !rule.passes(bindings))
                    return Real.UNDEFINED;
            return working.answers(bindings).get("") instanceof Real r ? r : Real.UNDEFINED;
        } catch (FaultException | InvalidRow | NotComputed | Refusal e) {
            return Real.UNDEFINED;
        }
    }
}
