package elbow.working;

import elbow.formula.Formula;
import elbow.formula.TextPrinter;
import elbow.model.Model;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Suggest;

import java.util.ArrayList;
import java.util.List;

/** Sentences about names that a formula gets wrong. */
final class Wording {
    private Wording() {}

    static String noState(Variable variable, Formula value) {
        List<String> states = variable.states().stream().map(State::text).toList();
        String text = TextPrinter.print(value);
        return variable
                + " has no state "
                + text
                + nearest(text, states)
                + "; its states are "
                + String.join(", ", states);
    }

    static String noVariable(String name, Model model) {
        List<String> names = model.p().variables().stream().map(Variable::name).toList();
        return "the model has no variable " + name + nearest(name, names);
    }

    static String noName(Formula.Ref ref, Scope scope) {
        List<String> names = new ArrayList<>();
        scope.parameters().forEach(p -> names.add(TextPrinter.print(p)));
        scope.model().p().variables().forEach(v -> names.add(v.name()));
        names.addAll(List.of("ELBO", "gap", "reconstruction"));
        String text = TextPrinter.print(ref);
        return "no parameter or variable is called " + text + nearest(text, names);
    }

    private static String nearest(String name, List<String> names) {
        return Suggest.nearest(name, names).map(n -> " (did you mean " + n + "?)").orElse("");
    }
}
