package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.model.Conditional;
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
    private final Faults faults;

    /**
     * @param names of all variables declared, those among them whose tables can't be read
     */
    EvidenceReader(
            Network network, Collection<String> names, Parameters parameters, Faults faults) {
        this.network = network;
        this.names = names;
        this.parameters = parameters;
        this.faults = faults;
    }

    /** The observed states as formulas: a state's name first, else arithmetic over parameters. */
    Map<Variable, Written> observed(Node.Mapping mapping) {
        Map<Variable, Written> observed = new LinkedHashMap<>();
        for (Node.Entry e : mapping.entries()) {
            if (e.value() instanceof Node.Scalar s && s.missing()) {
                variable(e.key());
                continue;
            }
            if (e.value() instanceof Node.Sequence s) {
                faults.add(
                        s.place(),
                        "several observations of "
                                + e.key().text()
                                + ": sequences and plates are not supported");
                continue;
            }
            Optional<Variable> variable = variable(e.key());
            Optional<Node.Scalar> text =
                    Fields.scalar(e.value(), "the observed state of " + e.key().text(), faults);
            if (variable.isPresent() && text.isPresent())
                state(variable.get(), text.get()).ifPresent(w -> observed.put(variable.get(), w));
        }
        return observed;
    }

    private Optional<Variable> variable(Node.Scalar key) {
        Optional<Variable> variable = network.variable(key.text());
        if (variable.isPresent() || names.contains(key.text())) return variable;
        boolean indexed = key.text().contains("[");
        faults.add(
                key.place(),
                indexed
                        ? key.text() + ": sequences and plates are not supported"
                        : "no variable is called " + key.text() + Suggest.hint(key.text(), names));
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
        Variable child = new Variable(name.toString(), List.of(State.of("seen")));
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
