package elbow.working;

import elbow.inference.Table;
import elbow.value.Real;
import elbow.value.Reals;

/** How well the routes to one quantity agree. */
final class Agreement {
    private Agreement() {}

    /**
     * The largest difference between routes, over the largest number that any of them subtracts.
     */
    static double of(Step.Routes routes, Evaluation<?> evaluation) {
        double scale = 0;
        for (Step route : routes.inputs()) {
            scale = Math.max(scale, largest(evaluation.of(route)));
            for (Step input : route.inputs())
                scale = Math.max(scale, largest(evaluation.of(input)));
        }
        Table first = evaluation.of(routes.inputs().getFirst());
        double worst = 0;
        for (Step route : routes.inputs())
            worst = Math.max(worst, difference(first, evaluation.of(route)));
        return worst == 0 ? 0 : worst / scale;
    }

    private static double difference(Table a, Table b) {
        double worst = 0;
        for (int i = 0; i < a.size() && a.axes().equals(b.axes()); i++) {
            Real off = Reals.minus(a.cell(i), b.cell(i));
            if (Reals.isFinite(off)) worst = Math.max(worst, Math.abs(Reals.toDouble(off)));
        }
        return worst;
    }

    private static double largest(Table table) {
        double largest = 0;
        for (Real cell : table.cells())
            if (Reals.isFinite(cell)) largest = Math.max(largest, Math.abs(Reals.toDouble(cell)));
        return largest;
    }
}
