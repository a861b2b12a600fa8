package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Relation;
import elbow.formula.Formulas;
import elbow.inference.Table;
import elbow.model.Approximation;
import elbow.model.Model;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Bindings;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A variant's model as a reader is told it: one line a distribution. */
final class Givens {
    /** A model with more rows is only summed up. */
    private static final int MOST_ROWS = 60;

    private final Content content;
    private final Model model;
    private final Bindings bindings;

    Givens(Content content, Bindings bindings) {
        this.content = content;
        this.model = content.model();
        this.bindings = bindings;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (isLarge()) lines.add(summary());
        else tables("p", lines);
        model.observed().forEach((v, f) -> lines.add("observed: " + v + " = " + seen(v, f)));
        content.tables().stream()
                .filter(t -> t.conditional().likelihood() && !t.conditional().isFactor())
                .forEach(t -> lines.add(likelihood(t)));
        model.q().ifPresent(q -> approximation(q, lines));
        return lines;
    }

    /** Whether the tables would fill pages. */
    private boolean isLarge() {
        return content.tables().stream()
                        .filter(t -> !t.network().equals("q"))
                        .mapToInt(t -> t.conditional().isFactor() ? 1 : t.rows())
                        .sum()
                > MOST_ROWS;
    }

    private String summary() {
        List<Variable> variables = content.model().p().variables();
        long numbers =
                content.tables().stream()
                        .filter(t -> !t.network().equals("q"))
                        .mapToLong(t -> t.conditional().cells().size())
                        .sum();
        return "a network of "
                + variables.size()
                + " variables and "
                + numbers
                + " numbers, as its file has them: "
                + String.join(", ", variables.stream().limit(8).map(Variable::name).toList())
                + (variables.size() > 8 ? ", ..." : "");
    }

    private void tables(String network, List<String> lines) {
        for (ModelTable table : content.tables())
            if (table.conditional().isFactor() && network.equals("p"))
                lines.add(new FactorLines(table, bindings).line());
            else if (table.network().equals(network) && !table.conditional().likelihood())
                for (int row = 0; row < table.rows(); row++) lines.add(row(table, row));
    }

    /**
     * {@code p(x = 1 | z = 0) = 0.2}; of two states only one is told, the observed one or else the
     * second.
     */
    private String row(ModelTable table, int row) {
        List<Variable> children = table.conditional().children();
        Table numbers = bindings.table(table.conditional());
        int length = table.conditional().rowLength();
        OptionalInt only = children.size() == 1 ? told(children.getFirst()) : OptionalInt.empty();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (only.isPresent() && only.getAsInt() != i) continue;
            Probability p =
                    new Probability(
                            table.network(),
                            events(children, i),
                            events(table.conditional().parents(), row));
            cells.add(Formulas.text(p) + " = " + Shown.of(numbers.cell(row * length + i)));
        }
        return String.join(", ", cells);
    }

    private OptionalInt told(Variable v) {
        if (v.size() != 2) return OptionalInt.empty();
        Formula observed = model.observed().get(v);
        return OptionalInt.of(observed == null ? 1 : Math.max(0, v.indexOf(seen(v, observed))));
    }

    private static List<Event> events(List<Variable> variables, int index) {
        List<Event> events = new ArrayList<>();
        int rest = index;
        for (Variable v : variables.reversed()) {
            State state = v.states().get(rest % v.size());
            Formula name =
                    state.number().isPresent()
                            ? Distributions.number(state)
                            : new Ref(state.text());
            events.addFirst(new Event(v.ref(), Relation.EQUAL, name));
            rest /= v.size();
        }
        return events;
    }

    private String seen(Variable variable, Formula formula) {
        if (formula instanceof Ref r && variable.indexOf(r.name()) >= 0) return r.name();
        Value value =
                formula instanceof Ref r && bindings.values().get(r) instanceof Value.Name n
                        ? n
                        : bindings.evaluate(formula);
        return Shown.of(value);
    }

    private String likelihood(ModelTable table) {
        Variable of = table.conditional().parents().getFirst();
        List<Real> numbers = bindings.table(table.conditional()).cells();
        List<String> states = new ArrayList<>();
        for (int i = 0; i < of.size(); i++)
            states.add(Shown.of(numbers.get(i)) + " for " + of.states().get(i));
        return "soft evidence on " + of + ": likelihood " + String.join(", ", states);
    }

    private void approximation(Approximation q, List<String> lines) {
        switch (q) {
            case Approximation.Written w -> tables("q", lines);
            case Approximation.MeanField m -> lines.add(own("q") + " = " + product(m));
            case Approximation.Prior prior -> lines.add(own("q") + " = " + own("p"));
            case Approximation.Posterior posterior ->
                    lines.add(own("q") + " = the posterior of " + latents());
        }
    }

    private static String product(Approximation.MeanField m) {
        return m.blocks().stream()
                .map(b ->
                        b.stream().map(Variable::name).collect(Collectors.joining(", ", "q(", ")")))
                .collect(Collectors.joining(" "));
    }

    private String own(String network) {
        return network + "(" + latents() + ")";
    }

    private String latents() {
        return model.latents().stream().map(Variable::name).collect(Collectors.joining(", "));
    }
}
