package elbow.learners;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

/** A learner at work on one sheet, who goes wrong at one place or at none. */
final class Hand {
    /** Where a mistake can be made: in which part, which, and the how manieth time. */
    record Place(String part, String mistake, int time) {}

    private final Paper paper;
    private final Rounding rounding;
    private final Optional<Place> wrongAt;
    private final Map<String, Answer> fixed;
    private final Set<Place> places = new LinkedHashSet<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Map<String, Integer> met = new HashMap<>();
    private String part = "";
    private boolean aside;

    /**
     * @param fixed answers that are gone on with instead of the own
     */
    Hand(Paper paper, Rounding rounding, Optional<Place> wrongAt, Map<String, Answer> fixed) {
        this.paper = paper;
        this.rounding = rounding;
        this.wrongAt = wrongAt;
        this.fixed = Map.copyOf(fixed);
    }

    double given(String name) {
        return paper.number(name);
    }

    double[] given(String... names) {
        double[] all = new double[names.length];
        for (int i = 0; i < all.length; i++) all[i] = given(names[i]);
        return all;
    }

    String word(String name) {
        return paper.word(name);
    }

    /** A long sum over what is given. */
    double once(String name, DoubleSupplier sum) {
        return paper.once(name, sum);
    }

    /** Turns to the next part. */
    Hand part(String name) {
        part = name;
        met.clear();
        return this;
    }

    /** A line of the working is written down. */
    double round(double x) {
        return rounding.of(x);
    }

    /** Whether this learner makes this mistake here. */
    boolean slips(String mistake) {
        Place here = new Place(part, mistake, met.merge(mistake, 1, Integer::sum));
        places.add(here);
        return wrongAt.isPresent() && wrongAt.get().equals(here);
    }

    /** The value of a line at which this mistake may give another. */
    double slips(String mistake, double wrong, double right) {
        return slips(mistake) ? wrong : right;
    }

    /** A logarithmic quantity may be taken to another base. */
    double base(double nats) {
        if (slips(aside ? "mixed-bases" : "log-base-2")) return nats / Math.log(2);
        if (slips(aside ? "mixed-bases" : "log-base-10")) return nats / Math.log(10);
        return nats;
    }

    /** A term that is worked out on the way to an answer. */
    double aside(DoubleSupplier term) {
        aside = true;
        double value = round(term.getAsDouble());
        aside = false;
        return value;
    }

    /** The own answer to an earlier part. */
    double earlier(String name) {
        return earlier(name, 0);
    }

    double earlier(String name, int number) {
        Answer read = fixed.getOrDefault(name, answers.get(name));
        return read.numbers().get(number);
    }

    double number(double x) {
        return answer("%s", Answer.Range.ANY, x);
    }

    /** A probability. */
    double chance(double x) {
        if (slips("percent-sign")) return answer("%s", Answer.Range.CHANCE, 100 * round(x));
        return answer("%s", Answer.Range.CHANCE, x);
    }

    /** A variance or a standard deviation. */
    double spread(double x) {
        return answer("%s", Answer.Range.SPREAD, x);
    }

    /** A table of probabilities by states. */
    void table(List<String> states, double... chances) {
        List<String> cells = states.stream().map(s -> s + " %s").toList();
        answer(String.join(", ", cells), Answer.Range.CHANCE, chances);
    }

    /** A matrix of two rows. */
    void matrix(double a, double b, double c, double d) {
        answer("[[%s, %s], [%s, %s]]", Answer.Range.ANY, a, b, c, d);
    }

    void normal(double mean, double var) {
        answer("Normal(mean = %s, var = %s)", Answer.Range.ANY, mean, var);
    }

    double answer(String form, Answer.Range range, double... numbers) {
        List<Double> written = new ArrayList<>();
        for (double x : numbers) written.add(round(x));
        answers.put(part, new Answer(form, written, range));
        return written.getFirst();
    }

    /** An answer in words. */
    void says(String text) {
        answers.put(part, new Answer(text.replace("%", "%%"), List.of(), Answer.Range.ANY));
    }

    void says(boolean truth) {
        says(String.valueOf(truth));
    }

    /** The options that say this. */
    void chooses(String... options) {
        says(paper.letters(part, List.of(options)));
    }

    /** What stands on the right for each on the left, in their order. */
    void matches(String... right) {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < right.length; i++)
            pairs.append(i + 1).append(paper.letters(part, List.of(right[i]))).append(' ');
        says(pairs.toString().strip());
    }

    /** The option whose number is nearest to the own. */
    void choosesNearest(double own) {
        says(paper.nearest(part, own));
    }

    Set<Place> places() {
        return Collections.unmodifiableSet(places);
    }

    Map<String, Answer> answers() {
        return Collections.unmodifiableMap(answers);
    }
}
