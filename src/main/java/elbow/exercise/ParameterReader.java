package elbow.exercise;

import elbow.formula.Domain;
import elbow.formula.Formula;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Place;
import elbow.value.Real;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code parameters:}. */
final class ParameterReader {
    private final Faults faults;
    private final Set<Ref> order = new LinkedHashSet<>();
    private final List<Axis> axes = new ArrayList<>();
    private final Map<Ref, Value> fixed = new LinkedHashMap<>();
    private final Map<Ref, Written> derived = new LinkedHashMap<>();
    private final Map<String, Place> states = new LinkedHashMap<>();

    private ParameterReader(Faults faults) {
        this.faults = faults;
    }

    /** What was declared; {@code states} are names among the choices, with their places. */
    record Declared(Parameters parameters, Map<String, Place> states) {}

    static Declared read(Optional<Node.Mapping> mapping, Faults faults) {
        ParameterReader reader = new ParameterReader(faults);
        mapping.ifPresent(m -> m.entries().forEach(reader::entry));
        List<Parameters.Derived> sorted = reader.sorted();
        Parameters parameters = new Parameters(reader.order, reader.axes, reader.fixed, sorted);
        return new Declared(parameters, reader.states);
    }

    private void entry(Node.Entry entry) {
        String name = entry.key().text();
        Optional<String> wrong = Spelling.ofParameter(name);
        if (wrong.isPresent()) {
            faults.add(entry.key().place(), wrong.get());
            return;
        }
        Ref ref = new Ref(name);
        switch (entry.value()) {
            case Node.Sequence list -> fixed(ref, list);
            case Node.Mapping m ->
                    faults.add(m.place(), "the values of " + name + " are a text, not a mapping");
            case Node.Scalar s -> domain(ref, s);
        }
    }

    private void domain(Ref name, Node.Scalar scalar) {
        Domain domain;
        try {
            domain = Formulas.domain(scalar.text());
        } catch (FormulaException e) {
            faults.add(scalar.at(e.offset()), e.problem());
            return;
        }
        Written written = new Written(scalar, name);
        switch (domain) {
            case Domain.Grid g -> GridReader.steps(name, written, g, faults).ifPresent(this::axis);
            case Domain.Integers i ->
                    GridReader.integers(name, written, i, faults).ifPresent(this::axis);
            case Domain.Simplex s ->
                    GridReader.simplex(name, written, s, faults).ifPresent(this::axis);
            case Domain.OneOf one -> choice(name, written, one.values());
            case Domain.Derived d -> {
                order.add(name);
                derived.put(name, written.with(d.value()));
            }
            case Domain.Fixed f -> {
                for (int i = 0; i < f.elements().size(); i++)
                    element(name, i + 1, written, f.elements().get(i));
            }
        }
    }

    private void axis(Axis axis) {
        order.addAll(axis.names());
        axes.add(axis);
    }

    private void fixed(Ref name, Node.Sequence list) {
        List<Node> items = list.items();
        if (items.isEmpty()) faults.add(list.place(), name.name() + " is an empty list");
        for (int i = 0; i < items.size(); i++) {
            int at = i + 1;
            switch (items.get(i)) {
                case Node.Scalar s ->
                        Written.read(s, faults).ifPresent(w -> element(name, at, w, w.formula()));
                case Node n ->
                        faults.add(
                                n.place(), "a list of a parameter holds numbers, not " + n.kind());
            }
        }
    }

    private void element(Ref name, int index, Written written, Formula value) {
        Ref ref =
                new Ref(
                        name.name(),
                        List.of(new Selector.Index(new Num(BigDecimal.valueOf(index)))));
        order.add(ref);
        Arithmetic.constant(written, value, faults).ifPresent(v -> fixed.put(ref, Real.of(v)));
    }

    private void choice(Ref name, Written written, List<Formula> formulas) {
        List<Value> values = new ArrayList<>();
        for (Formula f : formulas) {
            Optional<Value> value = choice(written, f);
            if (value.isPresent() && values.contains(value.get()))
                faults.add(written.place(), Formulas.text(f) + " stands twice in this list");
            value.ifPresent(values::add);
        }
        if (values.size() == formulas.size()) axis(new Axis.Choice(name, values));
    }

    private Optional<Value> choice(Written written, Formula f) {
        if (f instanceof Ref state && state.path().isEmpty()) {
            states.put(state.name(), written.placeOf(state));
            return Optional.of(new Value.Name(state.name()));
        }
        Optional<BigFraction> number = Arithmetic.constant(written, f, faults);
        return number.map(Real::of);
    }

    /** The derived parameters, each after those it uses; a cycle is a fault. */
    private List<Parameters.Derived> sorted() {
        List<Parameters.Derived> sorted = new ArrayList<>();
        Set<Ref> numeric = new LinkedHashSet<>(order);
        for (Axis a : axes) if (!a.isNumeric()) numeric.removeAll(a.names());
        Map<Ref, Parameters.Derived> open = new LinkedHashMap<>();
        derived.forEach((name, value) -> {
            if (Arithmetic.check(value, value.formula(), numeric, faults))
                open.put(name, new Parameters.Derived(name, value));
        });
        boolean moved = true;
        while (moved) {
            List<Parameters.Derived> ready =
                    open.values().stream()
                            .filter(d -> d.uses().stream().noneMatch(open::containsKey))
                            .toList();
            sorted.addAll(ready);
            ready.forEach(d -> open.remove(d.name()));
            moved = !ready.isEmpty();
        }
        open.values().stream()
                .findFirst()
                .ifPresent(d ->
                        faults.add(
                                d.value().place(),
                                "a cycle: " + cycle(open) + " are derived from each other"));
        return sorted;
    }

    private static String cycle(Map<Ref, Parameters.Derived> open) {
        return String.join(", ", open.keySet().stream().map(Ref::name).toList());
    }
}
