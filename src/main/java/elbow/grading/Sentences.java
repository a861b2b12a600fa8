package elbow.grading;

import elbow.grading.Verdict.Broken;
import elbow.grading.Verdict.FewDigits;
import elbow.grading.Verdict.Followed;
import elbow.grading.Verdict.Missing;
import elbow.grading.Verdict.OtherForm;
import elbow.grading.Verdict.Precision;
import elbow.grading.Verdict.Right;
import elbow.grading.Verdict.Unread;
import elbow.grading.Verdict.Wrong;

import java.util.List;
import java.util.stream.Collectors;

/** A verdict in a sentence for the learner, which never gives the answer away. */
final class Sentences {
    /** As many are called by name. */
    private static final int NAMED = 6;

    private Sentences() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case Right r -> "Right.";
            case OtherForm o ->
                    o.unit()
                            .map(u -> "Right, converted from " + u.text() + ".")
                            .orElse("Right, from your own rounded answers.");
            case FewDigits f -> "Right as far as it goes: give " + of(f.wanted()) + ".";
            case Followed f -> followed(f.answers());
            case Verdict.Partly p -> partly(p) + told(p.broken());
            case Wrong w -> "Not right." + told(w.broken());
            case Unread u -> "Not understood: " + u.problem() + ".";
            case Missing m -> "No answer.";
        };
    }

    private static String told(List<Broken> broken) {
        return broken.stream().map(Sentences::of).collect(Collectors.joining());
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
        String last = answers.getLast();
        String before = String.join(", ", answers.subList(0, answers.size() - 1));
        String all = before.isEmpty() ? last : before + " and " + last;
        return "Right from your "
                + names
                + all
                + ", which "
                + (answers.size() == 1 ? "is" : "are")
                + " not right yet.";
    }

    private static String of(Broken law) {
        return switch (law) {
            case NOT_A_PROBABILITY -> " A probability lies between 0 and 1.";
            case NEGATIVE -> " What is asked is never negative.";
            case NOT_POSITIVE -> " What is asked is above 0.";
            case SUM_NOT_ONE -> " The probabilities of a distribution sum to 1.";
        };
    }
}
