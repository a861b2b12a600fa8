package elbow.mistake;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.inference.DoubleFormula;
import elbow.inference.Interpreter;
import elbow.inference.Scalars;
import elbow.model.Model;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Altered;
import elbow.working.Bindings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/** What each mistake of a catalogue does to each part of a working. */
public final class WrongWorkings {
    private final Catalogue catalogue;
    private final Altered working;
    private final Map<String, Formula> parts;
    private final Map<String, Kind> kinds;
    private final Set<String> inBits;

    /** The right answer, in a change of it. */
    private static final Ref RIGHT = new Ref("?");

    private final Map<String, List<Turned>> turned = new HashMap<>();
    private final Map<String, Optional<Retracing>> retracings = new HashMap<>();
    private final Map<String, List<Wrong>> wrong = new LinkedHashMap<>();

    /**
     * One wrong way to a part.
     *
     * @param name under which the altered working answers it
     */
    private record Wrong(Mistake mistake, String name) {}

    /**
     * @param parts what is asked of a learner, by name
     * @param kinds what sort of number each is
     * @param inBits those that are asked in bits
     */
    public WrongWorkings(
            Catalogue catalogue,
            Altered working,
            Map<String, Formula> parts,
            Map<String, Kind> kinds,
            Set<String> inBits) {
        this.catalogue = catalogue;
        this.working = working;
        this.parts = new LinkedHashMap<>(parts);
        this.kinds = Map.copyOf(kinds);
        this.inBits = Set.copyOf(inBits);
        for (String part : parts.keySet()) wrong.put(part, new ArrayList<>());
        for (Mistake mistake : catalogue.all())
            for (Change change : mistake.changes()) add(mistake, change);
        working.close();
    }

    /** The answers to all questions, right and wrong, on each of these variants. */
    public List<Map<String, Value>> answers(List<Bindings> variants) {
        return working.answers(variants);
    }

    /** The same on one variant, with the learner's answers to parts in the place of right ones. */
    public Map<String, Value> answers(Bindings variant, Map<String, Value> carried) {
        return working.answers(variant, carried);
    }

    private void add(Mistake mistake, Change change) {
        switch (change) {
            case Change.OfFormula f -> formulas(mistake, f);
            case Change.OfLaw l -> {
                WrongLaws laws = new WrongLaws(l);
                for (String part : parts.keySet())
                    working.relaw(part, laws::of).forEach(name -> add(part, mistake, name));
            }
            case Change.OfModel m -> {
                for (Model other : new WrongModels(working.model()).of(m.change()))
                    for (String part : parts.keySet())
                        working.ask(part, other).ifPresent(name -> add(part, mistake, name));
            }
            case Change.OfAnswer a -> {}
        }
    }

    private void formulas(Mistake mistake, Change.OfFormula change) {
        WrongFormulas rule = new WrongFormulas(working, change);
        List<WrongFormulas> second = new ArrayList<>();
        for (String id : mistake.with())
            catalogue
                    .find(id)
                    .ifPresent(m -> {
                        for (Change c : m.changes())
                            if (c instanceof Change.OfFormula f)
                                second.add(new WrongFormulas(working, f));
                    });
        for (String part : parts.keySet()) {
            Set<Formula> all = new LinkedHashSet<>();
            for (Formula meant : working.meant(part)) all.addAll(rule.of(meant));
            for (Formula once : List.copyOf(all))
                for (WrongFormulas other : second) all.addAll(other.of(once));
            for (Formula f : all) working.ask(part, f).ifPresent(name -> add(part, mistake, name));
        }
    }

    private void add(String part, Mistake mistake, String name) {
        List<Wrong> known = wrong.get(part);
        Wrong fresh = new Wrong(mistake, name);
        if (known != null && !known.contains(fresh)) known.add(fresh);
    }

    /**
     * What the mistakes come to in a part.
     *
     * @param answers of the altered working on one variant
     */
    public List<Suspect> of(String part, Map<String, Value> answers) {
        List<Suspect> suspects = new ArrayList<>();
        for (Wrong w : wrong.getOrDefault(part, List.of())) {
            Value value = answers.get(w.name());
            if (value != null) suspects.add(new Suspect(w.mistake(), value));
        }
        Value right = answers.get(part);
        if (right != null) ofAnswers(part, right, suspects);
        return suspects;
    }

    /**
     * The ways to a part, to be gone from other answers; none where there are too many steps.
     *
     * @param others the parts whose answers may be carried, and how many numbers each has
     */
    public Optional<Retracing> retracing(String part, Map<String, Integer> others) {
        return retracings.computeIfAbsent(part, p -> fresh(part, others));
    }

    private Optional<Retracing> fresh(String part, Map<String, Integer> others) {
        List<Wrong> ways = wrong.getOrDefault(part, List.of());
        return working.retraced(part, ways.stream().map(Wrong::name).toList(), others)
                .map(r ->
                        new Retracing(
                                this,
                                part,
                                r,
                                working.routeCount(part),
                                ways.stream().map(Wrong::mistake).toList()));
    }

    /** A change of the right answer that concerns a part. */
    private record Turned(Mistake mistake, Formula instead, DoubleUnaryOperator inDoubles) {
        Turned(Mistake mistake, Formula instead) {
            this(mistake, instead, DoubleFormula.of(instead, RIGHT, Map.of()));
        }

        boolean isNear(double[] right, double[] answer, double[] reach) {
            if (right.length != answer.length) return false;
            for (int i = 0; i < right.length; i++)
                if (Math.abs(inDoubles.applyAsDouble(right[i]) - answer[i]) > reach[i])
                    return false;
            return true;
        }
    }

    /** Adds what mistakes make of the right answer to a part. */
    private void ofAnswers(String part, Value right, List<Suspect> suspects) {
        if (!isPlain(right)) return;
        for (Turned t : turned(part))
            suspects.add(new Suspect(t.mistake(), changed(right, t.instead())));
    }

    /** The same, only of what is near an answer. */
    void ofAnswers(
            String part,
            double[] numbers,
            Supplier<Value> right,
            double[] answer,
            double[] reach,
            List<Suspect> suspects) {
        for (Turned t : turned(part))
            if (t.isNear(numbers, answer, reach) && isPlain(right.get()))
                suspects.add(new Suspect(t.mistake(), changed(right.get(), t.instead())));
    }

    private static boolean isPlain(Value right) {
        boolean plain = right instanceof Real || right instanceof Value.Tabulated;
        return plain && !right.numbers().isEmpty();
    }

    private List<Turned> turned(String part) {
        return turned.computeIfAbsent(
                part,
                p -> {
                    List<Turned> found = new ArrayList<>();
                    for (Mistake mistake : catalogue.all())
                        for (Change change : mistake.changes())
                            if (change instanceof Change.OfAnswer a && concerns(a, p))
                                found.add(new Turned(mistake, a.instead()));
                    return found;
                });
    }

    private boolean concerns(Change.OfAnswer change, String part) {
        Formula asked = parts.get(part);
        if (asked == null || change.kind().filter(k -> k != kinds.get(part)).isPresent())
            return false;
        if (change.inBits().filter(bits -> bits != inBits.contains(part)).isPresent()) return false;
        return change.when().isEmpty()
                || working.meant(change.when().get()).stream()
                        .map(f -> new Pattern(f, working.evidence()))
                        .anyMatch(p ->
                                working.meant(part).stream().anyMatch(f -> p.match(f).isPresent()));
    }

    private static Value changed(Value right, Formula instead) {
        return right.with(right.numbers().stream().map(n -> changed(n, instead)).toList());
    }

    private static Real changed(Real right, Formula instead) {
        return new Interpreter<Real>(new Scalars(), r -> given(r, right), List.of())
                .evaluate(instead);
    }

    private static Real given(Ref name, Real right) {
        return name.name().equals("pi") ? Real.of(Math.PI) : right;
    }
}
