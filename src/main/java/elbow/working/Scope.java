package elbow.working;

import elbow.formula.Formula;
import elbow.formula.TextPrinter;
import elbow.model.Model;
import elbow.model.Variable;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What names mean while a formula is lowered: the model's variables, the state each observed one
 * was seen in, the parameters, and the variables that an expectation or a sum around has bound.
 */
record Scope(
        Model model,
        Map<Variable, Integer> observed,
        Set<Formula.Ref> parameters,
        Bindings bindings,
        Set<Variable> bound,
        SeenEvents seen) {

    /** Z, what the factors of an undirected model are divided by. */
    static final Formula.Ref NORMALISER = new Formula.Ref("Z");

    boolean isNormaliser(Formula.Ref ref) {
        return ref.equals(NORMALISER)
                && model.p().isUndirected()
                && !parameters.contains(ref)
                && !isVariable(ref);
    }

    /** The scope inside an expectation or a sum over these variables. */
    Scope binding(List<Variable> variables) {
        if (bound.containsAll(variables)) return this;
        Set<Variable> all = new LinkedHashSet<>(bound);
        all.addAll(variables);
        return new Scope(
                model, observed, parameters, bindings, Collections.unmodifiableSet(all), seen);
    }

    /** The scope outside of all expectations and sums. */
    Scope unbound() {
        return new Scope(model, observed, parameters, bindings, Set.of(), seen);
    }

    static Scope of(Model model, Set<Formula.Ref> parameters, Bindings bindings) {
        Map<Variable, Integer> observed = new LinkedHashMap<>();
        model.observed()
                .forEach((v, f) -> {
                    if (v.isDiscrete()) observed.put(v, state(v, f, parameters, bindings));
                });
        model.soft().forEach(v -> observed.put(v, 0));
        return new Scope(
                model, observed, parameters, bindings, Set.of(), new SeenEvents(model, observed));
    }

    /** The state a formula after {@code =} names: a state's name first, else an expression. */
    int state(Variable variable, Formula value) {
        return state(variable, value, parameters, bindings);
    }

    private static int state(
            Variable variable, Formula value, Set<Formula.Ref> parameters, Bindings bindings) {
        int index = -1;
        if (value instanceof Formula.Ref ref && ref.path().isEmpty()) {
            index = variable.indexOf(ref.name());
            if (index >= 0) return index;
        }
        if (value instanceof Formula.Ref ref
                && bindings.values().get(ref) instanceof Value.Name name) {
            index = variable.indexOf(name.text());
        } else if (!(value instanceof Formula.Measure)
                && (!(value instanceof Formula.Ref ref) || parameters.contains(ref))) {
            if (bindings.evaluate(value) instanceof elbow.value.Real.Exact exact)
                index = variable.indexOf(exact.value());
        }
        if (index >= 0) return index;
        throw new Refusal(Wording.noState(variable, value), value);
    }

    /** The variable a name means; a component of a vector is of that vector. */
    Variable variable(Formula.Ref ref) {
        return Variable.named(whole(ref))
                .flatMap(model.p()::variable)
                .orElseThrow(
                        () -> new Refusal(Wording.noVariable(TextPrinter.print(ref), model), ref));
    }

    boolean isVariable(Formula.Ref ref) {
        return Variable.named(whole(ref)).flatMap(model.p()::variable).isPresent();
    }

    /** The name without the components behind it. */
    static Formula.Ref whole(Formula.Ref ref) {
        List<Formula.Selector> path = new ArrayList<>(ref.path());
        while (!path.isEmpty() && path.getLast() instanceof Formula.Selector.Component)
            path.removeLast();
        return path.size() == ref.path().size() ? ref : new Formula.Ref(ref.name(), path);
    }
}
