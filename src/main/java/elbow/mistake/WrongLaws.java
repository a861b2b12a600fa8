package elbow.mistake;

import elbow.formula.Formula;
import elbow.formula.Formulas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A change of laws. */
final class WrongLaws {
    private final Pattern pattern;
    private final Formula instead;

    WrongLaws(Change.OfLaw change) {
        this.pattern = new Pattern(change.when(), List.of());
        this.instead = change.instead();
    }

    /** What may stand in the place of a law: it changed at each place alone. */
    List<Formula> of(Formula law) {
        Set<Formula> places = new LinkedHashSet<>();
        Formulas.walk(law).filter(f -> pattern.match(f).isPresent()).forEach(places::add);
        List<Formula> wrong = new ArrayList<>();
        for (Formula place : places) {
            Formula other = new Filled(pattern.match(place).orElseThrow(), List.of()).of(instead);
            Formula changed = Formulas.rewrite(law, f -> f.equals(place) ? other : f);
            if (!changed.equals(law)) wrong.add(changed);
        }
        return wrong;
    }
}
