package elbow.exercise;

import elbow.formula.Formula;
import elbow.model.Conditional;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Faults;
import elbow.source.Place;
import elbow.source.Suggest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in the Bayesian interchange format: {@code variable}s with their states, a {@code
 * probability} table for each. Names and states are as in the file. In a {@code table} of a
 * variable with parents the variable itself runs slowest and the last parent fastest, as the format
 * has it (F. Cozman, "The Interchange Format for Bayesian Networks", 1998).
 */
final class BifReader {
    private static final int LARGEST = 200_000;

    private final FileWords words;
    private final Faults faults;
    private final FileRows rows;
    private final Map<String, Variable> variables = new LinkedHashMap<>();
    private final Map<Variable, Place> declared = new HashMap<>();
    private final Map<String, Block> blocks = new LinkedHashMap<>();

    BifReader(FileWords words, Faults faults) {
        this.words = words;
        this.faults = faults;
        this.rows = new FileRows(faults);
    }

    /** What is said about one variable's distribution. */
    private record Block(FileWords.Word child, List<FileWords.Word> parents, List<Entry> entries) {}

    /** {@code table}, {@code default} or a row for the parents' states, and its numbers. */
    private record Entry(
            FileWords.Word kind, List<FileWords.Word> states, List<BigDecimal> numbers) {}

    FileModel read() {
        while (!words.atEnd()) {
            FileWords.Word word = words.take("a block");
            switch (word.text()) {
                case "network" -> network();
                case "variable" -> variable();
                case "probability" -> probability(word);
                default -> throw FileWords.unexpected(word, "network, variable or probability");
            }
        }
        if (variables.isEmpty() && faults.isEmpty())
            throw FileWords.fault(words.end(), "the file has no variable { ... }");
        List<ModelTable> tables = new ArrayList<>();
        for (Variable v : variables.values()) {
            Block block = blocks.get(v.name());
            if (block != null) table(v, block, tables);
        }
        return FileModel.directed(
                List.copyOf(variables.values()), declared, tables, rows.warnings(), faults);
    }

    /** Its name and properties say nothing about the distribution. */
    private void network() {
        while (!words.accept("{")) words.take("{");
        while (!words.accept("}")) words.take("}");
    }

    private void variable() {
        FileWords.Word name = words.name("a variable's name");
        words.expect("{");
        List<State> states = new ArrayList<>();
        while (!words.accept("}")) {
            if (words.accept("property")) property();
            else states.addAll(type(name));
        }
        if (states.isEmpty())
            faults.add(name.place(), name.text() + " has no states: type discrete [ 2 ] { a, b };");
        else if (variables.containsKey(name.text()))
            faults.add(name.place(), name.text() + " is declared twice");
        else {
            Variable variable = new Variable(name.text(), states);
            variables.put(name.text(), variable);
            declared.put(variable, name.place());
        }
    }

    private List<State> type(FileWords.Word of) {
        words.expect("type");
        FileWords.Word kind = words.name("discrete");
        if (!kind.is("discrete"))
            throw FileWords.fault(
                    kind.place(),
                    of.text() + " is " + kind.text() + "; only discrete variables are read");
        words.expect("[");
        Place place = words.peek("a number of states").place();
        int count = words.whole("a number of states", 1, LARGEST);
        words.expect("]");
        words.expect("{");
        List<State> states = new ArrayList<>();
        while (!words.accept("}")) {
            FileWords.Word word = words.name("a state");
            State state = State.of(word.text());
            if (states.stream().anyMatch(state::matches))
                faults.add(word.place(), "the state " + state + " stands twice");
            states.add(state);
        }
        words.accept(";");
        if (states.size() != count)
            faults.add(
                    place,
                    of.text() + " has " + states.size() + " states, and " + count + " were said");
        return states;
    }

    private void property() {
        while (!words.accept(";")) words.take("';'");
    }

    private void probability(FileWords.Word keyword) {
        words.expect("(");
        FileWords.Word child = words.name("a variable");
        List<FileWords.Word> parents = new ArrayList<>();
        while (!words.accept(")")) parents.add(words.name("a parent"));
        words.expect("{");
        List<Entry> entries = new ArrayList<>();
        while (!words.accept("}")) {
            if (words.accept("property")) property();
            else entries.add(entry());
        }
        Block block = new Block(child, parents, entries);
        if (blocks.putIfAbsent(child.text(), block) != null)
            faults.add(keyword.place(), child.text() + " has a distribution already");
        if (!variables.containsKey(child.text())) unknown(child);
    }

    private Entry entry() {
        FileWords.Word kind = words.take("table, default or a row");
        List<FileWords.Word> states = new ArrayList<>();
        if (kind.is("(")) while (!words.accept(")")) states.add(words.name("a state"));
        else if (!kind.is("table") && !kind.is("default"))
            throw FileWords.unexpected(kind, "table, default or a row (states) numbers;");
        List<BigDecimal> numbers = new ArrayList<>();
        while (!words.accept(";")) numbers.add(FileRows.number(words.take("a number or ';'")));
        return new Entry(kind, states, numbers);
    }

    private void table(Variable child, Block block, List<ModelTable> tables) {
        List<Variable> parents = new ArrayList<>();
        long count = 1;
        for (FileWords.Word word : block.parents()) {
            Variable parent = variables.get(word.text());
            if (parent == null) unknown(word);
            else if (parent.equals(child) || parents.contains(parent))
                faults.add(word.place(), word.text() + " can't be a parent here: it stands twice");
            else {
                parents.add(parent);
                count = Math.min(LARGEST + 1L, count * parent.size());
            }
        }
        if (parents.size() < block.parents().size()) return;
        if (count * child.size() > LARGEST) {
            faults.add(
                    block.child().place(),
                    "the table of " + child + " has more than " + LARGEST + " numbers");
            return;
        }
        new Filling(child, parents, (int) count).fill(block, tables);
    }

    private void unknown(FileWords.Word word) {
        faults.add(
                word.place(),
                "no variable is called "
                        + word.text()
                        + Suggest.hint(word.text(), variables.keySet())
                        + "; variables are declared before their probabilities");
    }

    /** The rows of one table as they are found. */
    private final class Filling {
        private final Variable child;
        private final List<Variable> parents;
        private final List<List<BigDecimal>> numbers;
        private final Place[] places;

        Filling(Variable child, List<Variable> parents, int count) {
            this.child = child;
            this.parents = parents;
            this.numbers = new ArrayList<>(Collections.nCopies(count, List.of()));
            this.places = new Place[count];
        }

        void fill(Block block, List<ModelTable> tables) {
            boolean fine = true;
            for (Entry e : block.entries())
                if (!e.kind().is("default")) fine &= e.kind().is("table") ? table(e) : row(e);
            for (Entry e : block.entries()) if (e.kind().is("default")) fine &= rest(e);
            int missing = Arrays.asList(places).indexOf(null);
            if (missing >= 0) {
                if (fine)
                    faults.add(
                            block.child().place(),
                            child
                                    + " has no row for "
                                    + (parents.isEmpty()
                                            ? "its states"
                                            : ModelTable.given(parents, missing)));
                return;
            }
            if (fine) tables.add(table());
        }

        private boolean table(Entry e) {
            int count = places.length;
            if (!count(e, count * child.size())) return false;
            for (int row = 0; row < count; row++) {
                List<BigDecimal> cells = new ArrayList<>();
                for (int s = 0; s < child.size(); s++) cells.add(e.numbers().get(s * count + row));
                if (!set(row, cells, e.kind().place())) return false;
            }
            return true;
        }

        private boolean row(Entry e) {
            if (e.states().size() != parents.size()) {
                faults.add(
                        e.kind().place(),
                        "this row needs a state for each of "
                                + parents.size()
                                + " parents of "
                                + child
                                + ", and has "
                                + e.states().size());
                return false;
            }
            int row = 0;
            for (int k = 0; k < parents.size(); k++) {
                FileWords.Word word = e.states().get(k);
                int state = parents.get(k).indexOf(word.text());
                if (state < 0) {
                    faults.add(word.place(), TableReader.noState(parents.get(k), word.text()));
                    return false;
                }
                row = row * parents.get(k).size() + state;
            }
            return count(e, child.size()) && set(row, e.numbers(), e.kind().place());
        }

        private boolean rest(Entry e) {
            if (!count(e, child.size())) return false;
            for (int row = 0; row < places.length; row++)
                if (places[row] == null) {
                    numbers.set(row, e.numbers());
                    places[row] = e.kind().place();
                }
            return true;
        }

        private boolean count(Entry e, int wanted) {
            if (e.numbers().size() == wanted) return true;
            faults.add(
                    e.kind().place(),
                    child + " needs " + wanted + " numbers here, not " + e.numbers().size());
            return false;
        }

        private boolean set(int row, List<BigDecimal> cells, Place place) {
            if (places[row] != null) {
                faults.add(
                        place,
                        "the row "
                                + ModelTable.given(parents, row)
                                + " stands twice, first in line "
                                + places[row].line());
                return false;
            }
            numbers.set(row, cells);
            places[row] = place;
            return true;
        }

        private ModelTable table() {
            List<Formula> cells = new ArrayList<>();
            List<Written> sources = new ArrayList<>();
            for (int row = 0; row < places.length; row++) {
                cells.addAll(rows.distribution(name(row), numbers.get(row), places[row]));
                sources.addAll(Collections.nCopies(child.size(), FileRows.written(places[row])));
            }
            return new ModelTable("p", new Conditional(List.of(child), parents, cells), sources);
        }

        private String name(int row) {
            return parents.isEmpty()
                    ? "p(" + child + ")"
                    : "p(" + child + " | " + ModelTable.given(parents, row) + ")";
        }
    }
}
