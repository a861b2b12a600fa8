package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.mistake.Suspect;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.ValueText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The options of a part on one variant, and which of them are the answer. */
final class Options {
    /** Doubles this close, relatively, tie. */
    private static final double TIE = 1e-12;

    /** How a learner rates what he recalled; the first is the best. */
    private static final List<Option> RATINGS =
            List.of(
                    rating("yes", "I had it", true),
                    rating("partly", "I had some of it", false),
                    rating("no", "I did not have it", false));

    private static Option rating(String label, String text, boolean right) {
        return new Option(label, label, text, right, Optional.empty());
    }

    private final AskReader.Asked asked;
    private final Map<Ref, Value> values;
    private final Map<String, Value> computed;
    private final Function<String, List<Suspect>> suspects;

    /**
     * @param values of the parameters
     * @param computed all that the exercise computes
     * @param suspects the wrong values that are known of a part
     */
    Options(
            AskReader.Asked asked,
            Map<Ref, Value> values,
            Map<String, Value> computed,
            Function<String, List<Suspect>> suspects) {
        this.asked = asked;
        this.values = values;
        this.computed = computed;
        this.suspects = suspects;
    }

    /** What is offered, in an order that the random numbers choose; none by most parts. */
    List<Option> shown(SplitMix64 random) {
        return switch (asked.task()) {
            case Task.Choice c -> labelled(offers(c).distinct(), random);
            case Task.Order o -> labelled(steps(o), random);
            case Task.Largest l -> {
                List<Option> named = new ArrayList<>();
                l.named()
                        .forEach((name, w) ->
                                named.add(
                                        new Option(
                                                name,
                                                name,
                                                Formulas.text(w.formula()),
                                                false,
                                                Optional.empty())));
                yield named;
            }
            case Task.Match m -> labelled(rights(m), random);
            case Task.Recall r -> RATINGS;
            case Task.Computed c -> List.of();
            case Task.NotDetermined n -> List.of();
            case Task.Expression e -> List.of();
        };
    }

    private Offers offers(Task.Choice choice) {
        return new Offers(asked.part(), choice, values, computed, suspects);
    }

    /** Whether on this variant no two things offered look the same. */
    boolean canBeTold() {
        return switch (asked.task()) {
            case Task.Choice c -> offers(c).canBeTold();
            case Task.Order o -> areDistinct(steps(o).stream().map(Option::text).toList());
            case Task.Match m ->
                    areDistinct(filled(m, Task.Pair::left))
                            && areDistinct(filled(m, Task.Pair::right));
            case Task.Computed c -> true;
            case Task.NotDetermined n -> true;
            case Task.Expression e -> true;
            case Task.Largest l -> true;
            case Task.Recall r -> true;
        };
    }

    private static boolean areDistinct(List<String> texts) {
        return new HashSet<>(texts).size() == texts.size();
    }

    private List<String> filled(Task.Match match, Function<Task.Pair, Template> side) {
        return match.pairs().stream().map(p -> side.apply(p).fill(values)).toList();
    }

    private List<Option> rights(Task.Match match) {
        List<Option> rights = new ArrayList<>();
        for (String text : filled(match, Task.Pair::right))
            rights.add(new Option("", text, text, true, Optional.empty()));
        return rights;
    }

    /** What is asked to find a match for, in the order of the author; else nothing. */
    List<String> matched() {
        return asked.task() instanceof Task.Match m ? filled(m, Task.Pair::left) : List.of();
    }

    private List<Option> steps(Task.Order order) {
        List<Option> steps = new ArrayList<>();
        for (Template t : order.steps()) steps.add(step(t, true));
        for (Template t : order.wrong()) steps.add(step(t, false));
        return steps;
    }

    private Option step(Template template, boolean right) {
        String text = template.fill(values);
        return new Option("", text, text, right, Optional.empty());
    }

    /** Shuffled by Fisher and Yates, then lettered. */
    private static List<Option> labelled(List<Option> options, SplitMix64 random) {
        for (int i = options.size() - 1; i > 0; i--) {
            int k = (int) random.below(i + 1L);
            Option other = options.set(k, options.get(i));
            options.set(i, other);
        }
        List<Option> labelled = new ArrayList<>();
        for (Option o : options) {
            String label = String.valueOf((char) ('a' + labelled.size()));
            labelled.add(o.labelled(label));
        }
        return labelled;
    }

    /** The answer to a part, from what is computed. */
    Value answer() {
        return switch (asked.task()) {
            case Task.Computed c -> known(asked.part().name());
            case Task.NotDetermined n -> new Value.NotDetermined();
            case Task.Expression e ->
                    new Value.Expression(
                            e.shown().map(w -> over(e, w)).orElse(asked.part().formula()));
            case Task.Order o ->
                    new Value.Chosen(o.steps().stream().map(s -> s.fill(values)).toList(), true);
            case Task.Choice c -> {
                List<String> right = offers(c).right();
                yield c.several()
                        ? new Value.Chosen(right, false)
                        : new Value.Name(right.getFirst());
            }
            case Task.Match m -> {
                Map<String, String> pairs = new LinkedHashMap<>();
                for (Task.Pair p : m.pairs())
                    pairs.put(p.left().fill(values), p.right().fill(values));
                yield new Value.Matched(pairs);
            }
            case Task.Recall r -> new Value.Name(RATINGS.getFirst().value());
            case Task.Largest l -> {
                List<String> best = largest(asked.part(), l, computed);
                yield best.isEmpty()
                        ? Real.UNDEFINED
                        : best.size() == 1
                                ? new Value.Name(best.getFirst())
                                : new Value.Chosen(best, false);
            }
        };
    }

    /** The author's answer, with numbers for the parameters it is not asked over. */
    private Formula over(Task.Expression task, Written answer) {
        return Formulas.rewrite(
                answer.formula(),
                f ->
                        f instanceof Ref r
                                        && !task.in().contains(r)
                                        && values.get(r) instanceof Real number
                                ? ValueText.formula(number)
                                : f);
    }

    private Value known(String name) {
        @Nullable Value value = computed.get(name);
        if (value == null) throw new IllegalStateException(name + " was not computed");
        return value;
    }

    /** The names of the largest, more than one if they tie, none if none has a value. */
    static List<String> largest(Part part, Task.Largest task, Map<String, Value> computed) {
        List<String> best = new ArrayList<>();
        Real most = Real.UNDEFINED;
        for (String name : task.named().keySet()) {
            if (!(computed.get(Task.under(part, name)) instanceof Real number)
                    || number instanceof Real.Undefined) continue;
            boolean ties = !best.isEmpty() && ties(number, most);
            if (!ties && !best.isEmpty() && Reals.compare(number, most) < 0) continue;
            if (!ties) {
                best.clear();
                most = number;
            }
            best.add(name);
        }
        return best;
    }

    private static boolean ties(Real a, Real b) {
        if (a instanceof Real.Exact && b instanceof Real.Exact) return a.equals(b);
        if (!Reals.isFinite(a) || !Reals.isFinite(b)) return a.equals(b);
        double x = Reals.toDouble(a);
        double y = Reals.toDouble(b);
        return Math.abs(x - y) <= TIE * Math.max(Math.abs(x), Math.abs(y));
    }
}
