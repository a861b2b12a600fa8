package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.mistake.Mistake;
import elbow.source.Node;

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

    /** What belongs to each, in the order in which it is asked. */
    record Match(List<Pair> pairs) implements Task {
        public Match {
            pairs = List.copyOf(pairs);
        }
    }

    record Pair(Template left, Template right) {}

    /** A model answer, which the learner compares with his own. */
    record Recall(Template answer) implements Task {}

    /** An option. */
    record Offer(boolean right, Says says, Optional<Template> because) {}

    /** What an option says. */
    sealed interface Says {
        record Text(Template text) implements Says {}

        /** The value of a formula. */
        record Computed(Written formula) implements Says {}

        /** What a mistake of the catalogue makes of another part. */
        record Made(Mistake mistake, Node.Scalar id, Node.Scalar of) implements Says {}
    }

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
                    if (c.offers().get(i).says() instanceof Says.Computed s)
                        all.put(name, s.formula());
                }
            }
            case Order o -> {}
            case Match m -> {}
            case Recall r -> {}
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
                                if (o.says() instanceof Says.Text t) texts.add(t.text());
                                o.because().ifPresent(texts::add);
                            });
            case Order o -> {
                texts.addAll(o.steps());
                texts.addAll(o.wrong());
            }
            case Match m ->
                    m.pairs()
                            .forEach(p -> {
                                texts.add(p.left());
                                texts.add(p.right());
                            });
            case Recall r -> texts.add(r.answer());
            case Computed c -> {}
            case Expression e -> {}
            case Largest l -> {}
            case NotDetermined n -> {}
        }
        return texts;
    }

    /** The options that are mistakes. */
    default List<Says.Made> mistakes() {
        return this instanceof Choice c
                ? c.offers().stream()
                        .map(Offer::says)
                        .filter(Says.Made.class::isInstance)
                        .map(Says.Made.class::cast)
                        .toList()
                : List.of();
    }

    /** Whether two of the things offered may look the same on a variant. */
    default boolean mayCoincide() {
        return switch (this) {
            case Choice c ->
                    c.offers().stream()
                            .anyMatch(o -> !(o.says() instanceof Says.Text t) || t.text().varies());
            case Order o -> texts().stream().anyMatch(Template::varies);
            case Match m -> texts().stream().anyMatch(Template::varies);
            case Computed c -> false;
            case Expression e -> false;
            case Largest l -> false;
            case NotDetermined n -> false;
            case Recall r -> false;
        };
    }

    /** What a part without a formula of its own stands for in print. */
    static Formula symbol(String part) {
        return new Ref(part);
    }
}
