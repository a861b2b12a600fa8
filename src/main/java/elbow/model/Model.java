package elbow.model;

import elbow.formula.Formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model as its author wrote it: the network p, what is observed of it, and q. Numbers and
 * observed values are formulas over the parameters; an observed value of a vector is a vector. Soft
 * evidence on m is an observed child of m with a single state, whose table is the likelihood.
 */
public record Model(
        Network p,
        Optional<Approximation> q,
        Map<Variable, Formula> observed,
        Set<Variable> soft,
        Optional<Em> em,
        Optional<Data> data) {
    public Model {
        observed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(observed));
        soft = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(soft));
    }

    /** A model of which nothing is estimated. */
    public Model(
            Network p,
            Optional<Approximation> q,
            Map<Variable, Formula> observed,
            Set<Variable> soft) {
        this(p, q, observed, soft, Optional.empty(), Optional.empty());
    }

    /**
     * Covered by q, or unobserved if there is no q of its own; elements beyond the data are not
     * among them.
     */
    public List<Variable> latents() {
        if (q.isPresent() && q.get() instanceof Approximation.Written written)
            return written.network().variables();
        if (q.isPresent() && q.get() instanceof Approximation.MeanField field) {
            Set<Variable> updated = new LinkedHashSet<>();
            field.blocks().forEach(updated::addAll);
            return p.variables().stream().filter(updated::contains).toList();
        }
        return p.variables().stream().filter(v -> !isObserved(v) && !p.isBeyond(v)).toList();
    }

    /** Observed variables, soft evidence among them. */
    public List<Variable> evidence() {
        List<Variable> all = new ArrayList<>(observed.keySet());
        all.addAll(soft);
        return all;
    }

    public boolean isObserved(Variable variable) {
        return observed.containsKey(variable) || soft.contains(variable);
    }
}
