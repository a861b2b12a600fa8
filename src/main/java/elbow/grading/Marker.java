package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.value.Unit;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.formula.Formulas;
import elbow.grading.Reading.Blank;
import elbow.grading.Reading.Understood;
import elbow.grading.Verdict.FewDigits;
import elbow.grading.Verdict.Missing;
import elbow.grading.Verdict.OtherForm;
import elbow.grading.Verdict.Right;
import elbow.grading.Verdict.Wrong;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Kind;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Marks the answers to one variant. In this order: right, right by another road, at too few digits,
 * right from the learner's own earlier answers, wrong.
 */
public final class Marker {
    private final Variant variant;
    private final Policy policy;
    private final Map<String, Kind> kinds = new HashMap<>();
    private final Judge judge;
    private final Shares shares;
    private final FollowThrough following;
    private final Map<String, List<String>> states = new HashMap<>();

    public Marker(Variant variant, Policy policy) {
        this.variant = variant;
        this.policy = policy;
        for (Part part : variant.exercise().parts()) kinds.put(part.name(), kind(part));
        this.judge = new Judge(variant, policy, kinds);
        this.shares = new Shares(judge);
        this.following = new FollowThrough(variant, judge);
        for (Variable v : variant.solution().variables())
            states.put(v.name(), v.states().stream().map(State::text).toList());
    }

    public Variant variant() {
        return variant;
    }

    /** Marks one answer for each part, each with the understood ones before it as its earlier. */
    public Map<String, Mark> markAll(Map<String, String> texts) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        Map<String, Value> earlier = new LinkedHashMap<>();
        for (Part part : variant.exercise().parts()) {
            Mark mark = mark(part.name(), texts.getOrDefault(part.name(), ""), earlier);
            mark.value().ifPresent(v -> earlier.put(part.name(), v));
            marks.put(part.name(), mark);
        }
        return marks;
    }

    /**
     * Marks one answer.
     *
     * @param earlier what the learner's answers to parts before this one were read as
     */
    public Mark mark(String name, String text, Map<String, Value> earlier) {
        Part part = variant.exercise().part(name).orElseThrow();
        return switch (read(name, text, earlier)) {
            case Blank b -> mark(part, text, Optional.empty(), new Missing(), Map.of());
            case Reading.Unread u -> {
                Verdict unread = new Verdict.Unread(u.problem(), u.caret());
                yield mark(part, text, Optional.empty(), unread, Map.of());
            }
            case Understood u -> judged(part, text, u, before(part, earlier));
        };
    }

    /** What a text says as an answer to a part. */
    public Reading read(String name, String text, Map<String, Value> earlier) {
        Part part = variant.exercise().part(name).orElseThrow();
        return new AnswerReader(asked(part), before(part, earlier)).read(text);
    }

    /** The parameters of a distribution are numbers, whatever its densities are. */
    private Kind kind(Part part) {
        return switch (truth(part)) {
            case Value.Described d -> Kind.NUMBER;
            case Value.Mixture m -> Kind.NUMBER;
            case Value v -> Kind.of(part.formula());
        };
    }

    private Mark judged(Part part, String text, Understood read, Map<String, Value> earlier) {
        Value truth = truth(part);
        Optional<Value> value = Optional.of(read.value());
        if (judge.accepts(part, read, truth)) {
            boolean converted = read.has(Typed.Form.UNIT);
            Verdict verdict = converted ? new OtherForm(otherUnit(part), 1) : new Right();
            return mark(part, text, value, verdict, Map.of());
        }
        if (judge.hasFewDigits(part, read.numbers(), truth)) {
            Verdict verdict = new FewDigits(judge.precision(part, truth));
            return mark(part, text, value, verdict, Map.of());
        }
        return following
                .of(part, read.value(), earlier)
                .map(f -> mark(part, text, value, f.verdict(), f.carried()))
                .orElseGet(() -> mark(part, text, value, wrong(part, read, truth), Map.of()));
    }

    private Verdict wrong(Part part, Understood read, Value truth) {
        List<Verdict.Broken> broken = Laws.broken(judge.kind(part), read.value(), truth);
        return shares.of(part, read, truth)
                .<Verdict>map(s -> new Verdict.Partly(s, broken))
                .orElseGet(() -> new Wrong(broken));
    }

    private Mark mark(
            Part part,
            String text,
            Optional<Value> value,
            Verdict verdict,
            Map<String, Value> carried) {
        return new Mark(
                part.name(),
                text,
                value,
                truth(part),
                verdict,
                policy.credit(verdict),
                Sentences.of(verdict) + because(part, value, verdict),
                carried);
    }

    /** What the author says of a wrong option that was chosen. */
    private String because(Part part, Optional<Value> value, Verdict verdict) {
        if (!(verdict instanceof Wrong) || !(value.orElse(null) instanceof Value.Name chosen))
            return "";
        return variant.options(part.name()).stream()
                .filter(o -> o.value().equals(chosen.text()))
                .flatMap(o -> o.because().stream())
                .map(b -> " " + b.strip())
                .collect(Collectors.joining());
    }

    /** The answers to parts before this one, in their order. */
    private Map<String, Value> before(Part part, Map<String, Value> earlier) {
        Map<String, Value> before = new LinkedHashMap<>();
        for (Part p : variant.exercise().parts()) {
            if (p.name().equals(part.name())) break;
            Value value = earlier.get(p.name());
            if (value != null) before.put(p.name(), value);
        }
        return before;
    }

    private Value truth(Part part) {
        return requireNonNull(variant.answers().get(part.name()));
    }

    /** What a reader must know of a part. */
    private Asked asked(Part part) {
        Kind kind = judge.kind(part);
        List<String> spellings =
                new ArrayList<>(List.of(part.name(), Formulas.text(part.formula())));
        variant.symbol(part.name()).ifPresent(s -> spellings.add(Formulas.text(s)));
        return new Asked(
                part.name(),
                spellings,
                kind,
                unit(part),
                truth(part),
                states,
                variant.options(part.name()),
                variant.unknowns(part.name()));
    }

    private Optional<Unit> unit(Part part) {
        if (!judge.kind(part).hasUnit()) return Optional.empty();
        return Optional.of(part.bits() ? Unit.BITS : Unit.of(part.formula()));
    }

    private Optional<Unit> otherUnit(Part part) {
        return unit(part).map(u -> u == Unit.NATS ? Unit.BITS : Unit.NATS);
    }
}
