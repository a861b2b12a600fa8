package elbow.exercise;

import elbow.formula.Formula;
import elbow.model.Data;
import elbow.model.Em;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Place;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code em:} and {@code data:}. */
final class EstimationReader {
    private static final int MOST_ROUNDS = 1000;

    private final Parameters parameters;
    private final Faults faults;

    EstimationReader(Parameters parameters, Faults faults) {
        this.parameters = parameters;
        this.faults = faults;
    }

    Optional<Em> em(Node.Mapping mapping) {
        Fields fields = new Fields(mapping, "em", faults).require("start", "rounds");
        Map<String, Formula> start = new LinkedHashMap<>();
        fields.mapping("start")
                .ifPresent(m ->
                        m.entries()
                                .forEach(e ->
                                        name(e.key())
                                                .flatMap(n -> number(e.value()))
                                                .ifPresent(f -> start.put(e.key().text(), f))));
        Optional<OptionalInt> rounds = fields.scalar("rounds").flatMap(s -> rounds(s, faults));
        fields.rejectOthers();
        return start.isEmpty()
                ? Optional.empty()
                : Optional.of(new Em(start, rounds.orElse(OptionalInt.of(0))));
    }

    /** A name of something that is estimated. */
    private Optional<String> name(Node.Scalar key) {
        Optional<String> wrong = Spelling.ofParameter(key.text());
        if (wrong.isEmpty()
                && parameters.names().stream().anyMatch(r -> r.name().equals(key.text())))
            wrong = Optional.of(key.text() + " is a parameter; what is estimated has its own name");
        wrong.ifPresent(w -> faults.add(key.place(), w));
        return wrong.isPresent() ? Optional.empty() : Optional.of(key.text());
    }

    /** A number of rounds, or none for {@code converged}. */
    static Optional<OptionalInt> rounds(Node.Scalar scalar, Faults faults) {
        if (scalar.text().equals("converged")) return Optional.of(OptionalInt.empty());
        if (scalar.text().matches("\\d{1,4}")) {
            int rounds = Integer.parseInt(scalar.text());
            if (rounds <= MOST_ROUNDS) return Optional.of(OptionalInt.of(rounds));
        }
        faults.add(
                scalar.place(),
                "rounds is a whole number from 0 to "
                        + MOST_ROUNDS
                        + ", or converged, not "
                        + Fault.quote(scalar.text()));
        return Optional.empty();
    }

    /** A number, a vector or a matrix; its numbers are arithmetic over the parameters. */
    Optional<Formula> number(Node node) {
        return switch (node) {
            case Node.Scalar s ->
                    Written.read(s, faults)
                            .filter(w ->
                                    Arithmetic.check(w, w.formula(), parameters.numeric(), faults))
                            .map(Written::formula);
            case Node.Sequence s -> {
                List<Formula> elements = new ArrayList<>();
                for (Node item : s.items()) number(item).ifPresent(elements::add);
                yield elements.size() == s.items().size()
                        ? Optional.of(new Formula.Vector(elements))
                        : Optional.empty();
            }
            case Node.Mapping m -> {
                faults.add(m.place(), "a number or a list of numbers is wanted here");
                yield Optional.empty();
            }
        };
    }

    /**
     * @param evidence reads the values
     */
    Optional<Data> data(Node.Mapping mapping, EvidenceReader evidence) {
        Fields fields = new Fields(mapping, "data", faults).require("columns", "rows");
        Optional<List<Node>> named = fields.list("columns");
        Optional<List<Node>> listed = fields.list("rows");
        Optional<List<Node>> counted = fields.list("counts");
        fields.rejectOthers();
        if (named.isEmpty() || listed.isEmpty()) return Optional.empty();
        List<Variable> columns = new ArrayList<>();
        for (Node n : named.get())
            Fields.scalar(n, "a column", faults)
                    .flatMap(evidence::variable)
                    .ifPresent(columns::add);
        if (columns.size() < named.get().size()) return Optional.empty();
        List<List<Formula>> rows = new ArrayList<>();
        for (Node n : listed.get()) row(n, columns, evidence).ifPresent(rows::add);
        if (rows.size() < listed.get().size()) return Optional.empty();
        return counts(counted, rows.size(), mapping.place()).map(c -> new Data(columns, rows, c));
    }

    private Optional<List<Formula>> row(
            Node node, List<Variable> columns, EvidenceReader evidence) {
        List<Node> items =
                node instanceof Node.Sequence s
                        ? s.items()
                        : columns.size() == 1 ? List.of(node) : List.of();
        if (items.size() != columns.size()) {
            faults.add(
                    node.place(),
                    "a row has "
                            + columns.size()
                            + " values, one for each column, and this has "
                            + items.size());
            return Optional.empty();
        }
        List<Formula> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Node.Scalar s && s.missing())
                faults.add(s.place(), "every value of a row of data is known");
            evidence.value(columns.get(i), items.get(i)).ifPresent(w -> values.add(w.formula()));
        }
        return values.size() == items.size() ? Optional.of(values) : Optional.empty();
    }

    private Optional<List<Formula>> counts(Optional<List<Node>> counted, int rows, Place at) {
        if (counted.isEmpty())
            return Optional.of(Collections.nCopies(rows, new Formula.Num(BigDecimal.ONE)));
        List<Formula> counts = new ArrayList<>();
        for (Node n : counted.get()) number(n).ifPresent(counts::add);
        if (counts.size() == rows && counted.get().size() == rows) return Optional.of(counts);
        if (counted.get().size() != rows)
            faults.add(at, "there are " + rows + " rows and " + counted.get().size() + " counts");
        return Optional.empty();
    }
}
