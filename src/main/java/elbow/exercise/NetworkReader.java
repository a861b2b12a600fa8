package elbow.exercise;

import elbow.formula.Formula;
import elbow.model.Conditional;
import elbow.model.Density;
import elbow.model.Group;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Suggest;
import elbow.working.Bindings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a directed network, p or q: its headers, then its tables with parents first. */
final class NetworkReader {
    private final String network;
    private final Parameters parameters;
    private final Numbers numbers;
    private final Extents extents;
    private final List<Group> groups;
    private final Map<String, Variable> given;
    private final Map<String, List<State>> declared;
    private final Faults faults;
    private final Map<String, Header> headers = new LinkedHashMap<>();
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final List<ModelTable> tables = new ArrayList<>();
    private final List<ModelDensity> densities = new ArrayList<>();
    private final List<Header> written = new ArrayList<>();
    private final Set<Node.Scalar> failed = new LinkedHashSet<>();

    /**
     * @param groups the plates and sequences of p, for q
     * @param given the variables of p, for q
     * @param declared the orders of states that were declared
     */
    NetworkReader(
            String network,
            Parameters parameters,
            Numbers numbers,
            Extents extents,
            List<Group> groups,
            Map<String, Variable> given,
            Map<String, List<State>> declared,
            Faults faults) {
        this.network = network;
        this.parameters = parameters;
        this.numbers = numbers;
        this.extents = extents;
        this.groups = groups;
        this.given = given;
        this.declared = declared;
        this.faults = faults;
    }

    /** A network as far as it could be read, and the header that declares each of its variables. */
    record Read(
            Network network,
            List<ModelTable> tables,
            List<ModelDensity> densities,
            Map<String, Header> headers,
            Set<String> names,
            Set<String> letters) {}

    Read read(Node.Mapping mapping) {
        for (Node.Entry e : mapping.entries()) Header.read(e, faults).ifPresent(written::add);
        Unrolling unrolling = new Unrolling(extents, new Vectors(numbers).among(written), faults);
        List<Header> unrolled =
                network.equals("p") ? unrolling.unroll(written) : unrolling.unroll(written, groups);
        unrolled.forEach(this::declare);
        Set<Header> open = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Header> ordered = new ArrayList<>();
        for (Header h : headers.values()) {
            if (!open.add(h)) continue;
            if (parentsKnown(h)) ordered.add(h);
            else open.remove(h);
        }
        Set<String> names = new LinkedHashSet<>(headers.keySet());
        names.addAll(given.keySet());
        Distributions distributions = new Distributions(numbers, names, faults);
        for (int next : new ParentsFirst(parentsAmong(ordered)).order()) {
            open.remove(ordered.get(next));
            read(ordered.get(next), distributions);
        }
        cycle(ordered.stream().filter(open::contains).toList());
        Network read = network(unrolling.plans());
        Map<Variable, Integer> order = new HashMap<>();
        for (Variable v : read.variables()) order.put(v, order.size());
        tables.sort(
                Comparator.comparingInt(
                        t -> order.getOrDefault(t.conditional().children().getFirst(), 0)));
        return new Read(
                read, List.copyOf(tables), List.copyOf(densities), headers, names(), letters());
    }

    /** Of all that was written, with and without an index, though it may not have been read. */
    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(headers.keySet());
        for (Header h : written)
            for (Header.Name child : h.children())
                names.add(child.element().map(Formula.Ref::name).orElse(child.text()));
        return names;
    }

    private Set<String> letters() {
        Set<String> letters = new LinkedHashSet<>();
        for (Header h : written) h.children().getFirst().letter().ifPresent(letters::add);
        return letters;
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
            known = false;
            if (isWritten(parent)) continue;
            Set<String> names = new LinkedHashSet<>(headers.keySet());
            names.addAll(given.keySet());
            faults.add(
                    parent.place(),
                    "no variable is called "
                            + parent.text()
                            + Suggest.hint(parent.text(), names)
                            + (network.equals("p") ? "; each parent has a distribution too" : ""));
        }
        return known;
    }

    /** Whether it is an element of what was written with an index, which was told already. */
    private boolean isWritten(Header.Name element) {
        String base = element.text().replaceFirst("\\[.*", "");
        return !base.equals(element.text())
                && written.stream()
                        .anyMatch(h -> h.children().getFirst().text().startsWith(base + "["));
    }

    /** The positions of the parents of each of these headers. */
    private List<List<Integer>> parentsAmong(List<Header> ordered) {
        IdentityHashMap<Header, Integer> position = new IdentityHashMap<>();
        for (Header h : ordered) position.put(h, position.size());
        List<List<Integer>> parents = new ArrayList<>();
        for (Header h : ordered)
            parents.add(
                    h.parents().stream()
                            .flatMap(p -> Stream.ofNullable(headers.get(p.text())))
                            .flatMap(p -> Stream.ofNullable(position.get(p)))
                            .toList());
        return parents;
    }

    private void read(Header header, Distributions distributions) {
        if (failed.contains(header.entry().key())) return;
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
        List<State> order =
                declared.getOrDefault(first, declared.getOrDefault(base(header), List.of()));
        Optional<Variable> known = Optional.ofNullable(given.get(first));
        TableReader.Read read =
                header.isJoint()
                        ? new TableReader.Read(
                                new JointReader(network, header, numbers.known(), faults)
                                        .read(given, declared),
                                Optional.empty())
                        : Stationary.isAsked(header)
                                ? new TableReader.Read(
                                        new Stationary(header, faults)
                                                .read(network, written, distributions, order),
                                        Optional.empty())
                                : new TableReader(network, header, parents, distributions, faults)
                                        .read(known, order);
        read.table().ifPresent(this::add);
        read.density().ifPresent(this::add);
        if (read.table().isEmpty() && read.density().isEmpty()) failed.add(header.entry().key());
    }

    /** The name without an index. */
    private static String base(Header header) {
        Header.Name child = header.children().getFirst();
        int bracket = child.text().indexOf('[');
        return bracket < 0 ? child.text() : child.text().substring(0, bracket);
    }

    private void add(ModelDensity density) {
        densities.add(density);
        Variable child = density.density().child();
        variables.put(child.name(), child);
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

    private void cycle(List<Header> open) {
        if (open.isEmpty()) return;
        List<String> path = new ArrayList<>();
        Header at = open.getFirst();
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

    /** Variables, tables and densities in the order of declaration. */
    private Network network(List<Unrolling.Plan> plans) {
        List<Variable> ordered = new ArrayList<>();
        for (String name : headers.keySet()) {
            Variable v = variables.get(name);
            if (v != null) ordered.add(v);
        }
        Map<Variable, Conditional> byFirst = new HashMap<>();
        for (ModelTable t : tables)
            byFirst.put(t.conditional().children().getFirst(), t.conditional());
        Map<Variable, Density> byChild = new HashMap<>();
        for (ModelDensity d : densities) byChild.put(d.density().child(), d.density());
        return new Network(
                ordered,
                ordered.stream().flatMap(v -> Stream.ofNullable(byFirst.get(v))).toList(),
                ordered.stream().flatMap(v -> Stream.ofNullable(byChild.get(v))).toList(),
                plans.stream().flatMap(p -> group(p).stream()).toList());
    }

    /** A plate or a sequence all of whose elements could be read. */
    private Optional<Group> group(Unrolling.Plan plan) {
        List<Variable> elements = new ArrayList<>();
        for (int i = plan.first(); i <= plan.last(); i++) {
            Variable v = variables.get(plan.element(i));
            if (v == null) return Optional.empty();
            elements.add(v);
        }
        return Optional.of(
                new Group(
                        plan.name(),
                        plan.kind(),
                        plan.letter(),
                        plan.first(),
                        plan.length(),
                        elements));
    }
}
