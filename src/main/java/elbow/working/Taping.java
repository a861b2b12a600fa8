package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.inference.Interpreter;
import elbow.inference.Tape;
import elbow.model.Conditional;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the steps of a graph to a tape, whose inputs are the parameters. */
class Taping {
    private final Tape tape;
    private final Map<Ref, Tape.Cells> parameters;
    private Map<Integer, Tape.Cells> values = new HashMap<>();

    /**
     * @param parameters those the tape has already, to which others are added
     */
    Taping(Tape tape, Map<Ref, Tape.Cells> parameters) {
        this.tape = tape;
        this.parameters = parameters;
    }

    Taping() {
        this(new Tape(), new LinkedHashMap<>());
    }

    /** Writes steps down, inputs first. */
    final Taping write(List<Step> steps) {
        for (Step step : steps) values.put(step.id(), value(step, compile(step)));
        return this;
    }

    /** Forgets all but these steps, of which results are wanted. */
    final Taping close(Collection<Step> wanted) {
        Set<Integer> ids = new HashSet<>();
        wanted.forEach(s -> ids.add(s.id()));
        Map<Integer, Tape.Cells> some = new HashMap<>();
        ids.forEach(id -> some.put(id, requireNonNull(values.get(id))));
        values = some;
        tape.close();
        return this;
    }

    /** What is gone on with of what a step comes to. */
    Tape.Cells value(Step step, Tape.Cells result) {
        return result;
    }

    Tape.Cells applied(Step.Applied a) {
        return a.law().evaluate(tape, a.over(), of(a.inputs()));
    }

    /** A cell of a table that was given, which is worth this. */
    Tape.Cells given(Step.Given g, Formula cell, Tape.Cells value) {
        return value;
    }

    Tape.Cells routes(Step.Routes r) {
        return tape.lastDefined(of(r.inputs()));
    }

    private Tape.Cells compile(Step step) {
        return switch (step) {
            case Step.Parameter p -> parameter(p.name());
            case Step.Given g -> table(g);
            case Step.Column c ->
                    Tape.of(
                            c.axes(),
                            c.cells().stream().map(x -> tape.constant(Reals.toDouble(x))).toList());
            case Step.One one -> tape.one();
            case Step.Slice s -> tape.at(of(s.of()), s.variable(), s.state());
            case Step.Applied a -> applied(a);
            case Step.Computed c -> tape.compute(c.operation(), of(c.inputs()), c.axes());
            case Step.Routes r -> routes(r);
        };
    }

    final Tape tape() {
        return tape;
    }

    final Map<Ref, Tape.Cells> parameters() {
        return parameters;
    }

    final Tape.Cells of(Step step) {
        return requireNonNull(values.get(step.id()));
    }

    final List<Tape.Cells> of(List<Step> steps) {
        return steps.stream().map(this::of).toList();
    }

    private Tape.Cells parameter(Ref name) {
        if (name.name().equals("pi") && name.path().isEmpty()) return tape.constant(Math.PI);
        return parameters.computeIfAbsent(name, n -> tape.input());
    }

    private Tape.Cells table(Step.Given given) {
        Conditional conditional = given.conditional();
        Interpreter<Tape.Cells> arithmetic = new Interpreter<>(tape, this::parameter, List.of());
        List<Tape.Cells> cells = new ArrayList<>();
        for (Formula cell : conditional.cells())
            cells.add(given(given, cell, arithmetic.evaluate(cell)));
        if (!conditional.likelihood())
            for (int row = 0; row < cells.size(); row += conditional.rowLength())
                normalise(cells.subList(row, row + conditional.rowLength()));
        return Tape.of(conditional.axes(), cells);
    }

    private void normalise(List<Tape.Cells> row) {
        Tape.Cells sum = row.stream().reduce(tape::plus).orElseThrow();
        row.replaceAll(cell -> tape.divide(cell, sum));
    }
}
