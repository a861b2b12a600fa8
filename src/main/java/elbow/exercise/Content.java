package elbow.exercise;

import elbow.formula.Formula;
import elbow.model.Model;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.working.Working;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read from the file of an exercise.
 *
 * @param tables of p, of soft evidence and of q
 * @param observed the texts of the observed states
 * @param warnings of the network file, which are no faults
 */
record Content(
        Description about,
        Parameters parameters,
        Model model,
        List<ModelTable> tables,
        Map<Variable, Written> observed,
        List<Constraint> constraints,
        List<AskReader.Asked> asked,
        String hash,
        List<Fault> warnings) {
    Content {
        warnings = List.copyOf(warnings);
        tables = List.copyOf(tables);
        constraints = List.copyOf(constraints);
        asked = List.copyOf(asked);
    }

    /** What all parts ask, as one working. */
    Working working() {
        Map<String, Formula> formulas = new LinkedHashMap<>();
        for (AskReader.Asked a : asked) formulas.put(a.part().name(), a.part().asked());
        return new Working(model, parameters.names(), formulas);
    }

    /** What one formula asks of the model. */
    Working working(Formula formula) {
        return new Working(model, parameters.names(), Map.of("", formula));
    }
}
