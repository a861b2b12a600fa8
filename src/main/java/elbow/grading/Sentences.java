package elbow.grading;

import elbow.formula.Formulas;
import elbow.grading.Relation.Broken;
import elbow.grading.Verdict.FewDigits;
import elbow.grading.Verdict.Followed;
import elbow.grading.Verdict.Missing;
import elbow.grading.Verdict.Mistaken;
import elbow.grading.Verdict.OtherForm;
import elbow.grading.Verdict.OtherStep;
import elbow.grading.Verdict.Precision;
import elbow.grading.Verdict.Right;
import elbow.grading.Verdict.Unread;
import elbow.grading.Verdict.Wrong;
import elbow.mistake.Mistake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A mark in words for the learner, which never give the answer away. */
final class Sentences {
    /** As many are called by name. */
    private static final int NAMED = 6;

    private Sentences() {}

    static String of(Mark mark) {
        StringBuilder told = new StringBuilder(of(mark.verdict()));
        mark.because().ifPresent(b -> told.append(' ').append(b));
        mark.relations().forEach(r -> told.append(' ').append(of(r)));
        return told.toString();
    }

    /** What would help on, if there is more to say than the sentence says. */
    static Optional<String> hint(Verdict verdict) {
        return switch (verdict) {
            case Mistaken m ->
                    Optional.of(
                            m.mistakes().stream()
                                    .map(Mistake::hint)
                                    .collect(Collectors.joining(" ")));
            case OtherStep o -> Optional.of("Go on from there: look at what follows that step.");
            case FewDigits f -> Optional.of("Keep more digits on the way, and round at the end.");
            case Followed f ->
                    Optional.of("Once " + and(f.answers()) + " is put right, do this one again.");
            case Right r -> Optional.empty();
            case OtherForm o -> Optional.empty();
            case Verdict.Partly p -> Optional.empty();
            case Wrong w -> Optional.empty();
            case Unread u -> Optional.empty();
            case Missing m -> Optional.empty();
        };
    }

    static String of(Verdict verdict) {
        return switch (verdict) {
            case Right r -> "Right.";
            case OtherForm o ->
                    o.unit()
                            .map(u -> "Right, converted from " + u.text() + ".")
                            .orElse("Right, from your own rounded answers.");
            case FewDigits f -> "Right as far as it goes: give " + of(f.wanted()) + ".";
            case Followed f -> followed(f.answers());
            case Mistaken m -> mistaken(m);
            case OtherStep o ->
                    "Not right yet: this is " + Formulas.text(o.step()) + ", a step on the way.";
            case Verdict.Partly p -> partly(p);
            case Wrong w ->
                    w.wanted()
                            .map(p ->
                                    "With so few digits this could be a mistake's value too: give "
                                            + of(p)
                                            + ".")
                            .orElse("Not right.");
            case Unread u -> "Not understood: " + u.problem() + ".";
            case Missing m -> "No answer.";
        };
    }

    private static String mistaken(Mistaken m) {
        String on =
                m.answers().isEmpty()
                        ? "Not right."
                        : "Not right, also from your " + named(m) + ".";
        return on
                + " "
                + m.mistakes().stream().map(Mistake::says).collect(Collectors.joining(" Or: "));
    }

    private static String named(Mistaken m) {
        return (m.answers().size() == 1 ? "answer to " : "answers to ") + and(m.answers());
    }

    private static String of(Relation relation) {
        return switch (relation) {
            case Broken b -> of(b);
            case Relation.Above a ->
                    "Your "
                            + a.lower()
                            + (a.logarithm()
                                    ? " lies above the logarithm of your "
                                    : " lies above your ")
                            + a.upper()
                            + ", where it never can be.";
            case Relation.Unmet u -> "In such a distribution " + u.words() + ".";
            case Relation.NotDifference d ->
                    "Your "
                            + d.answer()
                            + " is not your "
                            + d.of()
                            + " minus your "
                            + d.without()
                            + ".";
        };
    }

    private static String and(List<String> names) {
        String before = String.join(", ", names.subList(0, names.size() - 1));
        return before.isEmpty() ? names.getLast() : before + " and " + names.getLast();
    }

    /** Which numbers are right may be said; of what is one of a few it would say the rest. */
    private static String partly(Verdict.Partly p) {
        Share share = p.share();
        String count = share.right() + " of " + share.all();
        String are = share.right() == 1 ? " is right" : " are right";
        return switch (share.of()) {
            case NUMBERS ->
                    share.all() > NAMED
                            ? "Not right yet: " + count + " numbers" + are + "."
                            : "Not right yet: "
                                    + are(share.named())
                                    + " right, "
                                    + are(share.rest())
                                    + " not.";
            case STATES -> "Not right yet: " + count + are + ".";
            case OPTIONS -> "Not right yet, though part of it is.";
            case NEIGHBOURS ->
                    "Not right yet: "
                            + count
                            + " joins"
                            + are
                            + ", the beginning and the end counted.";
            case PAIRS -> "Not right yet: " + count + " pairs" + are + ".";
            case RATING -> "You had some of it.";
        };
    }

    private static String are(List<String> names) {
        return String.join(" and ", names) + (names.size() == 1 ? " is" : " are");
    }

    private static String of(Precision wanted) {
        return wanted.digits()
                + (wanted.significant()
                        ? " significant digits"
                        : wanted.digits() == 1 ? " decimal" : " decimals");
    }

    private static String followed(List<String> answers) {
        String names = answers.size() == 1 ? "answer to " : "answers to ";
        return "Right from your "
                + names
                + and(answers)
                + ", which "
                + (answers.size() == 1 ? "is" : "are")
                + " not right yet.";
    }

    private static String of(Broken law) {
        return switch (law) {
            case NOT_A_PROBABILITY -> "A probability lies between 0 and 1.";
            case NEGATIVE -> "What is asked is never negative.";
            case NOT_POSITIVE -> "What is asked is above 0.";
            case SUM_NOT_ONE -> "The probabilities of a distribution sum to 1.";
        };
    }
}
