package elbow.exercise;

import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Suggest;
import elbow.working.Bindings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a directed network, p or q: its headers, then its tables with parents first. */
final class NetworkReader {
    private final String network;
    private final Parameters parameters;
    private final Map<String, Variable> given;
    private final Map<String, List<State>> declared;
    private final Faults faults;
    private final Map<String, Header> headers = new LinkedHashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final List<ModelTable> tables = new ArrayList<>();

    /**
     * @param given the variables of p, for q
     * @param declared the orders of states that were declared
     */
    NetworkReader(
            String network,
            Parameters parameters,
            Map<String, Variable> given,
            Map<String, List<State>> declared,
            Faults faults) {
        this.network = network;
        this.parameters = parameters;
        this.given = given;
        this.declared = declared;
        this.faults = faults;
    }

    /** A network as far as it could be read, and the header that declares each of its variables. */
    record Read(Network network, List<ModelTable> tables, Map<String, Header> headers) {}

    Read read(Node.Mapping mapping) {
        for (Node.Entry e : mapping.entries()) Header.read(e, faults).ifPresent(this::declare);
        Set<Header> open = new LinkedHashSet<>(headers.values());
        open.removeIf(h -> !parentsKnown(h));
        Set<String> names = new LinkedHashSet<>(headers.keySet());
        names.addAll(given.keySet());
        Distributions distributions = new Distributions(parameters.numeric(), names, faults);
        for (Optional<Header> next = ready(open); next.isPresent(); next = ready(open)) {
            open.remove(next.get());
            read(next.get(), distributions);
        }
        cycle(open);
        Network read = network();
        Map<Variable, Integer> order = new HashMap<>();
        for (Variable v : read.variables()) order.put(v, order.size());
        tables.sort(
                Comparator.comparingInt(
                        t -> order.getOrDefault(t.conditional().children().getFirst(), 0)));
        return new Read(read, List.copyOf(tables), headers);
    }

    private void declare(Header header) {
        for (Header.Name name : header.children()) {
            Header before = headers.get(name.text());
            if (before != null)
                faults.add(
                        name.place(),
                        name.text()
                                + " has a distribution already, in line "
                                + before.place().line());
            else if (parameters.names().stream().anyMatch(r -> r.name().equals(name.text())))
                faults.add(
                        name.place(),
                        name.text() + " is a parameter; a variable needs a name of its own");
            else headers.put(name.text(), header);
        }
    }

    private boolean parentsKnown(Header header) {
        boolean known = true;
        for (Header.Name parent : header.parents()) {
            if (headers.containsKey(parent.text()) || given.containsKey(parent.text())) continue;
            Set<String> names = new LinkedHashSet<>(headers.keySet());
            names.addAll(given.keySet());
            faults.add(
                    parent.place(),
                    "no variable is called "
                            + parent.text()
                            + Suggest.hint(parent.text(), names)
                            + (network.equals("p") ? "; each parent has a distribution too" : ""));
            known = false;
        }
        return known;
    }

    /** A table all of whose parents were dealt with. */
    private Optional<Header> ready(Set<Header> open) {
        return open.stream()
                .filter(h ->
                        h.parents().stream().noneMatch(p -> open.contains(headers.get(p.text()))))
                .findFirst();
    }

    private void read(Header header, Distributions distributions) {
        List<Variable> parents = new ArrayList<>();
        for (Header.Name parent : header.parents()) {
            Variable v =
                    headers.containsKey(parent.text())
                            ? variables.get(parent.text())
                            : given.get(parent.text());
            if (v == null) return;
            if (parents.contains(v)) {
                faults.add(parent.place(), parent.text() + " is named as a parent twice");
                return;
            }
            parents.add(v);
        }
        String first = header.children().getFirst().text();
        Optional<ModelTable> table =
                header.isJoint()
                        ? new JointReader(network, header, parameters.numeric(), faults)
                                .read(given, declared)
                        : new TableReader(network, header, parents, distributions, faults)
                                .read(
                                        Optional.ofNullable(given.get(first)),
                                        declared.getOrDefault(first, List.of()));
        table.ifPresent(this::add);
    }

    private void add(ModelTable table) {
        tables.add(table);
        for (Variable v : table.conditional().children()) variables.put(v.name(), v);
        RowCheck check = new RowCheck(table, new Bindings(Map.of()));
        for (int row = 0; row < table.rows(); row++) {
            boolean numbers =
                    table.row(row).stream()
                            .allMatch(c -> Arithmetic.culprit(c, Set.of()).isEmpty());
            if (numbers) check.fault(row).ifPresent(f -> faults.add(f.place(), f.message()));
        }
    }

    private void cycle(Set<Header> open) {
        if (open.isEmpty()) return;
        List<String> path = new ArrayList<>();
        Header at = open.iterator().next();
        while (!path.contains(at.children().getFirst().text())) {
            path.add(at.children().getFirst().text());
            at =
                    at.parents().stream()
                            .map(p -> headers.get(p.text()))
                            .filter(open::contains)
                            .findFirst()
                            .orElseThrow();
        }
        String again = at.children().getFirst().text();
        List<String> cycle = new ArrayList<>(path.subList(path.indexOf(again), path.size()));
        cycle.add(again);
        faults.add(
                at.place(),
                "a cycle: " + String.join(" depends on ", cycle) + "; a network has none");
    }

    /** Variables and tables in the order of declaration. */
    private Network network() {
        List<Variable> ordered = new ArrayList<>();
        for (String name : headers.keySet()) {
            Variable v = variables.get(name);
            if (v != null) ordered.add(v);
        }
        return new Network(
                ordered,
                ordered.stream()
                        .flatMap(v ->
                                tables.stream()
                                        .map(ModelTable::conditional)
                                        .filter(t -> t.children().getFirst().equals(v)))
                        .toList());
    }
}
