package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Model;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.working.Working;

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
