package elbow.inference;

import elbow.value.Real;
import elbow.value.Reals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * π = π P, the stationary distribution of a transition matrix, by elimination of one state after
 * the other without subtraction (Grassmann, Taksar and Heyman, Oper. Res. 33, 1985): exact on
 * fractions, and nothing cancels on doubles. It is unique where, from everywhere, one closed class
 * of states is reached; states outside that class have 0.
 */
public final class StationaryDistribution {
    private StationaryDistribution() {}

    /** None where it is not unique. */
    public static Optional<List<Real>> of(List<List<Real>> rows) {
        int states = rows.size();
        BitSet common = new BitSet();
        common.set(0, states);
        for (int k = 0; k < states; k++) common.and(reached(rows, k));
        if (common.isEmpty()) return Optional.empty();
        List<Integer> closed = common.stream().boxed().toList();
        List<Real> within = irreducible(rows, closed);
        List<Real> all = new ArrayList<>(Collections.nCopies(states, Real.ZERO));
        for (int i = 0; i < closed.size(); i++) all.set(closed.get(i), within.get(i));
        return Optional.of(List.copyOf(all));
    }

    /** The states that can be reached from one, itself among them. */
    private static BitSet reached(List<List<Real>> rows, int from) {
        BitSet reached = new BitSet();
        reached.set(from);
        List<Integer> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            List<Real> row = rows.get(open.removeLast());
            for (int j = 0; j < row.size(); j++)
                if (!Reals.isZero(row.get(j)) && !reached.get(j)) {
                    reached.set(j);
                    open.add(j);
                }
        }
        return reached;
    }

    private static List<Real> irreducible(List<List<Real>> rows, List<Integer> states) {
        int size = states.size();
        Real[][] p = new Real[size][size];
        for (int i = 0; i < size; i++)
            for (int j = 0; j < size; j++) p[i][j] = rows.get(states.get(i)).get(states.get(j));
        for (int n = size - 1; n > 0; n--) eliminate(p, n);
        List<Real> weights = new ArrayList<>(List.of(Real.ONE));
        for (int n = 1; n < size; n++) {
            Real weight = Real.ZERO;
            for (int i = 0; i < n; i++)
                weight = Reals.plus(weight, Reals.times(weights.get(i), p[i][n]));
            weights.add(weight);
        }
        Real sum = weights.stream().reduce(Real.ZERO, Reals::plus);
        return weights.stream().map(w -> Reals.divide(w, sum)).toList();
    }

    /** Leads each step through state n on to where it goes after it. */
    private static void eliminate(Real[][] p, int n) {
        Real out = Real.ZERO;
        for (int j = 0; j < n; j++) out = Reals.plus(out, p[n][j]);
        for (int i = 0; i < n; i++) {
            p[i][n] = Reals.divide(p[i][n], out);
            for (int j = 0; j < n; j++)
                p[i][j] = Reals.plus(p[i][j], Reals.times(p[i][n], p[n][j]));
        }
    }
}
