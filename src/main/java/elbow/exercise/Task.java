package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a part wants of a learner, and what it takes to tell. */
sealed interface Task {
    /** The value of the part's formula. */
    record Computed() implements Task {}

    /** To see that the model and the data leave it open. */
    record NotDetermined() implements Task {}

    /** The one right option, or all that are. */
    record Choice(List<Offer> offers, boolean several) implements Task {
        public Choice {
            offers = List.copyOf(offers);
        }
    }

    /** The name of the largest number. */
    record Largest(Map<String, Written> named) implements Task {}

    /** The steps in their order; the wrong ones left out. */
    record Order(List<Template> steps, List<Template> wrong) implements Task {
        public Order {
            steps = List.copyOf(steps);
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * A formula over these parameters, which equals the part's formula at all their values.
     *
     * @param shown the author's own, if he gave one
     */
    record Expression(List<Ref> in, Optional<Written> shown) implements Task {}

    /** An option: a text, or the value of a formula. */
    record Offer(
            boolean right, Template text, Optional<Written> computed, Optional<Template> because) {}

    /** What must be computed, by names under that of the part. */
    default Map<String, Written> formulas(Part part, Written written) {
        Map<String, Written> all = new LinkedHashMap<>();
        switch (this) {
            case Computed c -> all.put(part.name(), written.with(part.asked()));
            case Expression e -> all.put(part.name(), written.with(part.asked()));
            case Largest l -> l.named().forEach((name, w) -> all.put(under(part, name), w));
            case Choice c -> {
                for (int i = 0; i < c.offers().size(); i++) {
                    String name = under(part, String.valueOf(i));
                    c.offers().get(i).computed().ifPresent(w -> all.put(name, w));
                }
            }
            case Order o -> {}
            case NotDetermined n -> {}
        }
        return all;
    }

    /** No part has a name with a point. */
    static String under(Part part, String name) {
        return part.name() + "." + name;
    }

    /** The texts shown to a learner. */
    default List<Template> texts() {
        List<Template> texts = new ArrayList<>();
        switch (this) {
            case Choice c ->
                    c.offers()
                            .forEach(o -> {
                                texts.add(o.text());
                                o.because().ifPresent(texts::add);
                            });
            case Order o -> {
                texts.addAll(o.steps());
                texts.addAll(o.wrong());
            }
            case Computed c -> {}
            case Expression e -> {}
            case Largest l -> {}
            case NotDetermined n -> {}
        }
        return texts;
    }

    /** What a part without a formula of its own stands for in print. */
    static Formula symbol(String part) {
        return new Ref(part);
    }
}
