package elbow.working;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The honest errors of an exercise's variants, of whatever shape they are. */
public final class HonestErrors {
    private final Working working;
    private final Map<String, Integer> digits;
    private final IdentityHashMap<Working.Shape, Optional<Honest>> honest = new IdentityHashMap<>();

    /**
     * @param digits those asked, of the parts in their order
     */
    public HonestErrors(Working working, Map<String, Integer> digits) {
        this.working = working;
        this.digits = new LinkedHashMap<>(digits);
    }

    /**
     * By the names of the parts how far off each number is at most if lines are rounded to the
     * digits asked. A model too large for worked lines has none.
     */
    public Map<String, double[]> of(Bindings variant) {
        return of(List.of(variant)).getFirst();
    }

    /** The same of many variants, in their order. */
    public synchronized List<Map<String, double[]>> of(List<Bindings> variants) {
        List<Map<String, double[]>> errors = new ArrayList<>();
        variants.forEach(v -> errors.add(Map.of()));
        if (!working.hasGraph()) return errors;
        IdentityHashMap<Working.Shape, List<Integer>> shapes = new IdentityHashMap<>();
        for (int i = 0; i < variants.size(); i++)
            shapes.computeIfAbsent(working.shape(variants.get(i)), s -> new ArrayList<>()).add(i);
        shapes.forEach((shape, which) ->
                honest.computeIfAbsent(shape, this::compiled)
                        .ifPresent(h -> {
                            List<Map<String, double[]>> found =
                                    h.errors(which.stream().map(variants::get).toList());
                            for (int k = 0; k < found.size(); k++)
                                errors.set(which.get(k), found.get(k));
                        }));
        return errors;
    }

    private Optional<Honest> compiled(Working.Shape shape) {
        return Working.fitsTape(shape) ? Optional.of(new Honest(shape, digits)) : Optional.empty();
    }
}
