package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relation;
import elbow.formula.Formula.Selector;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.inference.Table;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.value.Real;
import elbow.working.Bindings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/**
 * The distributions of p or of q as a reader is told them: one line a row, and what is the same for
 * every element of a plate or a sequence once, as {@code p(z[t] = sun | z[t-1] = rain) = 0.3}.
 */
final class GivenNetwork {
    private final Content content;
    private final String network;
    private final Bindings bindings;
    private final Function<Variable, OptionalInt> told;
    private final Map<Variable, ModelTable> tables = new HashMap<>();
    private final Map<Variable, ModelDensity> densities = new HashMap<>();

    /**
     * @param told of a variable with two states the one that is told
     */
    GivenNetwork(
            Content content,
            String network,
            Bindings bindings,
            Function<Variable, OptionalInt> told) {
        this.content = content;
        this.network = network;
        this.bindings = bindings;
        this.told = told;
        for (ModelTable t : content.tables())
            if (t.network().equals(network) && !t.conditional().likelihood())
                tables.put(t.conditional().children().getFirst(), t);
        for (ModelDensity d : content.densities())
            if (d.network().equals(network)) densities.put(d.density().child(), d);
    }

    List<String> lines(Network of) {
        List<String> lines = new ArrayList<>();
        Set<Node.Scalar> done = new LinkedHashSet<>();
        Map<Node.Scalar, Boolean> uniform = new HashMap<>();
        for (Variable v : of.variables()) {
            Optional<Header> template = template(v);
            boolean once =
                    template.isPresent()
                            && uniform.computeIfAbsent(
                                    template.get().entry().key(),
                                    k -> isUniform(alike(of, template.get())));
            if (once && !done.add(template.get().entry().key())) continue;
            Optional<Header> names = once ? written(template.get()) : Optional.empty();
            if (tables.containsKey(v)) lines.addAll(table(tables.get(v), names));
            else if (densities.containsKey(v)) lines.addAll(density(densities.get(v), names));
        }
        return lines;
    }

    /** The entry with an index that is a letter, from which a variable was unrolled. */
    private Optional<Header> template(Variable v) {
        return Optional.ofNullable(content.headers().get(network + " " + v.name()))
                .filter(h -> !h.letters().isEmpty());
    }

    /** The entry as it was written. */
    private static Optional<Header> written(Header unrolled) {
        return Header.read(unrolled.entry(), new Faults());
    }

    private List<Variable> alike(Network of, Header template) {
        return of.variables().stream()
                .filter(v ->
                        template(v)
                                .filter(h -> h.entry().key().equals(template.entry().key()))
                                .isPresent())
                .toList();
    }

    /** Whether all these elements have the same numbers. */
    private boolean isUniform(List<Variable> elements) {
        return elements.stream().map(this::numbers).distinct().count() == 1;
    }

    private Object numbers(Variable v) {
        ModelTable table = tables.get(v);
        if (table != null && isUnknown(table)) return table.conditional().cells();
        if (table != null) return bindings.table(table.conditional()).cells();
        ModelDensity density = densities.get(v);
        return density == null
                ? List.of()
                : density.density().rows().stream().map(r -> put(r, v)).toList();
    }

    /** A row's distribution with its numbers, and its element's own index as a letter. */
    private Formula put(Family row, Variable v) {
        Optional<Header> header = template(v);
        Formula numbers = numbers(row);
        return header.map(h -> lettered(numbers, h)).orElse(numbers);
    }

    /** {@code z[t-1]} for {@code z[3]} in what was unrolled for t = 4. */
    private Formula lettered(Formula formula, Header header) {
        Optional<Header> written = written(header);
        if (written.isEmpty()) return formula;
        Map<Ref, Ref> names = new HashMap<>();
        for (int i = 0; i < header.parents().size(); i++) {
            String unrolled = header.parents().get(i).text();
            Ref letter = ref(written.get().parents().get(i));
            names.put(new Variable(unrolled, List.of()).ref(), letter);
        }
        return Formulas.rewrite(formula, f -> f instanceof Ref r ? renamed(r, names) : f);
    }

    private static Ref renamed(Ref r, Map<Ref, Ref> names) {
        Ref whole = DensityReader.withoutComponents(r);
        Ref name = names.get(whole);
        if (name == null) return r;
        List<Selector> path = new ArrayList<>(name.path());
        r.path().stream().filter(Selector.Component.class::isInstance).forEach(path::add);
        return new Ref(name.name(), path);
    }

    /** Whether a table holds what is to be estimated from data. */
    private static boolean isUnknown(ModelTable table) {
        return table.conditional().cells().stream()
                .flatMap(Formulas::walk)
                .anyMatch(GivenNetwork::isWord);
    }

    private static boolean isWord(Formula f) {
        return f instanceof Formula.Word || f.equals(Numbers.UNKNOWN);
    }

    private String told(Formula cell) {
        return Formulas.walk(cell).anyMatch(GivenNetwork::isWord)
                ? Numbers.UNKNOWN.name()
                : Shown.of(bindings.evaluate(cell));
    }

    private static Ref ref(Header.Name name) {
        return name.element().orElseGet(() -> new Ref(name.text()));
    }

    /** The names of the axes, parents first: as written, or each variable's own. */
    private static List<Ref> names(List<Variable> variables, List<Header.Name> written) {
        List<Ref> names = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++)
            names.add(i < written.size() ? ref(written.get(i)) : variables.get(i).ref());
        return names;
    }

    /**
     * {@code p(x = 1 | z = 0) = 0.2}; of two states only one is told, the observed one or else the
     * second.
     */
    private List<String> table(ModelTable table, Optional<Header> written) {
        List<Variable> children = table.conditional().children();
        List<Variable> parents = table.conditional().parents();
        List<Ref> childNames = names(children, written.map(Header::children).orElse(List.of()));
        List<Ref> parentNames = names(parents, written.map(Header::parents).orElse(List.of()));
        boolean unknown = isUnknown(table);
        Table numbers =
                unknown
                        ? Table.of(
                                table.conditional().axes(),
                                Collections.nCopies(
                                        table.conditional().cells().size(), Real.UNDEFINED))
                        : bindings.table(table.conditional());
        int length = table.conditional().rowLength();
        OptionalInt only =
                children.size() > 1
                        ? OptionalInt.empty()
                        : written.isPresent() && children.getFirst().size() == 2
                                ? OptionalInt.of(1)
                                : told.apply(children.getFirst());
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            List<String> cells = new ArrayList<>();
            Optional<Family> counts = counts(table, row);
            if (counts.isPresent()) {
                Probability p =
                        new Probability(
                                table.network(),
                                childNames.stream().map(Event::new).toList(),
                                events(parents, parentNames, row));
                lines.add(Formulas.text(p) + " = " + Formulas.text(numbers(counts.get())));
                continue;
            }
            for (int i = 0; i < length; i++) {
                if (only.isPresent() && only.getAsInt() != i) continue;
                Probability p =
                        new Probability(
                                table.network(),
                                events(children, childNames, i),
                                events(parents, parentNames, row));
                String symbols =
                        content.inSymbols(table.conditional().cells().get(row * length + i));
                cells.add(
                        Formulas.text(p)
                                + " = "
                                + symbols
                                + (unknown
                                        ? told(table.conditional().cells().get(row * length + i))
                                        : Shown.of(numbers.cell(row * length + i))));
            }
            lines.add(String.join(", ", cells));
        }
        return lines;
    }

    /** The Binomial that a row was written as: its name tells more than its many numbers. */
    private static Optional<Family> counts(ModelTable table, int row) {
        return table.sources(row).getFirst().formula() instanceof Family f
                        && f.name().equals("Binomial")
                ? Optional.of(f)
                : Optional.empty();
    }

    /** {@code p(y[i] | c[i] = a) = Normal(mean = 0, var = 1)} */
    private List<String> density(ModelDensity density, Optional<Header> written) {
        Variable child = density.density().child();
        List<Variable> parents = density.density().parents();
        Ref name =
                names(List.of(child), written.map(Header::children).orElse(List.of())).getFirst();
        List<Ref> parentNames = names(parents, written.map(Header::parents).orElse(List.of()));
        List<Family> rows = density.density().rows();
        boolean same = rows.stream().distinct().count() == 1;
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < (same ? 1 : rows.size()); row++) {
            List<Event> given = new ArrayList<>();
            int rest = row;
            for (int i = parents.size() - 1; i >= 0; i--) {
                Variable parent = parents.get(i);
                if (!parent.isDiscrete() || same) {
                    given.addFirst(new Event(parentNames.get(i)));
                    continue;
                }
                State state = parent.states().get(rest % parent.size());
                given.addFirst(new Event(parentNames.get(i), Relation.EQUAL, state(state)));
                rest /= parent.size();
            }
            Probability p = new Probability(network, List.of(new Event(name)), given);
            Formula numbers =
                    written.isPresent() ? put(rows.get(row), child) : numbers(rows.get(row));
            lines.add(Formulas.text(p) + " = " + Formulas.text(numbers));
        }
        return lines;
    }

    private Family numbers(Family family) {
        return new Family(
                family.name(),
                family.arguments().stream()
                        .map(a -> new Argument(a.name(), number(a.value())))
                        .toList());
    }

    /**
     * The numbers of the variant in place of its parameters; what reads no variable is worked out.
     */
    private Formula number(Formula f) {
        if (f instanceof Ref r && r.path().isEmpty() && !bindings.values().containsKey(r)) {
            Formula start = content.model().em().map(e -> e.start().get(r.name())).orElse(null);
            if (start != null) return number(start);
        }
        if (Arithmetic.culprit(f, bindings.values().keySet()).isEmpty()) return shown(f);
        return switch (f) {
            case Formula.Vector v ->
                    new Formula.Vector(v.elements().stream().map(this::number).toList());
            case Formula.Binary b ->
                    new Formula.Binary(b.operator(), number(b.left()), number(b.right()));
            case Formula.Negate n -> new Formula.Negate(number(n.operand()));
            case Formula.Call c ->
                    new Formula.Call(
                            c.function(), c.arguments().stream().map(this::number).toList());
            case Formula other -> other;
        };
    }

    private Formula shown(Formula f) {
        try {
            return Formulas.parse(Shown.of(bindings.evaluate(f)));
        } catch (FormulaException e) {
            return f;
        }
    }

    static List<Event> events(List<Variable> variables, List<Ref> names, int index) {
        List<Event> events = new ArrayList<>();
        int rest = index;
        for (int i = variables.size() - 1; i >= 0; i--) {
            Variable v = variables.get(i);
            events.addFirst(
                    new Event(
                            names.get(i), Relation.EQUAL, state(v.states().get(rest % v.size()))));
            rest /= v.size();
        }
        return events;
    }

    private static Formula state(State state) {
        return state.number().isPresent() ? Distributions.number(state) : new Ref(state.text());
    }
}
