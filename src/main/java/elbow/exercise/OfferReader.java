package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.mistake.Catalogue;
import elbow.mistake.Mistake;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Suggest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what is chosen from: texts, values of formulas, and what mistakes lead to. Beside a mistake
 * the others that are formulas stand as their values too, so that it can't be told by its looks.
 */
final class OfferReader {
    private final Node.Scalar name;
    private final Parameters parameters;
    private final Faults faults;

    OfferReader(Node.Scalar name, Parameters parameters, Faults faults) {
        this.name = name;
        this.parameters = parameters;
        this.faults = faults;
    }

    Optional<Task.Choice> read(List<Node> items, boolean several) {
        boolean besideMistake =
                items.stream()
                        .anyMatch(
                                i -> i instanceof Node.Mapping m && m.find("mistake").isPresent());
        List<Task.Offer> offers = new ArrayList<>();
        Set<String> texts = new LinkedHashSet<>();
        for (Node item : items) {
            Optional<Task.Offer> offer =
                    Fields.mapping(item, "an option", faults).flatMap(m -> offer(m, besideMistake));
            offer.ifPresent(offers::add);
            offer.map(o -> said(item))
                    .filter(t -> !texts.add(t))
                    .ifPresent(t -> faults.add(item.place(), "another option says the same"));
        }
        if (offers.size() < items.size()) return Optional.empty();
        count(offers, several);
        return Optional.of(new Task.Choice(offers, several));
    }

    private void count(List<Task.Offer> offers, boolean several) {
        long right = offers.stream().filter(Task.Offer::right).count();
        if (offers.size() < 2 || offers.size() > TaskReader.MOST)
            faults.add(
                    name.place(), "there are 2 to " + TaskReader.MOST + " options to choose from");
        else if (!several && right != 1)
            faults.add(
                    name.place(),
                    "a choice has one right option, this has "
                            + right
                            + "; where several or none may be right, write select");
    }

    /** What an option is written as; a mistake with the part it is made in. */
    private static String said(Node option) {
        if (!(option instanceof Node.Mapping m)) return "";
        String of = m.find("of").map(n -> " of " + text(n)).orElse("");
        return text(m.entries().getFirst().value()) + of;
    }

    private static String text(Node node) {
        return switch (node) {
            case Node.Scalar s -> s.text();
            case Node.Mapping m ->
                    m.entries().isEmpty() ? "" : text(m.entries().getFirst().value());
            case Node.Sequence s -> "";
        };
    }

    private Optional<Task.Offer> offer(Node.Mapping mapping, boolean besideMistake) {
        Fields fields = new Fields(mapping, "an option", faults);
        Optional<Node> right = fields.optional("right");
        Optional<Node> wrong = fields.optional("wrong");
        Optional<Node> mistake = fields.optional("mistake");
        Optional<Template> because = fields.scalar("because").map(this::template);
        if (right.isPresent()
                ? wrong.or(() -> mistake).isPresent()
                : wrong.isPresent() == mistake.isPresent()) {
            fields.optional("of");
            fields.rejectOthers();
            faults.add(
                    mapping.place(),
                    "an option is right: ..., wrong: ... or mistake: ... of: a part");
            return Optional.empty();
        }
        Optional<? extends Task.Says> says =
                mistake.isPresent()
                        ? made(fields)
                        : says(right.or(() -> wrong).orElseThrow(), besideMistake);
        fields.rejectOthers();
        return says.map(s -> new Task.Offer(right.isPresent(), s, because));
    }

    /** Whether the part is one that a mistake can be made in is seen when all parts are read. */
    private Optional<Task.Says> made(Fields fields) {
        Optional<Node.Scalar> id = fields.scalar("mistake");
        Optional<Node.Scalar> of = fields.require("of").scalar("of");
        if (id.isEmpty() || of.isEmpty()) return Optional.empty();
        Catalogue catalogue = Catalogue.installed();
        Optional<Mistake> mistake = catalogue.find(id.get().text());
        if (mistake.isEmpty())
            faults.add(
                    id.get().place(),
                    "no mistake is called "
                            + Fault.quote(id.get().text())
                            + Suggest.hint(
                                    id.get().text(),
                                    catalogue.all().stream().map(Mistake::id).toList()));
        return mistake.map(m -> new Task.Says.Made(m, id.get(), of.get()));
    }

    private Optional<? extends Task.Says> says(Node node, boolean besideMistake) {
        if (node instanceof Node.Mapping m) {
            Fields computed = new Fields(m, "a computed option", faults).require("formula");
            Optional<Written> formula =
                    computed.scalar("formula").flatMap(s -> Written.read(s, faults));
            computed.rejectOthers();
            return formula.map(Task.Says.Computed::new);
        }
        Optional<Node.Scalar> scalar = Fields.scalar(node, "an option", faults);
        if (scalar.isEmpty()) return Optional.empty();
        Optional<Formula> formula = besideMistake ? formula(scalar.get().text()) : Optional.empty();
        return formula.isPresent()
                ? formula.map(f -> new Task.Says.Computed(new Written(scalar.get(), f)))
                : Optional.of(new Task.Says.Text(template(scalar.get())));
    }

    /** A number's formula; a word, a sentence and a claim are texts. */
    private Optional<Formula> formula(String text) {
        try {
            Formula formula = Formulas.parse(text);
            boolean word = formula instanceof Formula.Ref r && !parameters.names().contains(r);
            return word || AskReader.isClaim(formula) ? Optional.empty() : Optional.of(formula);
        } catch (FormulaException e) {
            return Optional.empty();
        }
    }

    private Template template(Node.Scalar text) {
        return Template.read(text, parameters, faults);
    }
}
