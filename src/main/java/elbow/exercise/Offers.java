package elbow.exercise;

import elbow.formula.Formula.Ref;
import elbow.mistake.Suspect;
import elbow.value.Value;
import elbow.working.Digits;
import elbow.working.ValueText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What is offered to choose from on one variant, no two of which say the same: of wrong options
 * that do the first is offered, and a mistake that leads nowhere is not.
 */
final class Offers {
    private static final Pattern ZEROS = Pattern.compile("(\\.[0-9]*?)0+(?![0-9])");
    private static final Pattern POINT = Pattern.compile("(?<=[0-9])\\.(?![0-9])");
    private static final Pattern MINUS = Pattern.compile("[-\u2212]0(?![.0-9])");

    private final Part part;
    private final Task.Choice choice;
    private final Map<Ref, Value> values;
    private final Map<String, Value> computed;
    private final Function<String, List<Suspect>> suspects;

    /**
     * @param values of the parameters
     * @param computed all that the exercise computes
     * @param suspects the wrong values that are known of a part
     */
    Offers(
            Part part,
            Task.Choice choice,
            Map<Ref, Value> values,
            Map<String, Value> computed,
            Function<String, List<Suspect>> suspects) {
        this.part = part;
        this.choice = choice;
        this.values = values;
        this.computed = computed;
        this.suspects = suspects;
    }

    /** What the right options say. */
    List<String> right() {
        List<String> right = new ArrayList<>();
        for (int i = 0; i < choice.offers().size(); i++)
            if (choice.offers().get(i).right()) plain(i).ifPresent(right::add);
        return right;
    }

    /** The options without labels, in the order of the author. */
    List<Option> distinct() {
        Set<String> right = new HashSet<>();
        for (String text : right()) right.add(worth(text));
        Set<String> wrong = new HashSet<>();
        List<Option> options = new ArrayList<>();
        for (int i = 0; i < choice.offers().size(); i++) {
            Task.Offer offer = choice.offers().get(i);
            Set<String> others = new HashSet<>(wrong);
            others.addAll(right);
            Optional<Option> option =
                    offer.says() instanceof Task.Says.Made m
                            ? made(m, others).map(s -> option(offer, s))
                            : plain(i).map(t -> option(offer, t));
            option.filter(o -> offer.right() || wrong.add(worth(o.text()))).ifPresent(options::add);
        }
        return options;
    }

    /**
     * Whether a learner can choose: two options or more, each right one different from the rest.
     */
    boolean canBeTold() {
        Set<String> worths = new HashSet<>();
        List<Option> distinct = distinct();
        return distinct.size() >= 2 && distinct.stream().allMatch(o -> worths.add(worth(o.text())));
    }

    /** A text with its numbers shorn of zeros that say nothing: {@code 0.5000} is 0.5. */
    private static String worth(String text) {
        String shorn = POINT.matcher(ZEROS.matcher(text).replaceAll("$1")).replaceAll("");
        return MINUS.matcher(shorn).replaceAll("0");
    }

    private Option option(Task.Offer offer, String text) {
        return new Option("", text, text, offer.right(), because(offer));
    }

    private Option option(Task.Offer offer, Suspect suspect) {
        String text = text(suspect.value());
        return new Option("", text, text, false, because(offer), Optional.of(suspect));
    }

    private Optional<String> because(Task.Offer offer) {
        return offer.because().map(b -> b.fill(values));
    }

    /** The text of an option that is no mistake. */
    private Optional<String> plain(int index) {
        return switch (choice.offers().get(index).says()) {
            case Task.Says.Text t -> Optional.of(t.text().fill(values));
            case Task.Says.Computed c -> {
                String name = Task.under(part, String.valueOf(index));
                @Nullable Value value = computed.get(name);
                if (value == null) throw new IllegalStateException(name + " was not computed");
                yield Optional.of(text(value));
            }
            case Task.Says.Made m -> Optional.empty();
        };
    }

    /** Where a mistake can be made at several places, the first value that no other option has. */
    private Optional<Suspect> made(Task.Says.Made made, Set<String> others) {
        List<Suspect> found =
                suspects.apply(made.of().text()).stream()
                        .filter(s -> s.mistake().id().equals(made.mistake().id()))
                        .toList();
        return found.stream()
                .filter(s -> !others.contains(worth(text(s.value()))))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private String text(Value value) {
        return ValueText.of(value, new Digits(part.digits()));
    }
}
