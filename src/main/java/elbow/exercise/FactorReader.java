package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Conditional;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Suggest;
import elbow.working.Bindings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code factors:}, an undirected model: {@code f(x1, x2): exp(J*x1*x2)}, or a number for
 * each combination of states. The variables' states stand under {@code states:}.
 */
final class FactorReader {
    private static final Pattern HEAD = Pattern.compile("\\s*([^()\\s]+)\\s*\\(([^()]*)\\)\\s*");
    private static final int LARGEST = 200_000;

    private final Parameters parameters;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Faults faults;

    FactorReader(Parameters parameters, Map<String, List<State>> declared, Faults faults) {
        this.parameters = parameters;
        this.faults = faults;
        declared.forEach((name, states) -> variables.put(name, new Variable(name, states)));
    }

    /** The undirected network and its factors. */
    record Read(Network network, List<ModelTable> tables) {}

    /**
     * @param states the mapping in which the states are declared, for its places
     */
    Read read(Node.Mapping factors, Optional<Node.Mapping> states) {
        states.ifPresent(this::names);
        List<ModelTable> tables = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (Node.Entry e : factors.entries()) {
            Optional<ModelTable> table = factor(e);
            if (table.isEmpty()) continue;
            if (!named.add(table.get().network()))
                faults.add(e.key().place(), "two factors are called " + table.get().network());
            tables.add(table.get());
            check(table.get());
        }
        if (factors.entries().isEmpty())
            faults.add(factors.place(), "factors: has none; write f(x1, x2): exp(x1*x2)");
        Set<Variable> used = new HashSet<>();
        tables.forEach(t -> used.addAll(t.conditional().children()));
        if (faults.isEmpty()) states.ifPresent(m -> unused(m, used));
        return new Read(
                new Network(
                        List.copyOf(variables.values()),
                        tables.stream().map(ModelTable::conditional).toList()),
                tables);
    }

    private void names(Node.Mapping states) {
        for (Node.Entry e : states.entries()) {
            Spelling.ofVariable(e.key().text()).ifPresent(w -> faults.add(e.key().place(), w));
            if (parameters.names().stream().anyMatch(r -> r.name().equals(e.key().text())))
                faults.add(
                        e.key().place(),
                        e.key().text() + " is a parameter; a variable needs a name of its own");
        }
    }

    private void unused(Node.Mapping states, Set<Variable> used) {
        for (Node.Entry e : states.entries())
            if (!used.contains(variables.get(e.key().text())))
                faults.add(e.key().place(), e.key().text() + " stands in no factor");
    }

    private void check(ModelTable table) {
        RowCheck check = new RowCheck(table, new Bindings(Map.of()));
        boolean numbers =
                table.conditional().cells().stream()
                        .allMatch(c -> Arithmetic.culprit(c, Set.of()).isEmpty());
        if (numbers) check.fault(0).ifPresent(f -> faults.add(f.place(), f.message()));
    }

    private Optional<ModelTable> factor(Node.Entry entry) {
        Matcher head = HEAD.matcher(entry.key().text());
        if (!head.matches()) {
            faults.add(
                    entry.key().place(),
                    "a factor is its name and its variables, as f(x1, x2), not "
                            + Fault.quote(entry.key().text()));
            return Optional.empty();
        }
        String name = head.group(1);
        if (Set.of("p", "q").contains(name) || variables.containsKey(name)) {
            faults.add(
                    entry.key().place(),
                    name + " means something else; give the factor another name");
            return Optional.empty();
        }
        return scope(entry.key(), head.group(2), head.start(2))
                .flatMap(scope ->
                        switch (entry.value()) {
                            case Node.Scalar s -> formula(name, scope, s);
                            case Node.Mapping m -> rows(name, scope, entry.key(), m);
                            case Node.Sequence s -> {
                                faults.add(
                                        s.place(),
                                        "a factor is a formula over its variables or one row per"
                                                + " line, their states: number");
                                yield Optional.empty();
                            }
                        });
    }

    private Optional<List<Variable>> scope(Node.Scalar key, String inside, int offset) {
        List<Variable> scope = new ArrayList<>();
        int at = offset;
        long cells = 1;
        for (String part : inside.split(",", -1)) {
            String name = part.strip();
            Variable v = variables.get(name);
            int blank = part.length() - part.stripLeading().length();
            if (v == null)
                faults.add(
                        key.at(at + blank),
                        "no states are declared for "
                                + Fault.quote(name)
                                + Suggest.hint(name, variables.keySet())
                                + "; write them under states:");
            else if (scope.contains(v)) faults.add(key.at(at + blank), name + " stands twice");
            else {
                scope.add(v);
                cells = Math.min(LARGEST + 1L, cells * v.size());
            }
            at += part.length() + 1;
        }
        if (cells > LARGEST)
            faults.add(key.place(), "this factor has more than " + LARGEST + " numbers");
        boolean fine = cells <= LARGEST && scope.size() == inside.split(",", -1).length;
        return fine ? Optional.of(scope) : Optional.empty();
    }

    /** The formula at each combination, with the numbers that the states are put in. */
    private Optional<ModelTable> formula(String name, List<Variable> scope, Node.Scalar text) {
        Optional<Written> read =
                Fields.scalar(text, "a factor", faults).flatMap(s -> Written.read(s, faults));
        if (read.isEmpty()) return Optional.empty();
        Set<Ref> known = new LinkedHashSet<>(parameters.numeric());
        for (Variable v : scope) if (v.numeric()) known.add(new Ref(v.name()));
        if (!Arithmetic.check(read.get(), read.get().formula(), known, faults))
            return Optional.empty();
        List<Formula> cells = new ArrayList<>();
        List<Written> sources = new ArrayList<>();
        for (int i = 0; i < cells(scope); i++) {
            Map<Ref, Formula> numbers = numbers(scope, i);
            Formula cell =
                    Formulas.rewrite(
                            read.get().formula(),
                            f -> f instanceof Ref r ? numbers.getOrDefault(r, r) : f);
            cells.add(cell);
            sources.add(read.get().with(cell));
        }
        return Optional.of(new ModelTable(name, Conditional.factor(name, scope, cells), sources));
    }

    private static int cells(List<Variable> scope) {
        return scope.stream().mapToInt(Variable::size).reduce(1, Math::multiplyExact);
    }

    private static Map<Ref, Formula> numbers(List<Variable> scope, int cell) {
        Map<Ref, Formula> numbers = new LinkedHashMap<>();
        int rest = cell;
        for (Variable v : scope.reversed()) {
            State state = v.states().get(rest % v.size());
            if (v.numeric()) numbers.put(new Ref(v.name()), Distributions.number(state));
            rest /= v.size();
        }
        return numbers;
    }

    private Optional<ModelTable> rows(
            String name, List<Variable> scope, Node.Scalar key, Node.Mapping rows) {
        Written[] cells = new Written[cells(scope)];
        boolean fine = true;
        for (Node.Entry e : rows.entries()) {
            int cell = cell(scope, e.key());
            Optional<Written> number =
                    Fields.scalar(e.value(), Fault.quote(e.key().text()), faults)
                            .flatMap(s -> Written.read(s, faults))
                            .filter(w ->
                                    Arithmetic.check(w, w.formula(), parameters.numeric(), faults));
            if (cell >= 0 && cells[cell] != null)
                faults.add(
                        e.key().place(),
                        "the row "
                                + Fault.quote(e.key().text())
                                + " stands twice, first in line "
                                + cells[cell].place().line());
            fine &= cell >= 0 && number.isPresent() && cells[cell] == null;
            if (fine) cells[cell] = number.orElseThrow();
        }
        if (!fine) return Optional.empty();
        List<Written> sources = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                faults.add(
                        key.place(),
                        key.text()
                                + " has no row for "
                                + ModelTable.given(scope, i)
                                + ": write 0 if it is impossible");
                return Optional.empty();
            }
            sources.add(cells[i]);
        }
        List<Formula> numbers = sources.stream().map(Written::formula).toList();
        return Optional.of(new ModelTable(name, Conditional.factor(name, scope, numbers), sources));
    }

    /** The cell at the states that a row's key names; -1 after a fault. */
    private int cell(List<Variable> scope, Node.Scalar key) {
        String[] texts = key.text().split(",", -1);
        if (texts.length != scope.size()) {
            faults.add(
                    key.place(),
                    "the row "
                            + Fault.quote(key.text())
                            + " needs a state for each of "
                            + String.join(", ", scope.stream().map(Variable::name).toList()));
            return -1;
        }
        int cell = 0;
        for (int k = 0; k < texts.length; k++) {
            int state = scope.get(k).indexOf(texts[k].strip());
            if (state < 0) {
                faults.add(key.place(), TableReader.noState(scope.get(k), texts[k].strip()));
                return -1;
            }
            cell = cell * scope.get(k).size() + state;
        }
        return cell;
    }
}
