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
            List.of("formula", "truth", "choice", "select", "largest", "order", "expression");

    /** As many as there are letters to label them. */
    private static final int MOST = 26;

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
        List<Task.Offer> offers = new ArrayList<>();
        Set<String> texts = new LinkedHashSet<>();
        for (Node item : items) {
            Optional<Task.Offer> offer =
                    Fields.mapping(item, "an option", faults).flatMap(this::offer);
            offer.ifPresent(offers::add);
            offer.map(o -> said(item)).filter(t -> !texts.add(t)).ifPresent(t -> twice(item));
        }
        if (offers.size() < items.size()) return Optional.empty();
        long right = offers.stream().filter(Task.Offer::right).count();
        if (offers.size() < 2 || offers.size() > MOST)
            faults.add(name.place(), "there are 2 to " + MOST + " options to choose from");
        else if (!several && right != 1)
            faults.add(
                    name.place(),
                    "a choice has one right option, this has "
                            + right
                            + "; where several or none may be right, write select");
        Form form = several ? Form.SELECT : Form.CHOICE;
        return Optional.of(unnamed(form, new Task.Choice(offers, several)));
    }

    private void twice(Node item) {
        faults.add(item.place(), "another option says the same");
    }

    private static String said(Node option) {
        return option instanceof Node.Mapping m ? text(m.entries().getFirst().value()) : "";
    }

    private static String text(Node node) {
        return switch (node) {
            case Node.Scalar s -> s.text();
            case Node.Mapping m ->
                    m.entries().isEmpty() ? "" : text(m.entries().getFirst().value());
            case Node.Sequence s -> "";
        };
    }

    private Optional<Task.Offer> offer(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "an option", faults);
        if (fields.optional("mistake").isPresent()) {
            faults.add(mapping.place(), "an option that is a mistake is not supported");
            return Optional.empty();
        }
        Optional<Node> right = fields.optional("right");
        Optional<Node> wrong = fields.optional("wrong");
        Optional<Template> because = fields.scalar("because").map(this::template);
        fields.rejectOthers();
        if (right.isPresent() == wrong.isPresent()) {
            faults.add(mapping.place(), "an option is right: ... or wrong: ...");
            return Optional.empty();
        }
        Node says = right.or(() -> wrong).orElseThrow();
        if (says instanceof Node.Mapping m) {
            Fields computed = new Fields(m, "a computed option", faults).require("formula");
            Optional<Written> formula =
                    computed.scalar("formula").flatMap(s -> Written.read(s, faults));
            computed.rejectOthers();
            return formula.map(w ->
                    new Task.Offer(right.isPresent(), Template.empty(), Optional.of(w), because));
        }
        return Fields.scalar(says, "an option", faults)
                .map(s ->
                        new Task.Offer(right.isPresent(), template(s), Optional.empty(), because));
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
