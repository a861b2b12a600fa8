package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Model;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.value.Kind;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.Working;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read from the file of an exercise.
 *
 * @param tables of p, of soft evidence and of q
 * @param densities of p and of q
 * @param observed the texts of the observed states
 * @param headers the entry that declares each variable, by network and name
 * @param warnings of the network file, which are no faults
 */
record Content(
        Description about,
        Parameters parameters,
        Model model,
        List<ModelTable> tables,
        List<ModelDensity> densities,
        Map<Variable, Written> observed,
        Map<String, Header> headers,
        List<Constraint> constraints,
        List<AskReader.Asked> asked,
        String hash,
        List<Fault> warnings) {
    Content {
        warnings = List.copyOf(warnings);
        tables = List.copyOf(tables);
        densities = List.copyOf(densities);
        constraints = List.copyOf(constraints);
        asked = List.copyOf(asked);
    }

    /** All that is computed, by name: of most parts their formula. */
    Map<String, Written> formulas() {
        Map<String, Written> all = new LinkedHashMap<>();
        for (AskReader.Asked a : asked) all.putAll(a.formulas());
        return all;
    }

    /** What sort of number, or of numbers, a part asks for. */
    Kind kind(Part part) {
        return new EstimatedKind(model).of(part.formula()).orElseGet(() -> Kind.of(part.formula()));
    }

    AskReader.Asked asked(String part) {
        return asked.stream().filter(a -> a.part().name().equals(part)).findFirst().orElseThrow();
    }

    /** The parameters over which a formula is asked. */
    Set<Ref> open() {
        Set<Ref> open = new LinkedHashSet<>();
        for (AskReader.Asked a : asked)
            if (a.task() instanceof Task.Expression e) open.addAll(e.in());
        return open;
    }

    /** Where a formula is asked over a parameter, what is given in symbols: {@code k/n = }. */
    String inSymbols(Formula given) {
        boolean reads =
                Formulas.walk(given).anyMatch(f -> f instanceof Ref r && open().contains(r));
        return reads ? Formulas.text(given) + " = " : "";
    }

    /** The numbers of a variant, and those that EM starts from. */
    Bindings starting(Bindings variant) {
        if (model.em().isEmpty()) return variant;
        Map<Ref, Value> values = new LinkedHashMap<>(variant.values());
        model.em().get().start().forEach((name, f) -> put(new Ref(name), f, variant, values));
        return new Bindings(values);
    }

    private static void put(Ref name, Formula f, Bindings variant, Map<Ref, Value> values) {
        if (!(f instanceof Formula.Vector v)) {
            values.put(name, variant.evaluate(f));
            return;
        }
        for (int i = 0; i < v.elements().size(); i++) {
            List<Formula.Selector> path = new ArrayList<>(name.path());
            path.add(new Formula.Selector.Component(Integer.toString(i + 1)));
            put(new Ref(name.name(), path), v.elements().get(i), variant, values);
        }
    }

    /** What all parts ask, as one working. */
    Working working() {
        Map<String, Formula> formulas = new LinkedHashMap<>();
        formulas().forEach((name, w) -> formulas.put(name, w.formula()));
        return new Working(model, parameters.names(), formulas);
    }

    /** What one formula asks of the model. */
    Working working(Formula formula) {
        return new Working(model, parameters.names(), Map.of("", formula));
    }
}
