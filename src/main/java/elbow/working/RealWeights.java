package elbow.working;

import elbow.distribution.Support;
import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Variable;
import elbow.value.Reals;
import elbow.working.Belief.Named;
import elbow.working.WeightMean.Side;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Means of the importance weights w(z) = p(x, z)/q(z) where z is one real number, drawn from q. */
final class RealWeights<F> {
    private final Algebra<F> algebra;
    private final Scope scope;
    private final Queries<F> queries;

    RealWeights(Algebra<F> algebra, Scope scope, Queries<F> queries) {
        this.algebra = algebra;
        this.scope = scope;
        this.queries = queries;
    }

    /** (p(x, z)/q(z))^order */
    private record Power(Probability p, Probability q, double order) {}

    /** E_q[ (p(x, z)/q(z))^s ] or E_q[ (q(z)/p(x, z))^s ]; none if it is another expectation. */
    Optional<F> moment(Expectation e, Probability under) {
        return power(e.body(), 1).filter(w -> w.q().equals(under)).flatMap(w -> mean(w, 0, e));
    }

    /** E ln((w(z[1]) + ... + w(z[K]))/K) */
    Optional<F> logMean(int samples, Probability p, Probability q, Formula law) {
        return mean(new Power(p, q, 1), samples, law);
    }

    private Optional<Power> power(Formula f, double order) {
        if (!(f instanceof Binary b)) return Optional.empty();
        if (b.operator() == Operator.POWER && isNumber(b.right()))
            return power(b.left(), order * Reals.toDouble(scope.bindings().evaluate(b.right())));
        if (b.operator() != Operator.DIVIDE
                || !(b.left() instanceof Probability above)
                || !(b.right() instanceof Probability below)) return Optional.empty();
        if (above.network().equals("p") && below.network().equals("q"))
            return Optional.of(new Power(above, below, order));
        if (above.network().equals("q") && below.network().equals("p"))
            return Optional.of(new Power(below, above, -order));
        return Optional.empty();
    }

    private boolean isNumber(Formula f) {
        return Formulas.walk(f)
                .allMatch(g ->
                        g instanceof Num
                                || g instanceof Binary
                                || g instanceof Formula.Negate
                                || (g instanceof Ref r && scope.parameters().contains(r)));
    }

    private Optional<F> mean(Power w, int samples, Formula law) {
        List<Variable> bare = queries.bare(w.p().left());
        if (bare.size() != 1
                || !w.p().right().isEmpty()
                || !queries.bare(w.q().left()).equals(bare)
                || w.q().left().size() != 1) return Optional.empty();
        List<Event> seen = w.p().left().stream().filter(e -> e.test().isPresent()).toList();
        OneReal<F> model = new OneReal<>(algebra, scope, queries);
        Optional<OneReal.Joint> joint =
                model.joint(w.p(), seen).filter(j -> j.latent().equals(bare.getFirst()));
        Optional<Named<F>> guess = joint.flatMap(j -> queries.belief(w.q()).single());
        if (guess.isEmpty() || !(guess.get().family().support() instanceof Support.Interval on))
            return Optional.empty();
        Map<String, F> inputs = new LinkedHashMap<>(model.inputs(joint.get()));
        inputs.putAll(Integrals.ofB(guess.get()));
        Side p = new Side(joint.get().log(), joint.get().support());
        Side q = new Side(Integrals.logOf(guess.get()), Integrals.ofB(on));
        List<F> values = new ArrayList<>(inputs.values());
        if (values.stream().anyMatch(f -> !algebra.axes(f).isEmpty())) return Optional.empty();
        return Optional.of(
                algebra.compute(
                        new WeightMean(p, q, w.order(), samples, List.copyOf(inputs.keySet()), law),
                        values,
                        List.of()));
    }
}
