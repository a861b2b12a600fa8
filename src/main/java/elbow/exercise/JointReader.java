package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.model.Conditional;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a joint table: a number for each combination of its variables' states. */
final class JointReader {
    private final String network;
    private final Header header;
    private final Set<Ref> parameters;
    private final Faults faults;

    JointReader(String network, Header header, Set<Ref> parameters, Faults faults) {
        this.network = network;
        this.header = header;
        this.parameters = parameters;
        this.faults = faults;
    }

    private record Row(List<String> states, Written number, Node.Scalar key) {}

    /**
     * @param known the variables whose states are known already, by name
     * @param declared the orders of states that were declared
     */
    Optional<ModelTable> read(Map<String, Variable> known, Map<String, List<State>> declared) {
        Optional<List<Row>> rows = rows();
        if (rows.isEmpty()) return Optional.empty();
        List<Variable> variables = new ArrayList<>();
        for (int i = 0; i < header.children().size(); i++)
            variables.add(variable(i, rows.get(), known, declared));
        Optional<Map<List<Integer>, Row>> cells = cells(variables, rows.get());
        return cells.flatMap(c -> table(variables, c));
    }

    private Optional<List<Row>> rows() {
        if (!(header.entry().value() instanceof Node.Mapping mapping)) {
            faults.add(
                    header.entry().value().place(),
                    "the joint table "
                            + header.text()
                            + " has one row per line, its states and their probability: 0, 1:"
                            + " 0.25");
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        int size = faultless(mapping, rows);
        return size == mapping.entries().size() ? Optional.of(rows) : Optional.empty();
    }

    /** How many rows could be read. */
    private int faultless(Node.Mapping mapping, List<Row> rows) {
        for (Node.Entry e : mapping.entries()) {
            List<String> states = List.of(e.key().text().split("\\s*,\\s*", -1));
            if (states.size() != header.children().size() || states.contains("any")) {
                faults.add(
                        e.key().place(),
                        "the row "
                                + Fault.quote(e.key().text())
                                + " needs a state for each of "
                                + header.text());
                continue;
            }
            Fields.scalar(e.value(), Fault.quote(e.key().text()), faults)
                    .flatMap(s -> Written.read(s, faults))
                    .filter(w -> Arithmetic.check(w, w.formula(), parameters, faults))
                    .ifPresent(w -> rows.add(new Row(states, w, e.key())));
        }
        return rows.size();
    }

    private Variable variable(
            int i, List<Row> rows, Map<String, Variable> known, Map<String, List<State>> declared) {
        String name = header.children().get(i).text();
        Variable there = known.get(name);
        if (there != null) return there;
        List<State> order = declared.get(name);
        if (order != null) return new Variable(name, order);
        List<State> states = new ArrayList<>();
        for (Row row : rows) {
            State state = State.of(row.states().get(i).strip());
            if (states.stream().noneMatch(state::matches)) states.add(state);
        }
        return new Variable(name, states);
    }

    private Optional<Map<List<Integer>, Row>> cells(List<Variable> variables, List<Row> rows) {
        Map<List<Integer>, Row> cells = new LinkedHashMap<>();
        boolean fine = true;
        for (Row row : rows) {
            List<Integer> at = new ArrayList<>();
            for (int i = 0; i < variables.size(); i++) {
                String text = row.states().get(i).strip();
                at.add(variables.get(i).indexOf(text));
                if (at.getLast() >= 0) continue;
                faults.add(row.key().place(), TableReader.noState(variables.get(i), text));
                fine = false;
            }
            Row before = cells.putIfAbsent(at, row);
            if (before == null || at.contains(-1)) continue;
            faults.add(
                    row.key().place(),
                    "the row "
                            + Fault.quote(row.key().text())
                            + " stands twice, first in line "
                            + before.key().place().line());
            fine = false;
        }
        return fine ? Optional.of(cells) : Optional.empty();
    }

    private Optional<ModelTable> table(List<Variable> variables, Map<List<Integer>, Row> cells) {
        long size = 1;
        for (Variable v : variables) size = Math.min(size * v.size(), Integer.MAX_VALUE);
        List<Formula> numbers = new ArrayList<>();
        List<Written> sources = new ArrayList<>();
        for (int i = 0; i < Math.min(size, cells.size() + 1L); i++) {
            List<Integer> at = new ArrayList<>();
            int rest = i;
            for (Variable v : variables.reversed()) {
                at.addFirst(rest % v.size());
                rest /= v.size();
            }
            Row row = cells.get(at);
            if (row == null) {
                faults.add(
                        header.place(),
                        header.text()
                                + " has no row for "
                                + ModelTable.given(variables, i)
                                + ": write 0 if it is impossible");
                return Optional.empty();
            }
            numbers.add(row.number().formula());
            sources.add(row.number());
        }
        return Optional.of(
                new ModelTable(network, new Conditional(variables, List.of(), numbers), sources));
    }
}
