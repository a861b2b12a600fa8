package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Option;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.formula.Formulas;
import elbow.grading.Reading.Blank;
import elbow.grading.Reading.Understood;
import elbow.grading.Verdict.FewDigits;
import elbow.grading.Verdict.Missing;
import elbow.grading.Verdict.Mistaken;
import elbow.grading.Verdict.OtherForm;
import elbow.grading.Verdict.Right;
import elbow.grading.Verdict.Wrong;
import elbow.mistake.Suspect;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Kind;
import elbow.value.Unit;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Marks the answers to one variant. In this order: right, right by another road, at too few digits,
 * right from the learner's own other answers, a known mistake, another step's value, wrong.
 */
public final class Marker {
    private static final Verdict RIGHT = new Right();
    private static final Verdict WRONG = new Wrong(Optional.empty());
    private static final Verdict MISSING = new Missing();

    private final Variant variant;
    private final Policy policy;
    private final List<Part> parts;
    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, Kind> kinds = new HashMap<>();
    private final Judge judge;
    private final Shares shares;
    private final FollowThrough following;
    private final Diagnosis diagnosis;
    private final Relations relations;

    public Marker(Variant variant, Policy policy) {
        this.variant = variant;
        this.policy = policy;
        this.parts = variant.exercise().parts();
        Map<String, List<String>> states = new HashMap<>();
        for (Variable v : variant.exercise().variables()) {
            states.put(v.name(), v.states().stream().map(State::text).toList());
        }
        Kinds sorts = new Kinds(variant.exercise());
        for (Part part : parts) kinds.put(part.name(), sorts.of(part, truth(part)));
        for (Part part : parts) asked.put(part.name(), asked(part, states));
        this.judge = new Judge(variant, policy, kinds);
        this.shares = new Shares(judge);
        this.following = new FollowThrough(variant, judge);
        this.diagnosis = new Diagnosis(variant, judge);
        this.relations = new Relations(variant, judge);
    }

    public Variant variant() {
        return variant;
    }

    /** Marks one answer for each part, each beside all the others that are understood. */
    public Map<String, Mark> markAll(Map<String, String> texts) {
        List<Reading> readings = new ArrayList<>();
        Map<String, Value> answers = new LinkedHashMap<>();
        for (Part part : parts) {
            String text = texts.getOrDefault(part.name(), "");
            Reading reading = new AnswerReader(known(part), answers).read(text);
            readings.add(reading);
            if (reading instanceof Understood u) answers.put(part.name(), u.value());
        }
        Map<String, Mark> marks = new LinkedHashMap<>();
        Answered answered = new Answered(answers, following);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String text = texts.getOrDefault(part.name(), "");
            marks.put(part.name(), mark(part, text, readings.get(i), answered));
        }
        return marks;
    }

    /**
     * Marks one answer beside texts for other parts.
     *
     * @param name of a part of the exercise
     */
    public Mark markBeside(String name, String text, Map<String, String> others) {
        Map<String, Value> answers = new LinkedHashMap<>();
        for (Part part : parts)
            if (!part.name().equals(name)
                    && new AnswerReader(known(part), answers)
                                    .read(others.getOrDefault(part.name(), ""))
                            instanceof Understood u) answers.put(part.name(), u.value());
        return mark(name, text, answers);
    }

    /**
     * Marks one answer.
     *
     * @param others what the learner's answers to other parts were read as
     */
    public Mark mark(String name, String text, Map<String, Value> others) {
        Answered answered = new Answered(others, following);
        return mark(part(name), text, read(name, text, others), answered);
    }

    /** What a text says as an answer to a part. */
    public Reading read(String name, String text, Map<String, Value> others) {
        Part part = part(name);
        return new AnswerReader(known(part), before(part, others)).read(text);
    }

    private Mark mark(Part part, String text, Reading reading, Answered others) {
        return switch (reading) {
            case Blank b -> new Found(part, text, Optional.empty(), others).mark(MISSING);
            case Reading.Unread u -> {
                Verdict unread = new Verdict.Unread(u.problem(), u.caret());
                yield new Found(part, text, Optional.empty(), others).mark(unread);
            }
            case Understood u -> new Found(part, text, Optional.of(u.value()), others).judged(u);
        };
    }

    private Part part(String name) {
        return variant.exercise().part(name).orElseThrow();
    }

    /** One answer, read, while a verdict on it is found. */
    private final class Found {
        private final Part part;
        private final String text;
        private final Optional<Value> value;
        private final Answered others;

        Found(Part part, String text, Optional<Value> value, Answered others) {
            this.part = part;
            this.text = text;
            this.value = value;
            this.others = others;
        }

        Mark judged(Understood read) {
            Value truth = truth(part);
            if (judge.accepts(part, read, truth))
                return mark(read.has(Typed.Form.UNIT) ? new OtherForm(otherUnit(part), 1) : RIGHT);
            boolean few = judge.hasFewDigits(part, read, truth);
            if (few && !diagnosis.isRounded(part, read))
                return mark(new FewDigits(judge.precision(part, truth)));
            Optional<Suspect> chosen = chosen().flatMap(Option::mistake);
            if (chosen.isPresent()) return mark(new Mistaken(List.of(chosen.get()), List.of()));
            Value answer = read.value();
            Carried carried = following.carried(part, others);
            Again again = new Again(variant, judge, part, answer, carried);
            return following
                    .of(part, answer, carried, again, true)
                    .or(() -> diagnosis.of(part, answer, again))
                    .or(() -> following.of(part, answer, carried, again, false))
                    .map(f -> mark(f.verdict(), f.carried(), credit(f.verdict(), read, truth)))
                    .orElseGet(() -> mark(unexplained(read, truth, few)));
        }

        /** The option that was chosen. */
        private Optional<Option> chosen() {
            if (!(value.orElse(null) instanceof Value.Name)) return Optional.empty();
            return variant.options(part.name()).stream()
                    .filter(o -> value.equals(Optional.of(new Value.Name(o.value()))))
                    .findFirst();
        }

        /** What is right in spite of a mistake earns its share. */
        private double credit(Verdict verdict, Understood read, Value truth) {
            double credit = policy.credit(verdict);
            if (!(verdict instanceof Mistaken)) return credit;
            return shares.of(part, read, truth)
                    .map(s -> policy.credit(new Verdict.Partly(s)))
                    .filter(share -> share > credit)
                    .orElse(credit);
        }

        private Verdict unexplained(Understood read, Value truth, boolean few) {
            if (few) return new Wrong(Optional.of(judge.precision(part, truth)));
            Optional<Share> share = shares.of(part, read, truth);
            if (share.isPresent()) return new Verdict.Partly(share.get());
            return diagnosis.step(part, read.value()).orElse(WRONG);
        }

        Mark mark(Verdict verdict) {
            return mark(verdict, Map.of(), policy.credit(verdict));
        }

        private Mark mark(Verdict verdict, Map<String, Value> carried, double credit) {
            return new Mark(
                    part.name(),
                    text,
                    value,
                    truth(part),
                    verdict,
                    credit,
                    because(verdict),
                    relations(verdict),
                    carried);
        }

        /** What the author says of a wrong option that was chosen. */
        private Optional<String> because(Verdict verdict) {
            return verdict instanceof Wrong || verdict instanceof Mistaken
                    ? chosen().flatMap(Option::because).map(String::strip)
                    : Optional.empty();
        }

        private List<Relation> relations(Verdict verdict) {
            return value.isEmpty() || verdict.outcome().isRight()
                    ? List.of()
                    : relations.broken(part, verdict, value.get(), others.values());
        }
    }

    /** The answers to parts before this one, in their order. */
    private Map<String, Value> before(Part part, Map<String, Value> others) {
        Map<String, Value> before = new LinkedHashMap<>();
        for (Part p : parts) {
            if (p.name().equals(part.name())) break;
            Value value = others.get(p.name());
            if (value != null) before.put(p.name(), value);
        }
        return before;
    }

    private Value truth(Part part) {
        return requireNonNull(variant.answers().get(part.name()));
    }

    private Asked known(Part part) {
        return requireNonNull(asked.get(part.name()));
    }

    /** What a reader must know of a part. */
    private Asked asked(Part part, Map<String, List<String>> states) {
        List<String> spellings =
                new ArrayList<>(List.of(part.name(), Formulas.text(part.formula())));
        variant.symbol(part.name()).ifPresent(s -> spellings.add(Formulas.text(s)));
        return new Asked(
                part.name(),
                spellings,
                requireNonNull(kinds.get(part.name())),
                unit(part),
                truth(part),
                states,
                variant.options(part.name()),
                variant.unknowns(part.name()));
    }

    private Optional<Unit> unit(Part part) {
        if (!requireNonNull(kinds.get(part.name())).hasUnit()) return Optional.empty();
        return Optional.of(part.bits() ? Unit.BITS : Unit.of(part.formula()));
    }

    private Optional<Unit> otherUnit(Part part) {
        return unit(part).map(u -> u == Unit.NATS ? Unit.BITS : Unit.NATS);
    }
}
