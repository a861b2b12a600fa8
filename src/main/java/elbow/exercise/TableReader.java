package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Conditional;
import elbow.model.Families.Discrete;
import elbow.model.Families.Mass;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Suggest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the table of one variable: a distribution for each combination of its parents' states. A
 * parent whose states are numbers may stand in a distribution by its name.
 */
final class TableReader {
    private static final int LARGEST = 200_000;

    private final String network;
    private final Header header;
    private final List<Variable> all;
    private final List<Variable> parents;
    private final Distributions distributions;
    private final Faults faults;

    TableReader(
            String network,
            Header header,
            List<Variable> parents,
            Distributions distributions,
            Faults faults) {
        this.network = network;
        this.header = header;
        this.all = List.copyOf(parents);
        this.parents = parents.stream().filter(Variable::isDiscrete).toList();
        this.distributions = distributions;
        this.faults = faults;
    }

    /** A row as written: a state for each parent, or any. */
    private record Row(List<Optional<Integer>> states, Node.Scalar key, Written family) {
        boolean covers(List<Integer> combination) {
            for (int i = 0; i < states.size(); i++)
                if (states.get(i).isPresent() && !states.get(i).get().equals(combination.get(i)))
                    return false;
            return true;
        }

        /** Whether every combination this row covers is covered by that one too. */
        boolean isWithin(Row that) {
            for (int i = 0; i < states.size(); i++)
                if (that.states.get(i).isPresent() && !that.states.get(i).equals(states.get(i)))
                    return false;
            return true;
        }
    }

    /** A distribution over states, and the text that it was read from. */
    private record Cells(Discrete masses, Written written) {
        boolean isPoint() {
            return masses.masses().size() == 1;
        }
    }

    /** A table, or a density where the variable or one it is given is not discrete. */
    record Read(Optional<ModelTable> table, Optional<ModelDensity> density) {
        static final Read NOTHING = new Read(Optional.empty(), Optional.empty());
    }

    /**
     * @param known the variable, if its states are known already: of p, for a table of q
     * @param declared the order of its states, if it was declared
     */
    Read read(Optional<Variable> known, List<State> declared) {
        long combinations = 1;
        for (Variable p : parents) combinations = Math.min(LARGEST + 1L, combinations * p.size());
        if (combinations > LARGEST) {
            faults.add(header.place(), "this table has more than " + LARGEST + " rows");
            return Read.NOTHING;
        }
        Optional<List<Row>> rows = rows();
        if (rows.isEmpty()) return Read.NOTHING;
        List<Written> families = new ArrayList<>();
        for (Row row : chosen(rows.get(), (int) combinations))
            families.add(put(row, states(families.size())));
        if (families.size() < combinations) return Read.NOTHING;
        DensityReader densities = distributions.densities(header, all);
        if (families.stream().anyMatch(densities::isDensity)
                || known.filter(v -> !v.isDiscrete()).isPresent())
            return new Read(Optional.empty(), densities.read(network, families, known, declared));
        List<Cells> cells = new ArrayList<>();
        for (Written family : families) {
            Optional<Discrete> masses = distributions.discrete(family);
            if (masses.isEmpty()) return Read.NOTHING;
            cells.add(new Cells(masses.get(), family));
        }
        Variable variable = known.orElseGet(() -> variable(rows.get(), cells, declared));
        return new Read(table(variable, cells), Optional.empty());
    }

    private Optional<ModelTable> table(Variable variable, List<Cells> rows) {
        boolean fine = true;
        for (Cells row : rows.stream().distinct().toList()) fine &= fits(variable, row);
        if (!fine) return Optional.empty();
        List<Formula> cells = new ArrayList<>();
        List<Written> sources = new ArrayList<>();
        for (Cells row : rows) {
            cells.addAll(row.masses().over(variable));
            sources.addAll(Collections.nCopies(variable.size(), row.written()));
        }
        if (cells.size() > LARGEST) {
            faults.add(header.place(), "this table has more than " + LARGEST + " numbers");
            return Optional.empty();
        }
        return Optional.of(
                new ModelTable(
                        network, new Conditional(List.of(variable), parents, cells), sources));
    }

    private Optional<List<Row>> rows() {
        return switch (header.entry().value()) {
            case Node.Scalar s when s.missing() -> {
                faults.add(header.place(), header.text() + " has no distribution");
                yield Optional.empty();
            }
            case Node.Scalar s ->
                    distributions
                            .family(s, header)
                            .map(w ->
                                    List.of(
                                            new Row(
                                                    Collections.nCopies(
                                                            parents.size(), Optional.empty()),
                                                    header.entry().key(),
                                                    w)));
            case Node.Sequence s -> {
                faults.add(
                        s.place(),
                        "a table is written one row per line, the parents' states: distribution");
                yield Optional.empty();
            }
            case Node.Mapping m when parents.isEmpty() -> {
                faults.add(
                        m.place(),
                        header.text()
                                + (all.isEmpty() ? " has no parents" : " has no discrete parents")
                                + ", so it has one distribution, as Bernoulli(0.3)"
                                + " or Categorical(a = 0.2, b = 0.8)");
                yield Optional.empty();
            }
            case Node.Mapping m -> rows(m);
        };
    }

    private Optional<List<Row>> rows(Node.Mapping mapping) {
        List<Row> rows = new ArrayList<>();
        boolean fine = true;
        for (Node.Entry entry : mapping.entries()) {
            Optional<List<Optional<Integer>>> states = states(entry.key());
            Optional<Written> family =
                    Fields.scalar(entry.value(), Fault.quote(entry.key().text()), faults)
                            .flatMap(s -> distributions.family(s, header));
            fine &= states.isPresent() && family.isPresent();
            if (states.isEmpty() || family.isEmpty()) continue;
            Row row = new Row(states.get(), entry.key(), family.get());
            for (Row before : rows)
                if (before.states().equals(row.states())) {
                    faults.add(
                            entry.key().place(),
                            "the row "
                                    + Fault.quote(entry.key().text())
                                    + " stands twice, first in line "
                                    + before.key().place().line());
                    fine = false;
                }
            rows.add(row);
        }
        return fine ? Optional.of(rows) : Optional.empty();
    }

    /** {@code low, any}: the states of the parents in a row's key. */
    private Optional<List<Optional<Integer>>> states(Node.Scalar key) {
        String[] texts = key.text().split(",", -1);
        if (texts.length != parents.size()) {
            faults.add(
                    key.place(),
                    "the row "
                            + Fault.quote(key.text())
                            + " needs a state for each of "
                            + parents.size()
                            + " parents: "
                            + String.join(", ", parents.stream().map(Variable::name).toList()));
            return Optional.empty();
        }
        List<Optional<Integer>> states = new ArrayList<>();
        int offset = 0;
        boolean fine = true;
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i].strip();
            int index = parents.get(i).indexOf(text);
            if (index < 0 && !text.equals("any")) {
                int blank = texts[i].length() - texts[i].stripLeading().length();
                faults.add(key.at(offset + blank), noState(parents.get(i), text));
                fine = false;
            }
            states.add(index < 0 ? Optional.empty() : Optional.of(index));
            offset += texts[i].length() + 1;
        }
        return fine ? Optional.of(states) : Optional.empty();
    }

    /** The row for each combination of the parents' states, as far as every one has one. */
    private List<Row> chosen(List<Row> rows, int combinations) {
        List<Row> chosen = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < combinations; i++) {
            List<Integer> combination = states(i);
            List<Row> covering = rows.stream().filter(r -> r.covers(combination)).toList();
            List<Row> best =
                    covering.stream().filter(r -> covering.stream().allMatch(r::isWithin)).toList();
            if (covering.isEmpty()) missing.add(label(combination));
            if (best.isEmpty() && !covering.isEmpty()) {
                ambiguous(covering, combination);
                return List.of();
            }
            chosen.addAll(best);
        }
        if (missing.isEmpty()) return chosen;
        faults.add(
                header.place(),
                header.text()
                        + " has no row for "
                        + String.join("; ", missing.subList(0, Math.min(3, missing.size())))
                        + (missing.size() > 3 ? " and " + (missing.size() - 3) + " more" : ""));
        return List.of();
    }

    private void ambiguous(List<Row> covering, List<Integer> combination) {
        Row last = covering.getLast();
        Row other = covering.stream().filter(r -> !last.isWithin(r)).findFirst().orElseThrow();
        faults.add(
                last.key().place(),
                "the rows "
                        + Fault.quote(other.key().text())
                        + " and "
                        + Fault.quote(last.key().text())
                        + " both hold for "
                        + label(combination)
                        + " and neither is more specific: add the row "
                        + Fault.quote(label(combination)));
    }

    private List<Integer> states(int combination) {
        List<Integer> states = new ArrayList<>();
        int rest = combination;
        for (Variable parent : parents.reversed()) {
            states.addFirst(rest % parent.size());
            rest /= parent.size();
        }
        return states;
    }

    private String label(List<Integer> combination) {
        List<String> states = new ArrayList<>();
        for (int i = 0; i < combination.size(); i++)
            states.add(parents.get(i).states().get(combination.get(i)).text());
        return String.join(", ", states);
    }

    /** A row's distribution with the parents' numbers put in. */
    private Written put(Row row, List<Integer> combination) {
        Map<Ref, Formula> numbers = new LinkedHashMap<>();
        for (int i = 0; i < parents.size(); i++) {
            State state = parents.get(i).states().get(combination.get(i));
            if (state.number().isPresent())
                numbers.put(parents.get(i).ref(), Distributions.number(state));
        }
        return row.family()
                .with(
                        Formulas.rewrite(
                                row.family().formula(),
                                f -> f instanceof Ref r ? numbers.getOrDefault(r, r) : f));
    }

    /** The states: as declared, else as the first row names them that names more than one. */
    private Variable variable(List<Row> rows, List<Cells> cells, List<State> declared) {
        String name = header.children().getFirst().text();
        if (!declared.isEmpty()) return new Variable(name, declared);
        for (Row row : rows)
            for (Cells c : cells)
                if (c.written().scalar().equals(row.family().scalar()) && !c.isPoint())
                    return new Variable(name, named(List.of(c)));
        return new Variable(name, named(cells));
    }

    private static List<State> named(List<Cells> cells) {
        List<State> states = new ArrayList<>();
        for (Cells c : cells)
            for (Mass m : c.masses().masses()) {
                State state = State.of(m.state());
                if (states.stream().noneMatch(state::matches)) states.add(state);
            }
        return states;
    }

    /** Whether a row names the variable's states: all of them, or one that is certain. */
    private boolean fits(Variable variable, Cells row) {
        for (Mass m : row.masses().masses())
            if (variable.indexOf(m.state()) < 0) {
                Written w = row.written();
                faults.add(
                        w.scalar().at(w.find(m.state()).orElse(0)), noState(variable, m.state()));
                return false;
            }
        if (row.isPoint() || row.masses().masses().size() == variable.size()) return true;
        List<String> missing =
                variable.states().stream()
                        .filter(s ->
                                row.masses().masses().stream()
                                        .noneMatch(m -> State.of(m.state()).matches(s)))
                        .map(State::text)
                        .toList();
        faults.add(
                row.written().place(),
                "this distribution of "
                        + variable
                        + " misses "
                        + String.join(", ", missing)
                        + ": every row names the same states, some perhaps with 0");
        return false;
    }

    static String noState(Variable variable, String text) {
        List<String> states = variable.states().stream().map(State::text).toList();
        return variable
                + " has no state "
                + Fault.quote(text)
                + Suggest.hint(text, states)
                + "; its states are "
                + String.join(", ", states);
    }
}
