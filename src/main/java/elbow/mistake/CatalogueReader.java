package elbow.mistake;

import elbow.formula.Formula;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.Suggest;
import elbow.value.Kind;
import elbow.value.Unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the catalogue of mistakes: a mapping from ids to entries. */
final class CatalogueReader {
    private static final Formula NOTHING = Formulas.parse("0");

    private final Faults faults = new Faults();

    List<Mistake> read(Node root) {
        List<Mistake> mistakes = new ArrayList<>();
        Fields.mapping(root, "a catalogue of mistakes", faults)
                .ifPresent(all -> {
                    for (Node.Entry e : all.entries()) mistake(e).ifPresent(mistakes::add);
                });
        List<String> ids = mistakes.stream().map(Mistake::id).toList();
        for (Mistake m : mistakes)
            for (String other : m.with())
                if (!ids.contains(other))
                    faults.add(
                            m.place(),
                            "no mistake is called "
                                    + Fault.quote(other)
                                    + Suggest.hint(other, ids));
        faults.throwIfAny();
        return mistakes;
    }

    private Optional<Mistake> mistake(Node.Entry entry) {
        String id = entry.key().text();
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*"))
            faults.add(
                    entry.key().place(),
                    "an id has small letters, digits and -, not " + Fault.quote(id));
        Optional<Node.Mapping> mapping = Fields.mapping(entry.value(), "a mistake", faults);
        if (mapping.isEmpty()) return Optional.empty();
        Fields fields =
                new Fields(mapping.get(), "a mistake", faults)
                        .require("says", "why", "hint", "made", "not_made");
        List<Change> changes = new ArrayList<>();
        changes.addAll(changes(fields, "formula", this::ofFormula));
        changes.addAll(changes(fields, "law", this::ofLaw));
        changes.addAll(changes(fields, "model", this::ofModel));
        changes.addAll(changes(fields, "answer", this::ofAnswer));
        Optional<Mistake.Sample> made = fields.mapping("made").map(this::sample);
        Optional<Mistake.Sample> not = fields.mapping("not_made").map(this::sample);
        List<String> with = texts(fields.list("with").orElse(List.of()));
        String says = text(fields, "says");
        String why = text(fields, "why");
        String hint = text(fields, "hint");
        fields.rejectOthers();
        Place place = entry.key().place();
        if (changes.isEmpty())
            faults.add(place, "a mistake changes something: formula, law, model or answer");
        if (made.isEmpty() || not.isEmpty()) return Optional.empty();
        return Optional.of(
                new Mistake(id, says, why, hint, changes, with, made.get(), not.get(), place));
    }

    private static String text(Fields fields, String key) {
        return fields.scalar(key).map(s -> s.text().strip()).orElse("");
    }

    private List<String> texts(List<Node> items) {
        List<String> texts = new ArrayList<>();
        for (Node item : items)
            Fields.scalar(item, "an id", faults).ifPresent(s -> texts.add(s.text()));
        return texts;
    }

    private List<Change> changes(
            Fields fields, String key, Function<Node.Mapping, Optional<Change>> read) {
        List<Change> changes = new ArrayList<>();
        for (Node item : fields.list(key).orElse(List.of()))
            Fields.mapping(item, "a change", faults).flatMap(read).ifPresent(changes::add);
        return changes;
    }

    private Optional<Change> ofFormula(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a change of a formula", faults);
        fields.require("when", "instead");
        Formula when = formula(fields, "when").orElse(NOTHING);
        Formula instead = formula(fields, "instead").orElse(NOTHING);
        fields.rejectOthers();
        needKnown(fields, instead, when);
        return Optional.of(new Change.OfFormula(when, instead, false));
    }

    private Optional<Change> ofLaw(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a change of a law", faults);
        fields.require("when", "instead");
        Formula when = formula(fields, "when").orElse(NOTHING);
        Formula instead = formula(fields, "instead").orElse(NOTHING);
        fields.rejectOthers();
        needKnown(fields, instead, when);
        return Optional.of(new Change.OfLaw(when, instead));
    }

    private Optional<Change> ofAnswer(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a change of an answer", faults).require("instead");
        Optional<Kind> kind =
                fields.scalar("kind").flatMap(s -> word(s, Kind.values(), "a kind of number"));
        Optional<Boolean> inBits =
                fields.scalar("unit")
                        .flatMap(s -> word(s, Unit.values(), "a unit"))
                        .map(u -> u == Unit.BITS);
        Optional<Formula> when = formula(fields, "when");
        Formula instead = formula(fields, "instead").orElse(NOTHING);
        fields.rejectOthers();
        boolean turned = when.isEmpty() || !asksOfModel(instead);
        needKnown(fields, instead, turned ? NOTHING : when.orElse(NOTHING));
        return Optional.of(
                !turned
                        ? new Change.OfFormula(when.get(), instead, true)
                        : new Change.OfAnswer(kind, inBits, when, instead));
    }

    /** What stands instead is made of what was there; only a state may be any. */
    private void needKnown(Fields fields, Formula instead, Formula when) {
        Set<String> known = new HashSet<>(Formulas.names(when));
        Formulas.walk(instead)
                .forEach(f -> {
                    if (!(f instanceof Formula.Probability p)) return;
                    for (Formula.Event e : p.left()) addState(e, known);
                    for (Formula.Event e : p.right()) addState(e, known);
                });
        for (String name : Formulas.names(instead))
            if (name.startsWith("?") && !name.equals("?") && !known.contains(name))
                faults.add(
                        fields.place(),
                        "instead names " + name + ", which stands for nothing in when");
    }

    private static void addState(Formula.Event event, Set<String> known) {
        event.test()
                .filter(t -> t.value() instanceof Formula.Ref)
                .ifPresent(t -> known.add(((Formula.Ref) t.value()).name()));
    }

    /** Whether a formula needs more than a number to be worked out. */
    private static boolean asksOfModel(Formula f) {
        return Formulas.walk(f)
                .anyMatch(x ->
                        x instanceof Formula.Probability
                                || x instanceof Formula.Quantity
                                || x instanceof Formula.Expectation
                                || x instanceof Formula.Measure);
    }

    private Optional<Change> ofModel(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a change of a model", faults);
        Optional<ModelChange> change =
                exchange(fields)
                        .or(() -> transpose(fields))
                        .or(() -> uniform(fields))
                        .or(() -> skip(fields))
                        .or(() -> ofNumber(fields))
                        .or(() -> observe(fields))
                        .or(() -> spelling(fields));
        List.of("exchange", "transpose", "uniform", "skip", "observe").forEach(fields::optional);
        List.of("read", "as", "when", "instead").forEach(fields::optional);
        fields.rejectOthers();
        if (change.isEmpty())
            faults.add(
                    mapping.place(),
                    "a change of a model is exchange: prior, q or likelihood, uniform: mixture,"
                            + " transpose: transition, skip: transition, observe: other, read: one"
                            + " spelling of a parameter with as: another, or when: a number with"
                            + " instead: another");
        return change.map(Change.OfModel::new);
    }

    private Optional<ModelChange> exchange(Fields fields) {
        return fields.scalar("exchange")
                .flatMap(s -> word(s, ModelChange.Table.values(), "a table"))
                .map(ModelChange.Exchange::new);
    }

    private static Optional<ModelChange> transpose(Fields fields) {
        return fields.scalar("transpose")
                .filter(s -> s.text().equals("transition"))
                .map(s -> new ModelChange.Transpose());
    }

    private static Optional<ModelChange> uniform(Fields fields) {
        return fields.scalar("uniform")
                .filter(s -> s.text().equals("mixture"))
                .map(s -> new ModelChange.Uniform());
    }

    private static Optional<ModelChange> skip(Fields fields) {
        return fields.scalar("skip")
                .filter(s -> s.text().equals("transition"))
                .map(s -> new ModelChange.Skip());
    }

    private Optional<ModelChange> ofNumber(Fields fields) {
        return formula(fields, "when")
                .flatMap(w -> formula(fields, "instead").map(i -> new ModelChange.OfNumber(w, i)));
    }

    private static Optional<ModelChange> observe(Fields fields) {
        return fields.scalar("observe")
                .filter(s -> s.text().equals("other"))
                .map(s -> new ModelChange.ObserveOther());
    }

    private Optional<ModelChange> spelling(Fields fields) {
        Optional<Node.Scalar> read = fields.scalar("read");
        Optional<Node.Scalar> as = fields.scalar("as");
        if (read.isEmpty() || as.isEmpty()) return Optional.empty();
        String[] names = read.get().text().split(",", -1);
        String[] others = as.get().text().split(",", -1);
        if (names.length != others.length) return Optional.empty();
        Map<String, Formula> changed = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip();
            parsed(as.get(), others[i].strip()).ifPresent(f -> changed.put(name, f));
        }
        return Optional.of(new ModelChange.Read(changed));
    }

    private <E extends Enum<E>> Optional<E> word(Node.Scalar text, E[] words, String what) {
        List<String> known =
                Arrays.stream(words).map(w -> w.name().toLowerCase(Locale.ROOT)).toList();
        int at = known.indexOf(text.text());
        if (at >= 0) return Optional.of(words[at]);
        faults.add(
                text.place(),
                Fault.quote(text.text())
                        + " is not "
                        + what
                        + "; there are "
                        + String.join(", ", known));
        return Optional.empty();
    }

    private Optional<Formula> formula(Fields fields, String key) {
        return fields.scalar(key).flatMap(s -> parsed(s, s.text()));
    }

    /** A {@code ?} alone, in the language a quoted name. */
    private static final Pattern ALONE = Pattern.compile("\\?(?![A-Za-z])");

    private Optional<Formula> parsed(Node.Scalar text, String formula) {
        try {
            return Optional.of(Formulas.parse(ALONE.matcher(formula).replaceAll("'?'")));
        } catch (FormulaException e) {
            faults.add(text.at(Math.min(e.offset(), text.text().length())), e.problem());
            return Optional.empty();
        }
    }

    private Mistake.Sample sample(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "a sample", faults);
        fields.require("exercise", "part", "typed");
        Mistake.Sample sample =
                new Mistake.Sample(
                        text(fields, "exercise"),
                        text(fields, "part"),
                        text(fields, "typed"),
                        mapping.place());
        fields.rejectOthers();
        return sample;
    }
}
