package elbow.exercise;

import elbow.inference.Table;
import elbow.model.Conditional;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Reals;
import elbow.working.Bindings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A discrete network in plain numbers, as other engines are told it: each row of a variable's table
 * is its distribution for one choice of its parents' states, the last parent fastest.
 *
 * @param observed the variable that is observed, in its first state
 */
record PlainNetwork(List<Node> nodes, int observed) {
    record Node(String name, List<String> states, int[] parents, double[][] rows) {}

    /** The last variable is observed. */
    static PlainNetwork of(Network network) {
        Bindings bindings = new Bindings(Map.of());
        List<Variable> variables = network.variables();
        List<Node> nodes = new ArrayList<>();
        for (Variable v : variables) {
            Conditional conditional = network.tableOf(v).orElseThrow();
            Table table = bindings.table(conditional);
            double[][] rows = new double[table.size() / v.size()][v.size()];
            for (int i = 0; i < table.size(); i++)
                rows[i / v.size()][i % v.size()] = Reals.toDouble(table.cell(i));
            nodes.add(
                    new Node(
                            v.name(),
                            v.states().stream().map(State::text).toList(),
                            conditional.parents().stream().mapToInt(variables::indexOf).toArray(),
                            rows));
        }
        return new PlainNetwork(nodes, nodes.size() - 1);
    }

    /** The same distributions: each variable's, in the order of the variables. */
    static void assertClose(String engine, double[][] is, double[][] should) {
        for (int v = 0; v < should.length; v++)
            for (int s = 0; s < should[v].length; s++)
                if (!(Math.abs(is[v][s] - should[v][s]) < 1e-9))
                    throw new IllegalStateException(
                            engine
                                    + " finds "
                                    + Arrays.toString(is[v])
                                    + " for variable "
                                    + v
                                    + ", not "
                                    + Arrays.toString(should[v]));
    }
}
