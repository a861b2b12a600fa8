package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Conditional;
import elbow.model.Group;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Suggest;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Bindings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code observe:} and {@code soft:}. */
final class EvidenceReader {
    private final Network network;
    private final Collection<String> names;
    private final Parameters parameters;
    private final Numbers numbers;
    private final Faults faults;

    /**
     * @param names of all variables declared, those among them whose tables can't be read
     */
    EvidenceReader(
            Network network, Collection<String> names, Parameters parameters, Faults faults) {
        this.network = network;
        this.names = names;
        this.parameters = parameters;
        this.numbers = Numbers.of(parameters, Map.of(), false);
        this.faults = faults;
    }

    /** The observed values as formulas: a state's name first, else arithmetic over parameters. */
    Map<Variable, Written> observed(Node.Mapping mapping) {
        Map<Variable, Written> observed = new LinkedHashMap<>();
        for (Node.Entry e : mapping.entries()) {
            String name = e.key().text();
            List<Group> groups =
                    network.groups().stream()
                            .filter(g -> g.name().equals(name) || g.name().startsWith(name + "["))
                            .toList();
            if (!groups.isEmpty()) several(groups, e, observed);
            else
                variable(e.key())
                        .ifPresent(v -> value(v, e.value()).ifPresent(w -> observed.put(v, w)));
        }
        return observed;
    }

    /** A list for a plate or a sequence, a list of lists for several sequences. */
    private void several(List<Group> groups, Node.Entry entry, Map<Variable, Written> observed) {
        String name = entry.key().text();
        if (entry.value() instanceof Node.Scalar s && s.missing()) return;
        if (!(entry.value() instanceof Node.Sequence list)) {
            faults.add(
                    entry.value().place(),
                    name + " has several elements: observe a list, as [1, 0, null]");
            return;
        }
        if (groups.size() == 1 && groups.getFirst().name().equals(name)) {
            elements(groups.getFirst(), list, observed);
            return;
        }
        for (int i = 0; i < Math.min(groups.size(), list.items().size()); i++)
            if (list.items().get(i) instanceof Node.Sequence one)
                elements(groups.get(i), one, observed);
            else
                faults.add(
                        list.items().get(i).place(),
                        "each of several sequences of " + name + " is a list");
    }

    private void elements(Group group, Node.Sequence list, Map<Variable, Written> observed) {
        List<Node> items = list.items();
        for (int i = 0; i < items.size() && i < group.elements().size(); i++) {
            Variable v = group.elements().get(i);
            value(v, items.get(i)).ifPresent(w -> observed.put(v, w));
        }
    }

    /** An observed value; none if it is missing, or wrong, which is a fault. */
    Optional<Written> value(Variable variable, Node node) {
        return switch (node) {
            case Node.Scalar s when s.missing() -> Optional.empty();
            case Node.Scalar s when variable.isDiscrete() -> state(variable, s);
            case Node.Scalar s when !variable.isVector() -> number(s);
            case Node.Sequence s when variable.isVector() -> vector(variable, s);
            case Node n -> {
                faults.add(
                        n.place(),
                        variable
                                + " is "
                                + (variable.isVector()
                                        ? "a vector of " + variable.dimension()
                                        : "one variable")
                                + ", and this is "
                                + n.kind());
                yield Optional.empty();
            }
        };
    }

    private Optional<Written> number(Node.Scalar text) {
        return Written.read(text, faults)
                .map(w -> w.with(numbers.spelled(w.formula())))
                .filter(w -> Arithmetic.check(w, w.formula(), parameters.numeric(), faults));
    }

    private Optional<Written> vector(Variable variable, Node.Sequence list) {
        List<Formula> elements = new ArrayList<>();
        for (Node item : list.items())
            Fields.scalar(item, "a component", faults)
                    .flatMap(this::number)
                    .ifPresent(w -> elements.add(w.formula()));
        if (elements.size() < list.items().size()) return Optional.empty();
        if (elements.size() != variable.dimension()) {
            faults.add(
                    list.place(),
                    variable
                            + " is a vector of "
                            + variable.dimension()
                            + ", and here are "
                            + elements.size()
                            + " numbers");
            return Optional.empty();
        }
        Formula vector = new Formula.Vector(elements);
        Node.Scalar text = new Node.Scalar(Formulas.text(vector), false, false, list.place(), 0);
        return Optional.of(new Written(text, vector));
    }

    Optional<Variable> variable(Node.Scalar key) {
        Optional<Variable> variable = network.variable(key.text());
        if (variable.isPresent() || names.contains(key.text())) return variable;
        if (names.stream().anyMatch(n -> n.startsWith(key.text() + "["))) return variable;
        faults.add(
                key.place(),
                "no variable is called " + key.text() + Suggest.hint(key.text(), names));
        return Optional.empty();
    }

    private Optional<Written> state(Variable variable, Node.Scalar text) {
        int index = variable.indexOf(text.text());
        if (index >= 0)
            return Optional.of(new Written(text, new Ref(variable.states().get(index).text())));
        if (text.quoted()) {
            faults.add(text.place(), TableReader.noState(variable, text.text()));
            return Optional.empty();
        }
        Optional<Written> written = Written.read(text, faults);
        if (written.isEmpty()) return written;
        written = written.map(w -> w.with(numbers.spelled(w.formula())));
        Formula formula = written.get().formula();
        boolean parameter = formula instanceof Ref r && parameters.names().contains(r);
        if (formula instanceof Ref && !parameter) {
            faults.add(text.place(), TableReader.noState(variable, text.text()));
            return Optional.empty();
        }
        if (!parameter && !Arithmetic.check(written.get(), formula, parameters.numeric(), faults))
            return Optional.empty();
        boolean constant = Arithmetic.culprit(formula, Set.of()).isEmpty();
        Optional<String> wrong =
                constant ? noState(variable, written.get(), Map.of()) : Optional.empty();
        wrong.ifPresent(w -> faults.add(text.place(), w));
        return wrong.isPresent() ? Optional.empty() : written;
    }

    /** Why the observed value is no state of the variable, with these values of parameters. */
    static Optional<String> noState(Variable variable, Written value, Map<Ref, Value> values) {
        if (value.formula() instanceof Ref state && variable.indexOf(state.name()) >= 0)
            return Optional.empty();
        Value seen =
                value.formula() instanceof Ref r && values.get(r) instanceof Value.Name name
                        ? name
                        : new Bindings(values).evaluate(value.formula());
        boolean known =
                switch (seen) {
                    case Value.Name n -> variable.indexOf(n.text()) >= 0;
                    case Real.Exact x -> variable.indexOf(x.value()) >= 0;
                    case Value v -> false;
                };
        return known
                ? Optional.empty()
                : Optional.of(TableReader.noState(variable, Shown.of(seen)));
    }

    /** A likelihood for each state of a variable: an observed child with a single state. */
    record Soft(Variable of, Variable child, ModelTable table) {}

    List<Soft> soft(Node.Mapping mapping, Set<Variable> observed) {
        List<Soft> all = new ArrayList<>();
        for (Node.Entry e : mapping.entries()) {
            Optional<Variable> variable = variable(e.key());
            Optional<Node.Mapping> states =
                    Fields.mapping(e.value(), "the soft evidence on " + e.key().text(), faults);
            if (variable.isEmpty() || states.isEmpty()) continue;
            if (observed.contains(variable.get()))
                faults.add(
                        e.key().place(),
                        e.key().text() + " is observed, so soft evidence on it says nothing");
            else soft(variable.get(), e.key(), states.get()).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Soft> soft(Variable of, Node.Scalar key, Node.Mapping states) {
        if (!of.isDiscrete()) {
            faults.add(key.place(), of + " is not discrete; soft evidence is on states");
            return Optional.empty();
        }
        Written[] cells = new Written[of.size()];
        Set<Integer> seen = new LinkedHashSet<>();
        boolean fine = true;
        for (Node.Entry e : states.entries()) {
            int index = of.indexOf(e.key().text());
            Optional<Written> number =
                    Fields.scalar(e.value(), "a likelihood", faults)
                            .flatMap(s -> Written.read(s, faults))
                            .filter(w ->
                                    Arithmetic.check(w, w.formula(), parameters.numeric(), faults));
            fine &= index >= 0 && number.isPresent();
            if (index < 0) faults.add(e.key().place(), TableReader.noState(of, e.key().text()));
            else if (!seen.add(index)) {
                faults.add(e.key().place(), "the state " + e.key().text() + " stands twice");
                fine = false;
            } else if (number.isPresent()) cells[index] = number.get();
        }
        if (!fine) return Optional.empty();
        if (seen.size() < of.size()) {
            List<String> missing = new ArrayList<>();
            for (int i = 0; i < of.size(); i++)
                if (!seen.contains(i)) missing.add(of.states().get(i).text());
            faults.add(
                    key.place(),
                    "soft evidence on "
                            + of
                            + " misses the likelihood of "
                            + String.join(", ", missing));
            return Optional.empty();
        }
        return Optional.of(child(of, List.of(cells)));
    }

    private Soft child(Variable of, List<Written> cells) {
        StringBuilder name = new StringBuilder(of.name()).append("_soft");
        while (names.contains(name.toString())
                || parameters.names().contains(new Ref(name.toString()))) name.append('_');
        Variable child = new Variable(name.toString(), List.of(State.of("observed")));
        List<Formula> numbers = cells.stream().map(Written::formula).toList();
        Conditional table = new Conditional(List.of(child), List.of(of), numbers, true);
        return new Soft(of, child, new ModelTable("p", table, cells));
    }

    /** Checks of likelihoods that read no parameter. */
    static void check(List<Soft> all, Faults faults) {
        for (Soft soft : all) {
            RowCheck check = new RowCheck(soft.table(), new Bindings(Collections.emptyMap()));
            for (int row = 0; row < soft.table().rows(); row++)
                if (Arithmetic.culprit(soft.table().row(row).getFirst(), Set.of()).isEmpty())
                    check.fault(row).ifPresent((Fault f) -> faults.add(f.place(), f.message()));
        }
    }
}
