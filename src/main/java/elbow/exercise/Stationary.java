package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.model.Conditional;
import elbow.model.Families.Discrete;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Faults;
import elbow.source.Node;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code z[1]: stationary(z)}: the distribution π with π = π A, by the matrix-tree theorem: π(s) is
 * the sum over all trees that lead to s of the products of their transitions, divided by all of
 * them together. That needs no solving, and stays a formula over the parameters.
 */
final class Stationary {
    private static final int MOST = 5;

    private final Header header;
    private final Faults faults;

    Stationary(Header header, Faults faults) {
        this.header = header;
        this.faults = faults;
    }

    static boolean isAsked(Header header) {
        return name(header).isPresent();
    }

    /**
     * @param written the entries of the network, among them the one of the transitions
     */
    Optional<ModelTable> read(
            String network,
            List<Header> written,
            Distributions distributions,
            List<State> declared) {
        String base = name(header).orElseThrow();
        Header.Name first = header.children().getFirst();
        Optional<Header> step =
                written.stream().filter(h -> isStep(h, base)).findFirst().map(this::second);
        if (step.isEmpty() || !first.text().startsWith(base + "[")) {
            faults.add(
                    header.entry().value().place(),
                    "stationary("
                            + base
                            + ") is the distribution of the first element of a sequence "
                            + base
                            + "[t] | "
                            + base
                            + "[t-1]");
            return Optional.empty();
        }
        List<State> states = declared.isEmpty() ? states(step.get(), distributions) : declared;
        if (states.isEmpty()) return Optional.empty();
        Variable variable = new Variable(first.text(), states);
        return new TableReader(network, step.get(), List.of(variable), distributions, faults)
                .read(Optional.empty(), states)
                .table()
                .flatMap(t -> table(network, t));
    }

    /** {@code z[t] | z[t-1]} */
    private static boolean isStep(Header h, String base) {
        return h.children().getFirst().letter().isPresent()
                && h.parents().size() == 1
                && h.children().getFirst().element().orElseThrow().name().equals(base)
                && h.parents().getFirst().element().filter(r -> r.name().equals(base)).isPresent();
    }

    /** The transition to the second element. */
    private Header second(Header step) {
        Header.Name child = step.children().getFirst();
        return new Header(
                List.of(child),
                step.parents(),
                step.entry(),
                Map.of(child.letter().orElseThrow(), 2),
                header.sequence());
    }

    /** As the first row names them. */
    private List<State> states(Header step, Distributions distributions) {
        Node row =
                step.entry().value() instanceof Node.Mapping m && !m.entries().isEmpty()
                        ? m.entries().getFirst().value()
                        : step.entry().value();
        Optional<Discrete> masses =
                row instanceof Node.Scalar s
                        ? distributions.family(s, step).flatMap(distributions::discrete)
                        : Optional.empty();
        return masses.map(d -> d.masses().stream().map(m -> State.of(m.state())).toList())
                .orElse(List.of());
    }

    private static Optional<String> name(Header header) {
        try {
            return header.entry().value() instanceof Node.Scalar s
                            && Formulas.parse(s.text()) instanceof Family f
                            && f.name().equals("stationary")
                            && f.arguments().size() == 1
                            && f.arguments().getFirst().value() instanceof Ref r
                    ? Optional.of(r.name())
                    : Optional.empty();
        } catch (FormulaException e) {
            return Optional.empty();
        }
    }

    private Optional<ModelTable> table(String network, ModelTable transitions) {
        Conditional step = transitions.conditional();
        int n = step.children().getFirst().size();
        if (n > MOST) {
            faults.add(
                    header.place(),
                    "the stationary distribution of more than "
                            + MOST
                            + " states is not worked out");
            return Optional.empty();
        }
        List<State> states = step.children().getFirst().states();
        Variable child = new Variable(header.children().getFirst().text(), states);
        List<Formula> weights = new ArrayList<>();
        for (int root = 0; root < n; root++) weights.add(trees(step.cells(), n, root));
        Formula all = sum(weights);
        List<Formula> cells = weights.stream().map(w -> binary(Operator.DIVIDE, w, all)).toList();
        Written source = new Written((Node.Scalar) header.entry().value(), all);
        return Optional.of(
                new ModelTable(
                        network,
                        new Conditional(List.of(child), List.of(), cells),
                        Collections.nCopies(n, source)));
    }

    /** Σ over the trees that lead to the root of Π of their transitions. */
    private static Formula trees(List<Formula> transitions, int n, int root) {
        List<Formula> found = new ArrayList<>();
        int[] next = new int[n];
        choose(transitions, n, root, 0, next, found);
        return sum(found);
    }

    /** Every state but the root goes on to another one; a choice without a cycle is a tree. */
    private static void choose(
            List<Formula> transitions,
            int n,
            int root,
            int state,
            int[] next,
            List<Formula> found) {
        if (state == n) {
            if (!leads(next, n, root)) return;
            Formula product = new Num(BigDecimal.ONE);
            boolean first = true;
            for (int s = 0; s < n; s++) {
                if (s == root) continue;
                Formula cell = transitions.get(s * n + next[s]);
                product = first ? cell : binary(Operator.TIMES, product, cell);
                first = false;
            }
            found.add(product);
            return;
        }
        if (state == root) {
            choose(transitions, n, root, state + 1, next, found);
            return;
        }
        for (int to = 0; to < n; to++) {
            if (to == state) continue;
            next[state] = to;
            choose(transitions, n, root, state + 1, next, found);
        }
    }

    private static boolean leads(int[] next, int n, int root) {
        for (int s = 0; s < n; s++) {
            int at = s;
            for (int steps = 0; at != root; steps++) {
                if (steps > n) return false;
                at = next[at];
            }
        }
        return true;
    }

    private static Formula sum(List<Formula> terms) {
        Formula sum = terms.getFirst();
        for (Formula t : terms.subList(1, terms.size())) sum = binary(Operator.PLUS, sum, t);
        return sum;
    }

    private static Formula binary(Operator operator, Formula a, Formula b) {
        return new Binary(operator, a, b);
    }
}
