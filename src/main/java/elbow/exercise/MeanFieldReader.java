package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.model.Approximation;
import elbow.model.Approximation.MeanField;
import elbow.model.Approximation.Start;
import elbow.model.Network;
import elbow.model.Variable;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Suggest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads {@code q: {mean_field: ...}}. */
final class MeanFieldReader {
    private final Network network;
    private final List<Variable> latents;
    private final EstimationReader numbers;
    private final Faults faults;

    MeanFieldReader(Network network, Set<Variable> observed, Parameters parameters, Faults faults) {
        this.network = network;
        this.latents =
                network.variables().stream()
                        .filter(v -> !observed.contains(v) && !network.isBeyond(v))
                        .filter(v -> !isMissing(network, v, observed))
                        .toList();
        this.numbers = new EstimationReader(parameters, faults);
        this.faults = faults;
    }

    /** An observation of a plate or a sequence that is missing, and on which nothing depends. */
    private static boolean isMissing(Network network, Variable v, Set<Variable> observed) {
        return network.groupOf(v)
                        .filter(g -> g.elements().stream().anyMatch(observed::contains))
                        .isPresent()
                && network.variables().stream().noneMatch(w -> network.parents(w).contains(v));
    }

    Optional<Approximation> read(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "mean_field", faults);
        Map<Variable, Start> start = new LinkedHashMap<>();
        fields.mapping("start").ifPresent(m -> m.entries().forEach(e -> start(e, start)));
        Optional<List<Node>> blocks = fields.list("blocks");
        Optional<List<Node>> order = fields.list("order");
        if (blocks.isPresent() && order.isPresent())
            faults.add(mapping.place(), "mean_field has blocks or an order, not both");
        List<List<Variable>> updated =
                blocks.isPresent() ? blocks(blocks.get()) : order(order.orElse(List.of()));
        if (updated.isEmpty()) updated = latents.stream().map(List::of).toList();
        else complete(updated, blocks.or(() -> order).orElse(List.of()));
        OptionalInt rounds = rounds(fields.scalar("rounds"));
        fields.rejectOthers();
        return Optional.of(new MeanField(start, updated, rounds));
    }

    private OptionalInt rounds(Optional<Node.Scalar> rounds) {
        return rounds.flatMap(r -> EstimationReader.rounds(r, faults)).orElse(OptionalInt.empty());
    }

    /** The variables a name stands for: one, or all of a plate or sequence that are latent. */
    private List<Variable> variables(Node node) {
        Optional<Node.Scalar> name = Fields.scalar(node, "a variable", faults);
        if (name.isEmpty()) return List.of();
        List<Variable> found =
                network.members(name.get().text()).stream().filter(latents::contains).toList();
        if (found.isEmpty())
            faults.add(
                    node.place(),
                    "no latent variable is called "
                            + name.get().text()
                            + Suggest.hint(
                                    name.get().text(),
                                    latents.stream().map(Variable::name).toList()));
        return found;
    }

    private List<List<Variable>> order(List<Node> items) {
        List<List<Variable>> blocks = new ArrayList<>();
        for (Node item : items) variables(item).forEach(v -> blocks.add(List.of(v)));
        return blocks;
    }

    private List<List<Variable>> blocks(List<Node> items) {
        List<List<Variable>> blocks = new ArrayList<>();
        for (Node item : items) {
            List<Node> names = item instanceof Node.Sequence s ? s.items() : List.of(item);
            List<Variable> block = new ArrayList<>();
            for (Node name : names) block.addAll(variables(name));
            if (!block.isEmpty()) blocks.add(block);
        }
        return blocks;
    }

    /** Every latent variable is updated, and once. */
    private void complete(List<List<Variable>> blocks, List<Node> written) {
        Set<Variable> seen = new LinkedHashSet<>();
        for (List<Variable> block : blocks)
            for (Variable v : block)
                if (!seen.add(v)) faults.add(written.getFirst().place(), v + " is updated twice");
        for (Variable v : latents)
            if (!seen.contains(v))
                faults.add(written.getFirst().place(), v + " is latent and never updated");
    }

    private void start(Node.Entry entry, Map<Variable, Start> start) {
        for (Variable v : variables(entry.key())) {
            Optional<Start> read =
                    entry.value() instanceof Node.Mapping m && v.isDiscrete()
                            ? states(v, m)
                            : numbers.number(entry.value()).flatMap(f -> mean(v, f, entry));
            read.ifPresent(s -> start.put(v, s));
        }
    }

    /** Of a two-state variable a number is the probability of its second state. */
    private Optional<Start> mean(Variable v, Formula number, Node.Entry entry) {
        if (!v.isDiscrete()) return Optional.of(new Start.Mean(number));
        if (v.size() == 2)
            return Optional.of(
                    new Start.States(
                            List.of(
                                    new Binary(Operator.MINUS, new Num(BigDecimal.ONE), number),
                                    number)));
        faults.add(
                entry.value().place(),
                v + " has " + v.size() + " states: give each its number, as {a: 0.2, b: 0.8}");
        return Optional.empty();
    }

    private Optional<Start> states(Variable v, Node.Mapping mapping) {
        Formula[] cells = new Formula[v.size()];
        int read = 0;
        for (Node.Entry e : mapping.entries()) {
            int index = v.indexOf(e.key().text());
            if (index < 0) faults.add(e.key().place(), TableReader.noState(v, e.key().text()));
            Optional<Formula> number = numbers.number(e.value());
            if (index < 0 || number.isEmpty()) continue;
            if (cells[index] == null) read++;
            cells[index] = number.get();
        }
        if (read == v.size()) return Optional.of(new Start.States(List.of(cells)));
        if (mapping.entries().size() < v.size())
            faults.add(mapping.place(), "the start of " + v + " names all its states");
        return Optional.empty();
    }
}
