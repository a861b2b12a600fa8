package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Fold;
import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.inference.Grid;
import elbow.inference.MatrixLaw;
import elbow.inference.MatrixLaw.Layout;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.working.Passage.Equality;
import elbow.working.Passage.Row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Prints the steps a part rests on, in the order in which they follow from each other. */
final class Worked {
    /** A sum of more terms becomes a table. */
    private static final int LONG = 6;

    /** Of a larger table only the first rows are printed. */
    private static final int MOST_ROWS = 16;

    /** An elimination with more tables is printed in short. */
    private static final int MANY_MESSAGES = 8;

    private static final int FEW_CELLS = 4;

    private final Graph graph;
    private final Evaluation<?> evaluation;
    private final Unfolding unfolding;
    private final Digits digits;

    Worked(Graph graph, Evaluation<?> evaluation, Digits digits) {
        this.graph = graph;
        this.evaluation = evaluation;
        this.unfolding = new Unfolding(graph, evaluation);
        this.digits = digits;
    }

    /** The computed steps that these rest on and that are not known yet, themselves last. */
    List<Step> before(List<Step> asked, Set<Step> known) {
        Set<Step> found = new LinkedHashSet<>();
        asked.forEach(s -> collect(s, known, found));
        return List.copyOf(found);
    }

    private void collect(Step step, Set<Step> known, Set<Step> found) {
        if (known.contains(step) || found.contains(step) || Unfolding.isGiven(step)) return;
        for (Step input : shownInputs(step)) collect(input, known, found);
        if (!(step instanceof Step.Slice) && !Unfolding.isStack(step)) found.add(step);
    }

    private List<Step> shownInputs(Step step) {
        if (step instanceof Step.Routes r) return shownInputs(r.inputs().getFirst());
        if (!(step instanceof Step.Applied a)) return step.inputs();
        if (a.law().equals(Laws.POSSIBLE)) return List.of(a.inputs().getFirst());
        List<Step> inputs = new ArrayList<>();
        for (Step input : a.inputs())
            if (unfolding.isInlined(a, input)) inputs.addAll(input.inputs());
            else inputs.add(input);
        return inputs;
    }

    /**
     * Whether these are the steps of an elimination that is too long to be followed cell by cell.
     */
    boolean isLong(List<Step> steps) {
        return steps.stream().filter(this::isMessage).count() > MANY_MESSAGES;
    }

    /** Whether it is a table that elimination leaves behind, of no interest in itself. */
    private boolean isMessage(Step step) {
        return graph.symbol(step) instanceof Formula.Probability p && p.network().matches("m\\d+");
    }

    /** The law of a step, which says what is computed before any number is. */
    Passage headline(Step step) {
        Step first = step instanceof Step.Routes r ? r.inputs().getFirst() : step;
        Formula symbol = graph.symbol(step);
        Optional<Formula> law =
                first instanceof Step.Applied a
                        ? Optional.of(unfolding.symbolic(a))
                        : Optional.empty();
        return new Passage.Rows(symbol, law, List.of(), 0, List.of());
    }

    /** Of a table in a long elimination its law, and its numbers if they are few. */
    Passage inShort(Step step) {
        if (!isMessage(step)) return passage(step);
        Passage law = headline(step);
        List<Row> rows = new ArrayList<>();
        int cells = evaluation.of(step).size();
        for (int i = 0; i < cells && cells <= FEW_CELLS; i++) {
            Map<Variable, Integer> at = Cells.at(step.axes(), i);
            Reduction numbers = new Reduction();
            Formula value = numbers.leaf(evaluation.of(step).cell(i), false);
            rows.add(
                    new Row(
                            Symbols.at(law.symbol(), names(at)),
                            equalities(List.of(numbers.print(value, digits)))));
        }
        return new Passage.Rows(law.symbol(), law.law(), rows, 0, List.of());
    }

    Passage passage(Step step) {
        Formula symbol = graph.symbol(step);
        if (step instanceof Step.Routes r && r.inputs().getFirst() instanceof Step.Applied first)
            return passage(first, symbol, step);
        if (step instanceof Step.Applied a) return passage(a, symbol, step);
        if (step instanceof Step.Computed c && !Unfolding.isStack(c)) return passage(c, symbol);
        if ((Unfolding.isGiven(step) || Unfolding.isRounded(step))
                && step.axes().stream().anyMatch(Components::isComponents))
            return vectors(step, symbol);
        return table(step, symbol, Optional.empty());
    }

    /** A vector or a matrix that was given, for each state of the discrete variables. */
    private Passage vectors(Step step, Formula symbol) {
        Layout layout = Components.layout(step.axes());
        List<Variable> states =
                step.axes().stream().filter(v -> !layout.axes().contains(v)).toList();
        if (states.isEmpty())
            return new Passage.Derivation(symbol, Optional.empty(), value(step, layout, Map.of()));
        return rows(symbol, Optional.empty(), states, at -> value(step, layout, at));
    }

    private List<Equality> value(Step step, Layout layout, Map<Variable, Integer> at) {
        return equalities(List.of(MatrixReduction.printed(grid(step, layout, at), digits)));
    }

    private Passage passage(Step.Applied a, Formula symbol, Step whole) {
        Formula written = unfolding.symbolic(a);
        Optional<Formula> law = written.equals(symbol) ? Optional.empty() : Optional.of(written);
        if (!a.axes().isEmpty()) return table(whole, symbol, law);
        if (terms(a) > LONG && topFold(a).isPresent()) return longSum(a, symbol, law);
        List<Equality> lines = lines(a, Map.of());
        Optional<Formula> first = lines.stream().findFirst().map(Equality::formula);
        boolean repeated = first.map(Formulas::text).equals(law.map(Formulas::text));
        return new Passage.Derivation(symbol, repeated ? Optional.empty() : law, lines);
    }

    /** An operation prints its law and its value; one of matrices also its numbers put in. */
    private Passage passage(Step.Computed c, Formula symbol) {
        Optional<Formula> law = Optional.of(unfolding.symbolic(c)).filter(l -> !l.equals(symbol));
        if (c.operation() instanceof MatrixLaw m) return passage(c, m, symbol, law);
        return c.axes().isEmpty()
                ? new Passage.Derivation(symbol, law, cellLines(c, Map.of(), 0))
                : table(c, symbol, law);
    }

    /** A row for each state of the discrete variables. */
    private Passage passage(Step.Computed c, MatrixLaw m, Formula symbol, Optional<Formula> law) {
        List<Variable> states =
                c.axes().stream().filter(v -> !m.result().axes().contains(v)).toList();
        if (states.isEmpty())
            return new Passage.Derivation(symbol, law, withoutLaw(law, lines(c, m, Map.of())));
        return rows(symbol, law, states, at -> lines(c, m, at));
    }

    private static Passage rows(
            Formula symbol,
            Optional<Formula> law,
            List<Variable> states,
            Function<Map<Variable, Integer>, List<Equality>> lines) {
        List<Row> rows = new ArrayList<>();
        int cells = states.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
        for (int i = 0; i < cells && (i < MOST_ROWS || cells <= MOST_ROWS + 2); i++) {
            Map<Variable, Integer> at = Cells.at(states, i);
            rows.add(new Row(Symbols.at(symbol, names(at)), lines.apply(at)));
        }
        return new Passage.Rows(symbol, law, rows, cells - rows.size(), List.of());
    }

    /** A law whose numbers are all written out is not printed twice. */
    private static List<Equality> withoutLaw(Optional<Formula> law, List<Equality> lines) {
        if (law.isEmpty() || lines.isEmpty()) return lines;
        boolean repeated =
                Formulas.text(law.get()).equals(Formulas.text(lines.getFirst().formula()));
        return repeated ? lines.subList(1, lines.size()) : lines;
    }

    private List<Equality> lines(Step.Computed c, MatrixLaw m, Map<Variable, Integer> at) {
        MatrixReduction numbers = new MatrixReduction(m.law());
        for (int i = 0; i < c.inputs().size(); i++) {
            Step input = c.inputs().get(i);
            numbers.put(grid(input, m.inputs().get(i), at), Unfolding.isGiven(input));
        }
        return equalities(numbers.lines(grid(c, m.result(), at), digits));
    }

    private Grid grid(Step step, Layout layout, Map<Variable, Integer> at) {
        List<Real> cells = new ArrayList<>();
        for (int i = 0; i < layout.height(); i++)
            for (int j = 0; j < layout.width(); j++) {
                Map<Variable, Integer> cell = new LinkedHashMap<>(at);
                if (layout.rows().isPresent()) cell.put(layout.rows().get(), i);
                if (layout.columns().isPresent()) cell.put(layout.columns().get(), j);
                cells.add(evaluation.of(step).cell(Cells.index(step.axes(), cell)));
            }
        return new Grid(layout.height(), layout.width(), cells);
    }

    private List<Equality> lines(Step.Applied a, Map<Variable, Integer> at) {
        Reduction numbers = new Reduction();
        if (terms(a) > LONG) {
            int cell = Cells.index(a.axes(), at);
            return equalities(
                    List.of(
                            numbers.print(
                                    numbers.leaf(evaluation.of(a).cell(cell), false), digits)));
        }
        return equalities(numbers.lines(unfolding.at(a, at, numbers), digits));
    }

    private static int terms(Step.Applied a) {
        return a.over().stream().mapToInt(Variable::size).reduce(1, (x, y) -> x * y);
    }

    private Passage table(Step step, Formula symbol, Optional<Formula> law) {
        List<Row> rows = new ArrayList<>();
        int cells = evaluation.of(step).size();
        for (int i = 0; i < cells && (i < MOST_ROWS || cells <= MOST_ROWS + 2); i++) {
            Map<Variable, Integer> at = Cells.at(step.axes(), i);
            rows.add(new Row(row(symbol, step.axes(), at), cellLines(step, at, i)));
        }
        return new Passage.Rows(symbol, law, rows, cells - rows.size(), List.of());
    }

    private static Formula row(Formula symbol, List<Variable> axes, Map<Variable, Integer> at) {
        if (axes.size() == 1 && Components.isComponents(axes.getFirst()))
            return Symbols.at(
                    symbol, axes.getFirst(), at.values().stream().findFirst().orElseThrow());
        return Symbols.at(symbol, names(at));
    }

    private List<Equality> cellLines(Step step, Map<Variable, Integer> at, int cell) {
        Step first = step instanceof Step.Routes r ? r.inputs().getFirst() : step;
        if (first instanceof Step.Applied a) return lines(a, at);
        Reduction numbers = new Reduction();
        boolean given = !Unfolding.isRounded(step);
        Formula value = numbers.leaf(evaluation.of(step).cell(cell), given);
        return equalities(List.of(numbers.print(value, digits)));
    }

    /** A sum of many terms: a row for each, then their sum. */
    private Passage longSum(Step.Applied a, Formula symbol, Optional<Formula> law) {
        Fold fold = topFold(a).orElseThrow();
        Reduction numbers = new Reduction();
        List<Formula> terms = unfolding.terms(a, fold, Map.of(), numbers);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < terms.size() && i < MOST_ROWS; i++) {
            Formula label = label(Cells.at(a.over(), i));
            rows.add(new Row(label, equalities(numbers.lines(terms.get(i), digits))));
        }
        Formula value = numbers.leaf(evaluation.of(a).number(), false);
        return new Passage.Rows(
                symbol,
                law,
                rows,
                terms.size() - rows.size(),
                equalities(List.of(numbers.print(value, digits))));
    }

    private static Formula label(Map<Variable, Integer> at) {
        List<Formula.Event> events = new ArrayList<>();
        at.forEach((v, s) -> events.add(Resolver.state(v, s)));
        return new Formula.Probability("", events, List.of());
    }

    /** The sum a law is, but for its sign. */
    private static Optional<Fold> topFold(Step.Applied a) {
        Formula f = a.law().formula();
        if (f instanceof Negate n) f = n.operand();
        return f instanceof Fold fold && fold.kind() == Folding.SUM
                ? Optional.of(fold)
                : Optional.empty();
    }

    private static Map<Ref, Formula> names(Map<Variable, Integer> at) {
        Map<Ref, Formula> names = new LinkedHashMap<>();
        at.forEach((v, s) -> names.put(v.ref(), Resolver.stateName(v.states().get(s))));
        return names;
    }

    private static List<Equality> equalities(List<Reduction.Line> lines) {
        List<Equality> equalities = new ArrayList<>();
        boolean exact = true;
        for (Reduction.Line line : lines) {
            exact &= line.exact();
            equalities.add(new Equality(exact, line.formula()));
        }
        return equalities;
    }
}
