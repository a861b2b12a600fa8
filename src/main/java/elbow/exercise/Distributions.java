package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.model.Families;
import elbow.model.Families.Discrete;
import elbow.model.Families.Mass;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.working.Bindings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads distributions written out: {@code Bernoulli(prior)}. */
final class Distributions {
    private final Numbers numbers;
    private final Set<Ref> parameters;
    private final Set<String> variables;
    private final Faults faults;

    Distributions(Numbers numbers, Set<String> variables, Faults faults) {
        this.numbers = numbers;
        this.parameters = numbers.known();
        this.variables = variables;
        this.faults = faults;
    }

    /** A text that must be a distribution. */
    Optional<Written> family(Node.Scalar scalar, Header header) {
        Optional<Written> read = Written.read(scalar, faults);
        if (read.isEmpty()) return read;
        Written put = read.get().with(numbers.spelled(header.unrolled(read.get().formula())));
        if (put.formula() instanceof Family) return Optional.of(put);
        faults.add(
                scalar.place(),
                header.text()
                        + " needs a distribution, as Bernoulli(0.3), not "
                        + Fault.quote(scalar.text()));
        return Optional.empty();
    }

    /** The reader of rows that are no tables. */
    DensityReader densities(Header header, List<Variable> parents) {
        return new DensityReader(header, parents, numbers, variables, faults);
    }

    /** The states and probabilities of a distribution. */
    Optional<Discrete> discrete(Written written) {
        Optional<Family> family = family(written);
        if (family.isEmpty()) return Optional.empty();
        try {
            Discrete discrete = Families.discrete(family.get());
            for (Mass m : discrete.masses())
                if (!isNumber(written, m.probability())) return Optional.empty();
            return Optional.of(discrete);
        } catch (IllegalArgumentException e) {
            faults.add(written.place(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean isNumber(Written written, Formula cell) {
        Optional<Formula> culprit = Arithmetic.culprit(cell, parameters);
        if (culprit.isPresent() && culprit.get() instanceof Ref r && variables.contains(r.name())) {
            faults.add(
                    written.placeOf(r),
                    r.name()
                            + " is a variable; only parameters, and parents whose states are"
                            + " numbers, stand in a distribution");
            return false;
        }
        return Arithmetic.check(written, cell, parameters, faults);
    }

    /** The family, with the arithmetic of a certain state worked out: {@code Point(1 - 0)}. */
    private Optional<Family> family(Written written) {
        Family family = (Family) written.formula();
        if (!family.name().equals("Point") || family.arguments().size() != 1)
            return Optional.of(family);
        Argument argument = family.arguments().getFirst();
        if (argument.value() instanceof Ref r) {
            if (!parameters.contains(r)) return Optional.of(family);
            faults.add(
                    written.placeOf(r), "the state of a Point can't be the parameter " + r.name());
            return Optional.empty();
        }
        if (!Arithmetic.check(written, argument.value(), Set.of(), faults)) return Optional.empty();
        Real value = new Bindings(Map.of()).evaluate(argument.value());
        if (!(Reals.decimals(value) instanceof Real.Exact)) {
            faults.add(
                    written.placeOf(argument.value()),
                    Formulas.text(argument.value()) + " is no decimal number, so it is no state");
            return Optional.empty();
        }
        Argument state = new Argument(argument.name(), number(State.of(Shown.of(value))));
        return Optional.of(new Family(family.name(), List.of(state)));
    }

    /** A state that is a number, as a formula. */
    static Formula number(State state) {
        BigDecimal decimal = new BigDecimal(state.text());
        return decimal.signum() < 0 ? new Negate(new Num(decimal.negate())) : new Num(decimal);
    }
}
