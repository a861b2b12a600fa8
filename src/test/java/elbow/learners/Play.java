package elbow.learners;

import elbow.grading.Mark;
import elbow.grading.Outcome;
import elbow.grading.Verdict;
import elbow.value.Reals;
import elbow.value.Value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** All learners at one sheet. */
final class Play {
    private static final double SAME = 1e-9;
    private static final double NEAR = 2e-3;

    private final Sheet sheet;
    private final Tally tally;
    private final Hand perfect;
    private final Hand honest;
    private final Guards guards;
    private final Map<Hand.Place, Answer> exactly = new HashMap<>();

    Play(Sheet sheet, Tally tally) {
        this.sheet = sheet;
        this.tally = tally;
        this.perfect = sheet.work(Rounding.FULL, Optional.empty());
        this.honest = sheet.work(Rounding.HALF_UP, Optional.empty());
        this.guards = new Guards(sheet, perfect.answers());
    }

    void all() {
        exact();
        for (Rounding rounding : Rounding.values()) honest(rounding);
        for (Hand.Place place : perfect.places()) mistaken(place);
        slips();
    }

    private String where(String part) {
        return sheet.variant().exercise().id() + " " + sheet.variant().parameters() + " " + part;
    }

    private void honest(Rounding rounding) {
        Hand hand = sheet.work(rounding, Optional.empty());
        sheet.marks(Sheet.texts(hand, rounding))
                .forEach((part, mark) -> {
                    boolean accepted = Sheet.isAccepted(mark);
                    tally.honest(rounding).count(accepted);
                    if (!accepted) note(rounding.name(), part, mark);
                });
    }

    private void note(String kind, String part, Mark mark) {
        String id = sheet.variant().exercise().id();
        tally.note(
                kind + " " + id + "." + part,
                said(mark)
                        + " typed "
                        + mark.text()
                        + " truth "
                        + mark.truth()
                        + " at "
                        + where(part));
    }

    /** The engine's numbers, which are another's work. */
    private void exact() {
        perfect.answers()
                .forEach((part, answer) -> {
                    Value engine = sheet.variant().answers().get(part);
                    if (answer.numbers().isEmpty()) return;
                    List<Double> numbers = engine.numbers().stream().map(Reals::toDouble).toList();
                    boolean same = isSame(new Answer("", numbers, answer.range()), answer);
                    tally.exact.count(same);
                    if (!same)
                        tally.note("EXACT " + where(part), numbers + " and " + answer.numbers());
                });
    }

    private static String said(Mark mark) {
        return mark.verdict() instanceof Verdict.Mistaken m
                ? m.mistakes().stream().map(x -> x.id()).toList().toString()
                : mark.verdict().outcome().toString();
    }

    private void mistaken(Hand.Place place) {
        Answer truth = perfect.answers().get(place.part());
        Answer wrong = wrong(place);
        if (isSame(truth, wrong)
                || isFixedAndNear(truth, wrong)
                || !wrong.numbers().stream().allMatch(Double::isFinite)) return;
        Hand hand = sheet.work(Rounding.HALF_UP, Optional.of(place));
        Map<String, Mark> marks = sheet.marks(Sheet.texts(hand, Rounding.HALF_UP));
        Mark mark = marks.get(place.part());
        boolean accepted = Sheet.isAccepted(mark);
        tally.mistaken.count(accepted);
        if (accepted) note("ACCEPTED " + place.mistake(), place.part(), mark);
        boolean named = isNamed(mark, place, wrong);
        tally.named.count(named);
        if (!named) note("UNNAMED " + place.mistake(), place.part(), mark);
        if (!accepted) later(place, hand, marks);
        fewDigits(place, hand.answers().get(place.part()));
    }

    /** An exercise without parameters can't be drawn so that its mistakes are far apart. */
    private boolean isFixedAndNear(Answer truth, Answer wrong) {
        return sheet.variant().exercise().isFixed()
                && !truth.numbers().isEmpty()
                && Math.abs(truth.numbers().getFirst() - wrong.numbers().getFirst()) < NEAR;
    }

    /** What this mistake leads to, in all digits. */
    private Answer wrong(Hand.Place place) {
        return exactly.computeIfAbsent(
                place,
                p ->
                        Objects.requireNonNull(
                                sheet.work(Rounding.FULL, Optional.of(p)).answers().get(p.part())));
    }

    private static boolean isSame(Answer a, Answer b) {
        if (a.numbers().isEmpty()) return a.equals(b);
        for (int i = 0; i < a.numbers().size(); i++) {
            double off = Math.abs(a.numbers().get(i) - b.numbers().get(i));
            if (!(off <= SAME * Math.max(1, Math.abs(a.numbers().get(i))))) return false;
        }
        return true;
    }

    /** By its own name, or by that of a mistake which leads to the same. */
    private boolean isNamed(Mark mark, Hand.Place place, Answer wrong) {
        if (!(mark.verdict() instanceof Verdict.Mistaken m)) return false;
        Set<String> ids = new HashSet<>(List.of(place.mistake()));
        for (Hand.Place other : perfect.places())
            if (other.part().equals(place.part()) && isSame(wrong, wrong(other)))
                ids.add(other.mistake());
        return m.mistakes().stream().anyMatch(x -> ids.contains(x.id()));
    }

    /** The parts after a wrong one that were worked from it. */
    private void later(Hand.Place place, Hand hand, Map<String, Mark> marks) {
        boolean after = false;
        for (Map.Entry<String, Answer> e : hand.answers().entrySet()) {
            String part = e.getKey();
            if (after) later(place, hand, marks, part);
            if (part.equals(place.part())) after = true;
        }
    }

    private void later(Hand.Place place, Hand hand, Map<String, Mark> marks, String part) {
        Answer own = hand.answers().get(part);
        if (own.equals(honest.answers().get(part))) return;
        Mark mark = marks.get(part);
        if (Sheet.isAccepted(mark) || own.numbers().isEmpty()) return;
        List<String> wrong =
                hand.answers().keySet().stream()
                        .takeWhile(p -> !p.equals(part))
                        .filter(p -> !Sheet.isAccepted(marks.get(p)))
                        .filter(p -> sheet.isUsed(p, part, hand.answers(), honest.answers().get(p)))
                        .toList();
        if (wrong.isEmpty()) return;
        boolean carried =
                wrong.stream().allMatch(p -> guards.isCarried(p, hand.answers().get(p)))
                        && own.numbers().stream().allMatch(Double::isFinite)
                        && !guards.isEasy(own);
        tally.kept.count(!carried);
        if (!carried) return;
        boolean followed = mark.verdict().outcome() == Outcome.FOLLOWED;
        tally.followed.count(followed);
        if (!followed) note("UNFOLLOWED " + place.part() + " " + place.mistake(), part, mark);
    }

    /** Who rounds a mistaken answer so much that the right one would look the same. */
    private void fewDigits(Hand.Place place, Answer wrong) {
        Answer truth = perfect.answers().get(place.part());
        if (isWhole(truth)) return;
        for (int digits = 2; digits <= 3; digits++) {
            List<String> typed = rounded(wrong, digits);
            if (!typed.equals(rounded(truth, digits))) continue;
            Mark mark = retyped(place.part(), wrong.text(typed));
            boolean few = mark.verdict().outcome() == Outcome.FEW_DIGITS;
            tally.few.count(few);
            if (few) note("FEW " + place.mistake(), place.part(), mark);
        }
    }

    private static List<String> rounded(Answer answer, int digits) {
        MathContext context = new MathContext(digits);
        return answer.numbers().stream()
                .map(x -> new BigDecimal(x).round(context).toPlainString())
                .toList();
    }

    private static boolean isWhole(Answer answer) {
        return answer.numbers().stream()
                .allMatch(x -> !Double.isFinite(x) || Math.abs(x - Math.rint(x)) < SAME);
    }

    /** The honest rounder's sheet with one answer typed otherwise, marked. */
    private Mark retyped(String part, String text) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Answer> e : honest.answers().entrySet()) {
            if (e.getKey().equals(part)) break;
            texts.put(e.getKey(), e.getValue().text(Rounding.HALF_UP));
        }
        texts.put(part, text);
        return sheet.marks(texts).get(part);
    }

    private void slips() {
        Random random = new Random(where("").hashCode());
        honest.answers()
                .forEach((part, answer) -> {
                    if (isWhole(perfect.answers().get(part))) return;
                    for (Typing typing : Typing.values()) slip(part, answer, typing, random);
                });
    }

    private void slip(String part, Answer answer, Typing typing, Random random) {
        List<String> typed =
                new java.util.ArrayList<>(
                        answer.numbers().stream().map(Rounding.HALF_UP::text).toList());
        int at = random.nextInt(typed.size());
        Optional<String> other = typing.of(typed.get(at), random);
        if (other.isEmpty()) return;
        typed.set(at, other.get());
        Mark mark = retyped(part, answer.text(typed));
        if (Sheet.isAccepted(mark)) return;
        boolean named = mark.verdict() instanceof Verdict.Mistaken;
        tally.slips.count(named);
        if (named) note("SLIP " + typing, part, mark);
    }
}
