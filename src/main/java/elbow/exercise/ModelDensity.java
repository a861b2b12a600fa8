package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formulas;
import elbow.model.Density;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A density of a model with the text that each of its rows was read from. */
record ModelDensity(String network, Density density, List<Written> sources) {
    ModelDensity {
        sources = List.copyOf(sources);
    }

    /** The names the arguments read. */
    Set<Formula.Ref> reads() {
        Set<Formula.Ref> reads = new LinkedHashSet<>();
        for (Formula argument : density.arguments())
            Formulas.walk(argument)
                    .forEach(f -> {
                        if (f instanceof Formula.Ref r) reads.add(r);
                    });
        return reads;
    }
}
