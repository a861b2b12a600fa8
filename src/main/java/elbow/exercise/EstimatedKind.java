package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formulas;
import elbow.model.Model;
import elbow.value.Kind;

import java.math.BigDecimal;
import java.util.Optional;

/** What sort of number {@code em[1].p} is: its name alone does not tell, but the model does. */
final class EstimatedKind {
    private final Model model;

    EstimatedKind(Model model) {
        this.model = model;
    }

    /** None of what is no number of a round of EM. */
    Optional<Kind> of(Formula asked) {
        if (model.em().isEmpty() || !(asked instanceof Ref r) || !r.name().equals("em"))
            return Optional.empty();
        String name =
                r.path().stream()
                        .filter(Selector.Component.class::isInstance)
                        .map(s -> ((Selector.Component) s).key())
                        .findFirst()
                        .orElse("");
        return switch (name) {
            case "log_evidence" -> Optional.of(Kind.LOGARITHM);
            case "responsibility" -> Optional.of(Kind.PROBABILITY);
            default -> Optional.of(isProbability(name) ? Kind.PROBABILITY : Kind.NUMBER);
        };
    }

    /** Whether 1 minus it is a number of the model too. */
    private boolean isProbability(String name) {
        Formula rest = new Binary(Operator.MINUS, new Num(BigDecimal.ONE), new Ref(name));
        return model.p().tables().stream()
                .flatMap(t -> t.cells().stream())
                .flatMap(Formulas::walk)
                .anyMatch(rest::equals);
    }
}
