package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.model.Approximation;
import elbow.model.Data;
import elbow.model.Em;
import elbow.model.Group;
import elbow.model.Model;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Bindings;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
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
        this.bindings = content.starting(bindings);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.addAll(network());
        observations(lines);
        content.tables().stream()
                .filter(t -> t.conditional().likelihood() && !t.conditional().isFactor())
                .forEach(t -> lines.add(likelihood(t)));
        model.data().ifPresent(d -> lines.add(data(d)));
        model.em().ifPresent(e -> lines.add(start(e)));
        model.q().ifPresent(q -> approximation(q, lines));
        return lines;
    }

    /** The tables, or what there is of them if they would fill pages. */
    private List<String> network() {
        List<String> lines = new ArrayList<>();
        for (ModelTable table : content.tables())
            if (table.conditional().isFactor()) lines.add(new FactorLines(table, bindings).line());
        lines.addAll(new GivenNetwork(content, "p", bindings, this::told).lines(model.p()));
        return lines.size() > MOST_ROWS && content.densities().isEmpty()
                ? List.of(summary())
                : lines;
    }

    private String summary() {
        List<Variable> variables = model.p().variables();
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
                + variables.stream().limit(8).map(Variable::name).collect(Collectors.joining(", "))
                + (variables.size() > 8 ? ", ..." : "");
    }

    /** One line for each name; of a plate or a sequence all its values. */
    private void observations(List<String> lines) {
        Set<String> told = new LinkedHashSet<>();
        model.observed()
                .forEach((v, f) -> {
                    Optional<Group> group = model.p().groupOf(v);
                    if (group.isEmpty())
                        lines.add("observed: " + v + " = " + content.inSymbols(f) + seen(v, f));
                    else {
                        String name = group.get().name().replaceFirst("\\[.*", "");
                        if (told.add(name)) lines.add("observed: " + name + " = " + all(name));
                    }
                });
    }

    /** {@code [1, missing, 0]}; of several sequences a list for each. */
    private String all(String name) {
        List<String> lists =
                model.p().groups().stream()
                        .filter(g -> g.name().equals(name) || g.name().startsWith(name + "["))
                        .map(this::list)
                        .toList();
        boolean single = model.p().group(name).isPresent();
        return single ? lists.getFirst() : "[" + String.join(", ", lists) + "]";
    }

    private String list(Group group) {
        return group.within().stream()
                .map(v ->
                        Optional.ofNullable(model.observed().get(v))
                                .map(f -> seen(v, f))
                                .orElse("missing"))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String data(Data data) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < data.rows().size(); i++) {
            List<String> values = new ArrayList<>();
            for (int k = 0; k < data.columns().size(); k++)
                values.add(seen(data.columns().get(k), data.rows().get(i).get(k)));
            String count = Shown.of(bindings.evaluate(data.counts().get(i)));
            rows.add(
                    "("
                            + String.join(", ", values)
                            + ")"
                            + (count.equals("1") ? "" : " " + count + " times"));
        }
        String columns =
                data.columns().stream().map(Variable::name).collect(Collectors.joining(", "));
        return "data (" + columns + "): " + String.join(", ", rows);
    }

    private String start(Em em) {
        return em.start().entrySet().stream()
                .map(e -> e.getKey() + " = " + number(e.getValue()))
                .collect(Collectors.joining(", ", "EM starts from ", ""));
    }

    private String number(Formula value) {
        return value instanceof Formula.Vector v
                ? v.elements().stream()
                        .map(this::number)
                        .collect(Collectors.joining(", ", "[", "]"))
                : Shown.of(bindings.evaluate(value));
    }

    private OptionalInt told(Variable v) {
        if (v.size() != 2) return OptionalInt.empty();
        Formula observed = model.observed().get(v);
        return OptionalInt.of(observed == null ? 1 : Math.max(0, v.indexOf(seen(v, observed))));
    }

    private String seen(Variable variable, Formula formula) {
        if (formula instanceof Ref r && variable.indexOf(r.name()) >= 0) return r.name();
        @Nullable Value value =
                formula instanceof Ref r && bindings.values().get(r) instanceof Value.Name n
                        ? n
                        : formula instanceof Formula.Vector ? null : bindings.evaluate(formula);
        return value == null ? number(formula) : Shown.of(value);
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
            case Approximation.Written w ->
                    lines.addAll(
                            new GivenNetwork(content, "q", bindings, this::told)
                                    .lines(w.network()));
            case Approximation.MeanField m -> {
                lines.add(own("q") + " = " + product(m));
                if (!m.start().isEmpty()) lines.add(start(m));
            }
            case Approximation.Prior prior -> lines.add(own("q") + " = " + own("p"));
            case Approximation.Posterior posterior ->
                    lines.add(own("q") + " = the posterior of " + latents());
        }
    }

    /** What is not told starts at its marginal under p. */
    private String start(Approximation.MeanField m) {
        List<String> starts = new ArrayList<>();
        m.start()
                .forEach((v, at) -> {
                    switch (at) {
                        case Approximation.Start.Mean mean ->
                                starts.add("mean(q(" + v + ")) = " + number(mean.value()));
                        case Approximation.Start.States states -> starts.add(start(v, states));
                    }
                });
        return "mean field starts from " + String.join(", ", starts);
    }

    private String start(Variable v, Approximation.Start.States at) {
        List<String> cells = new ArrayList<>();
        for (int i = v.size() == 2 ? 1 : 0; i < v.size(); i++)
            cells.add("q(" + v + " = " + v.states().get(i) + ") = " + number(at.cells().get(i)));
        return String.join(", ", cells);
    }

    private String product(Approximation.MeanField m) {
        return m.blocks().stream().map(b -> "q(" + names(b) + ")").collect(Collectors.joining(" "));
    }

    private String own(String network) {
        return network + "(" + latents() + ")";
    }

    private String latents() {
        return names(model.latents());
    }

    /** {@code theta, z[1:3]} */
    private String names(List<Variable> variables) {
        List<String> names = new ArrayList<>();
        Set<Group> told = new LinkedHashSet<>();
        for (Variable v : variables) {
            Optional<Group> whole =
                    model.p().groupOf(v).filter(g -> variables.containsAll(g.within()));
            if (whole.isEmpty() || whole.get().within().size() == 1) names.add(v.name());
            else if (told.add(whole.get()))
                names.add(
                        whole.get().name()
                                + "["
                                + whole.get().first()
                                + ":"
                                + whole.get().length()
                                + "]");
        }
        return String.join(", ", names);
    }
}
