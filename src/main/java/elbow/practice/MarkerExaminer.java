package elbow.practice;

import elbow.exercise.Variant;
import elbow.grading.Mark;
import elbow.grading.Marker;
import elbow.grading.Policy;
import elbow.grading.Reading;
import elbow.grading.Verdict;
import elbow.mistake.Mistake;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges as answers are graded, but gives no credit: too few digits may still be completed. */
final class MarkerExaminer implements Examiner {
    private final Marker marker;

    MarkerExaminer(Variant variant, Policy policy) {
        this.marker = new Marker(variant, policy);
    }

    @Override
    public Judgement judge(String part, String text, Map<String, Value> earlier) {
        Mark mark = marker.mark(part, text, earlier);
        Outcome outcome =
                switch (mark.verdict()) {
                    case Verdict.Right r -> Outcome.RIGHT;
                    case Verdict.OtherForm o -> Outcome.RIGHT;
                    case Verdict.FewDigits f -> Outcome.UNFINISHED;
                    case Verdict.Followed f -> Outcome.FOLLOWED;
                    case Verdict.Mistaken m -> Outcome.WRONG;
                    case Verdict.OtherStep o -> Outcome.WRONG;
                    case Verdict.Partly p -> Outcome.WRONG;
                    case Verdict.Wrong w ->
                            w.wanted().isPresent() ? Outcome.UNFINISHED : Outcome.WRONG;
                    case Verdict.Unread u -> Outcome.UNREAD;
                    case Verdict.Missing m -> Outcome.UNREAD;
                };
        List<String> lines =
                outcome == Outcome.UNREAD ? unread(part, text, earlier) : List.of(mark.sentence());
        return new Judgement(outcome, lines, mark.value(), mistakes(mark.verdict()), mark.hint());
    }

    private static List<String> mistakes(Verdict verdict) {
        return verdict instanceof Verdict.Mistaken m
                ? m.mistakes().stream().map(Mistake::id).toList()
                : List.of();
    }

    private List<String> unread(String part, String text, Map<String, Value> earlier) {
        List<String> lines = new ArrayList<>(List.of("I can't read this; no try is lost."));
        if (marker.read(part, text, earlier) instanceof Reading.Unread u)
            u.caret().lines().map(l -> "  " + l).forEach(lines::add);
        return lines;
    }
}
