package elbow.exercise;

import elbow.exercise.Part.Form;
import elbow.formula.Formula.Not;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.Suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a part asks for: a formula, or one of the other kinds. */
final class TaskReader {
    static final List<String> KINDS =
            List.of(
                    "formula",
                    "truth",
                    "choice",
                    "select",
                    "largest",
                    "order",
                    "expression",
                    "match",
                    "recall");

    /** As many as there are letters to label them. */
    static final int MOST = 26;

    private final Node.Scalar name;
    private final Parameters parameters;
    private final Faults faults;

    TaskReader(Node.Scalar name, Parameters parameters, Faults faults) {
        this.name = name;
        this.parameters = parameters;
        this.faults = faults;
    }

    /** A task with the part's formula, which is only a name where none is asked. */
    record Read(Form form, Task task, Written written) {}

    Optional<Read> read(Fields fields, Node.Mapping mapping) {
        List<String> kinds = KINDS.stream().filter(k -> fields.optional(k).isPresent()).toList();
        if (kinds.size() != 1) {
            faults.add(mapping.place(), "a part has one of the keys " + String.join(", ", KINDS));
            fields.optional("in");
            fields.optional("answer");
            fields.optional("wrong");
            return Optional.empty();
        }
        return switch (kinds.getFirst()) {
            case "formula" -> fields.scalar("formula").flatMap(this::formula);
            case "truth" -> fields.scalar("truth").flatMap(this::truth);
            case "choice" -> fields.list("choice").flatMap(l -> choice(l, false));
            case "select" -> fields.list("select").flatMap(l -> choice(l, true));
            case "largest" -> fields.mapping("largest").flatMap(this::largest);
            case "order" -> order(fields);
            case "match" -> fields.mapping("match").flatMap(this::match);
            case "recall" -> fields.scalar("recall").flatMap(this::recall);
            default -> expression(fields);
        };
    }

    Optional<Read> formula(Node.Scalar scalar) {
        return Written.read(scalar, faults)
                .map(w ->
                        isNotDetermined(w)
                                ? unnamed(Form.NOT_DETERMINED, new Task.NotDetermined())
                                : new Read(Form.COMPUTED, new Task.Computed(), w));
    }

    /** {@code not determined} is read as the negation of a name. */
    private static boolean isNotDetermined(Written written) {
        return written.formula() instanceof Not n && n.operand().equals(new Ref("determined"));
    }

    private Read unnamed(Form form, Task task) {
        return new Read(form, task, new Written(name, Task.symbol(name.text())));
    }

    private Optional<Read> truth(Node.Scalar scalar) {
        Optional<Written> claim = Written.read(scalar, faults);
        if (claim.isEmpty()) return Optional.empty();
        if (AskReader.isClaim(claim.get().formula()))
            return Optional.of(new Read(Form.COMPUTED, new Task.Computed(), claim.get()));
        faults.add(claim.get().place(), AskReader.NO_CLAIM);
        return Optional.empty();
    }

    private Optional<Read> choice(List<Node> items, boolean several) {
        Form form = several ? Form.SELECT : Form.CHOICE;
        return new OfferReader(name, parameters, faults)
                .read(items, several)
                .map(c -> unnamed(form, c));
    }

    private Template template(Node.Scalar text) {
        return Template.read(text, parameters, faults);
    }

    private Optional<Read> largest(Node.Mapping mapping) {
        Map<String, Written> named = new LinkedHashMap<>();
        for (Node.Entry e : mapping.entries())
            Fields.scalar(e.value(), e.key().text(), faults)
                    .flatMap(s -> Written.read(s, faults))
                    .ifPresent(w -> named.put(e.key().text(), w));
        if (mapping.entries().size() < 2)
            faults.add(mapping.place(), "the largest is of two or more: {A: ..., B: ...}");
        if (named.size() < mapping.entries().size()) return Optional.empty();
        return Optional.of(unnamed(Form.LARGEST, new Task.Largest(named)));
    }

    private Optional<Read> order(Fields fields) {
        Set<String> texts = new LinkedHashSet<>();
        List<Template> steps = steps(fields.list("order"), texts);
        List<Template> wrong = steps(fields.list("wrong"), texts);
        if (steps.size() < 2 || steps.size() + wrong.size() > MOST)
            faults.add(name.place(), "there are 2 to " + MOST + " steps to put in order");
        return Optional.of(unnamed(Form.ORDER, new Task.Order(steps, wrong)));
    }

    private List<Template> steps(Optional<List<Node>> items, Set<String> texts) {
        List<Template> steps = new ArrayList<>();
        for (Node item : items.orElse(List.of())) {
            Optional<Node.Scalar> step = Fields.scalar(item, "a step", faults);
            step.filter(s -> !texts.add(s.text()))
                    .ifPresent(s -> faults.add(s.place(), "another step says the same"));
            step.map(this::template).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<Read> match(Node.Mapping mapping) {
        List<Task.Pair> pairs = new ArrayList<>();
        Set<String> rights = new LinkedHashSet<>();
        for (Node.Entry e : mapping.entries()) {
            Optional<Node.Scalar> right = Fields.scalar(e.value(), e.key().text(), faults);
            right.filter(r -> !rights.add(r.text()))
                    .ifPresent(r ->
                            faults.add(r.place(), "this already belongs to another of the left"));
            right.ifPresent(r -> pairs.add(new Task.Pair(template(e.key()), template(r))));
        }
        if (mapping.entries().size() < 2 || mapping.entries().size() > MOST)
            faults.add(name.place(), "there are 2 to " + MOST + " pairs: {left: right, ...}");
        if (pairs.size() < mapping.entries().size()) return Optional.empty();
        return Optional.of(unnamed(Form.MATCH, new Task.Match(pairs)));
    }

    private Optional<Read> recall(Node.Scalar answer) {
        if (answer.missing() || answer.text().isBlank()) {
            faults.add(name.place(), "recall: holds the model answer, and it is empty");
            return Optional.empty();
        }
        return Optional.of(unnamed(Form.RECALL, new Task.Recall(template(answer))));
    }

    private Optional<Read> expression(Fields fields) {
        Optional<Written> formula =
                fields.scalar("expression").flatMap(s -> Written.read(s, faults));
        Optional<List<Node>> names = fields.require("in").list("in");
        List<Ref> in = new ArrayList<>();
        for (Node item : names.orElse(List.of()))
            Fields.scalar(item, "a name", faults).flatMap(this::varying).ifPresent(in::add);
        if (names.filter(List::isEmpty).isPresent())
            faults.add(name.place(), "in: names what the answer is a formula over, as in: [n, k]");
        Optional<Written> shown = fields.scalar("answer").flatMap(s -> Written.read(s, faults));
        boolean fine =
                shown.isEmpty()
                        || Arithmetic.check(
                                shown.get(), shown.get().formula(), parameters.numeric(), faults);
        if (formula.isEmpty() || in.isEmpty() || !fine) return Optional.empty();
        return Optional.of(
                new Read(Form.EXPRESSION, new Task.Expression(in, shown), formula.get()));
    }

    /** A parameter that is a number and takes several values. */
    private Optional<Ref> varying(Node.Scalar scalar) {
        Place place = scalar.place();
        List<String> known = parameters.numeric().stream().map(Formulas::text).toList();
        Optional<Ref> found =
                parameters.numeric().stream()
                        .filter(r -> Formulas.text(r).equals(scalar.text()))
                        .findFirst();
        if (found.isEmpty()) {
            faults.add(
                    place,
                    "no parameter that is a number is called "
                            + Fault.quote(scalar.text())
                            + Suggest.hint(scalar.text(), known));
            return Optional.empty();
        }
        boolean varies =
                parameters.axes().stream()
                        .anyMatch(a -> a.size() > 1 && a.names().contains(found.get()));
        if (!varies)
            faults.add(
                    place,
                    scalar.text()
                            + " is not drawn from several values, at which a formula is checked");
        return found;
    }
}
