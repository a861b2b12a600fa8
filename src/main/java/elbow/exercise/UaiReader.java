package elbow.exercise;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.model.Conditional;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Place;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A model in the format of the UAI inference competitions: {@code MARKOV} (factors) or {@code
 * BAYES} (tables whose last variable is the child), over v0, v1, ... with states 0, 1, ...; in each
 * table the last variable runs fastest.
 */
final class UaiReader {
    private static final int MOST_VARIABLES = 100_000;
    private static final int MOST_STATES = 10_000;
    private static final int LARGEST = 500_000;

    private final FileWords words;
    private final Faults faults;
    private final FileRows rows;
    private final List<Variable> variables = new ArrayList<>();
    private final Map<Variable, Place> declared = new HashMap<>();

    UaiReader(FileWords words, Faults faults) {
        this.words = words;
        this.faults = faults;
        this.rows = new FileRows(faults);
    }

    /** A function's variables, and where they are named. */
    private record Scope(List<Variable> variables, Place place) {}

    FileModel read() {
        FileWords.Word kind = words.take("MARKOV or BAYES");
        if (!kind.is("MARKOV") && !kind.is("BAYES"))
            throw FileWords.unexpected(kind, "MARKOV or BAYES");
        declare();
        List<Scope> scopes = new ArrayList<>();
        int functions = words.whole("the number of functions", 0, MOST_VARIABLES);
        for (int i = 0; i < functions; i++) scopes.add(scope());
        List<ModelTable> tables = new ArrayList<>();
        for (Scope s : scopes)
            tables.add(kind.is("BAYES") ? table(s) : factor(s, "f" + tables.size()));
        if (!words.atEnd()) throw FileWords.unexpected(words.take(""), "the end of the file");
        return kind.is("BAYES") ? directed(tables, scopes) : undirected(tables);
    }

    private void declare() {
        int count = words.whole("the number of variables", 1, MOST_VARIABLES);
        for (int i = 0; i < count; i++) {
            Place place = words.peek("a number of states").place();
            int states = words.whole("a number of states", 1, MOST_STATES);
            Variable v =
                    new Variable(
                            "v" + i,
                            IntStream.range(0, states)
                                    .mapToObj(s -> State.of(Integer.toString(s)))
                                    .toList());
            variables.add(v);
            declared.put(v, place);
        }
    }

    private Scope scope() {
        Place place = words.peek("the size of a function's scope").place();
        int size = words.whole("the size of a function's scope", 0, variables.size());
        Set<Variable> scope = new LinkedHashSet<>();
        for (int k = 0; k < size; k++) {
            Place at = words.peek("a variable's index").place();
            Variable v = variables.get(words.whole("a variable's index", 0, variables.size() - 1));
            if (!scope.add(v)) throw FileWords.fault(at, v + " stands twice in one function");
        }
        return new Scope(List.copyOf(scope), place);
    }

    private List<BigDecimal> numbers(Scope scope) {
        long size = 1;
        for (Variable v : scope.variables()) size = Math.min(LARGEST + 1L, size * v.size());
        if (size > LARGEST)
            throw FileWords.fault(
                    scope.place(), "this function has more than " + LARGEST + " numbers");
        Place place = words.peek("a number of entries").place();
        int said = words.whole("a number of entries", 0, LARGEST);
        if (said != size)
            throw FileWords.fault(
                    place,
                    "a function of "
                            + (scope.variables().isEmpty() ? "no variable" : names(scope))
                            + " has "
                            + size
                            + " entries, not "
                            + said);
        List<BigDecimal> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) numbers.add(FileRows.number(words.take("a number")));
        return numbers;
    }

    private static String names(Scope scope) {
        return String.join(", ", scope.variables().stream().map(Variable::name).toList());
    }

    private ModelTable factor(Scope scope, String name) {
        Place place = scope.place();
        List<Formula> cells = FileRows.weights(numbers(scope));
        return new ModelTable(
                name,
                Conditional.factor(name, scope.variables(), cells),
                Collections.nCopies(cells.size(), FileRows.written(place)));
    }

    private ModelTable table(Scope scope) {
        if (scope.variables().isEmpty())
            throw FileWords.fault(
                    scope.place(), "a distribution is of at least one variable, its last");
        Variable child = scope.variables().getLast();
        List<Variable> parents = scope.variables().subList(0, scope.variables().size() - 1);
        Place first = words.peek("a number of entries").place();
        List<BigDecimal> numbers = numbers(scope);
        List<Formula> cells = new ArrayList<>();
        for (int row = 0; row * child.size() < numbers.size(); row++) {
            String given = ModelTable.given(parents, row);
            String name = "p(" + child + (given.isEmpty() ? "" : " | " + given) + ")";
            List<BigDecimal> line = numbers.subList(row * child.size(), (row + 1) * child.size());
            cells.addAll(rows.distribution(name, line, first));
        }
        return new ModelTable(
                "p",
                new Conditional(List.of(child), parents, cells),
                Collections.nCopies(cells.size(), FileRows.written(scope.place())));
    }

    private FileModel directed(List<ModelTable> tables, List<Scope> scopes) {
        Set<Variable> children = new LinkedHashSet<>();
        for (int i = 0; i < tables.size(); i++) {
            Variable child = tables.get(i).conditional().children().getFirst();
            if (!children.add(child))
                faults.add(scopes.get(i).place(), child + " has a distribution already");
        }
        return FileModel.directed(variables, declared, tables, rows.warnings(), faults);
    }

    private FileModel undirected(List<ModelTable> tables) {
        Set<Variable> named = new LinkedHashSet<>();
        tables.forEach(t -> named.addAll(t.conditional().children()));
        for (Variable v : variables)
            if (!named.contains(v)) tables.add(any(v, "f" + tables.size()));
        Network network =
                new Network(variables, tables.stream().map(ModelTable::conditional).toList());
        List<Fault> none = List.of();
        return new FileModel(network, tables, none, "");
    }

    /** A variable in no function: 1 for each of its states, so that Z counts them. */
    private ModelTable any(Variable v, String name) {
        List<Formula> ones = FileRows.weights(Collections.nCopies(v.size(), BigDecimal.ONE));
        return new ModelTable(
                name,
                Conditional.factor(name, List.of(v), ones),
                Collections.nCopies(v.size(), FileRows.written(requireNonNull(declared.get(v)))));
    }
}
