package elbow.mistake;

import elbow.formula.Formula;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.working.Altered;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A change of formulas, in the words of one model. */
final class WrongFormulas {
    private static final int MOST = 64;

    private final Altered working;
    private final List<Pattern> patterns;
    private final Formula instead;
    private final boolean whole;

    WrongFormulas(Altered working, Change.OfFormula change) {
        this.working = working;
        this.patterns =
                working.meant(change.when()).stream()
                        .map(f -> new Pattern(f, working.evidence()))
                        .toList();
        this.instead = change.instead();
        this.whole = change.whole();
    }

    /** What a formula becomes: changed at each place alone; then, of several, at all of them. */
    List<Formula> of(Formula right) {
        Set<Formula> wrong = new LinkedHashSet<>();
        for (Pattern pattern : patterns) {
            Set<Formula> places = new LinkedHashSet<>();
            (whole ? Stream.of(right) : Formulas.walk(right))
                    .filter(f -> pattern.match(f).isPresent())
                    .forEach(places::add);
            for (Formula place : places)
                for (Formula other : instead(pattern, place))
                    wrong.add(Formulas.rewrite(right, f -> f.equals(place) ? other : f));
            if (places.size() > 1)
                wrong.add(
                        Formulas.rewrite(
                                right,
                                f -> places.contains(f) ? instead(pattern, f).getFirst() : f));
        }
        wrong.remove(right);
        return List.copyOf(wrong);
    }

    private List<Formula> instead(Pattern pattern, Formula place) {
        Found found = pattern.match(place).orElseThrow().with("?", place);
        List<Formula> filled = new ArrayList<>();
        for (Found each : completed(found))
            filled.add(new Filled(each, working.evidence()).of(latentStates()));
        return filled.isEmpty() ? List.of(place) : filled;
    }

    /** A state that the pattern does not tell is any other than those it tells. */
    private List<Found> completed(Found found) {
        List<Found> open = List.of(found);
        for (Event e : tested(instead)) {
            if (!(e.test().orElseThrow().value() instanceof Ref state)
                    || !Pattern.isOpen(state)
                    || found.formula(state.name()).isPresent()) continue;
            List<Found> more = new ArrayList<>();
            for (Found f : open)
                for (Formula s : states(e.variable(), f)) more.add(f.with(state.name(), s));
            open = more.subList(0, Math.min(MOST, more.size()));
        }
        return open;
    }

    private List<Formula> states(Ref variable, Found found) {
        Optional<Formula> bound =
                Pattern.isOpen(variable) ? found.formula(variable.name()) : Optional.empty();
        Ref name = bound.isPresent() && bound.get() instanceof Ref r ? r : variable;
        if (isLatents(name)) {
            List<Ref> latents = working.latents();
            return latents.size() == 1 ? working.states(latents.getFirst()) : List.of();
        }
        return working.states(name);
    }

    private static boolean isLatents(Ref name) {
        return name.equals(new Ref("latents"));
    }

    /** {@code latents = ?s}, where there is one latent variable, is that variable in this state. */
    private Formula latentStates() {
        if (working.latents().size() != 1) return instead;
        Ref only = working.latents().getFirst();
        return Formulas.rewrite(
                instead,
                f ->
                        f instanceof Probability p
                                ? new Probability(
                                        p.network(), named(p.left(), only), named(p.right(), only))
                                : f);
    }

    private static List<Event> named(List<Event> events, Ref only) {
        return events.stream()
                .map(e ->
                        isLatents(e.variable()) && e.test().isPresent()
                                ? new Event(only, e.test())
                                : e)
                .toList();
    }

    private static List<Event> tested(Formula f) {
        List<Event> tested = new ArrayList<>();
        Formulas.walk(f)
                .forEach(x -> {
                    if (!(x instanceof Probability p)) return;
                    p.left().stream().filter(e -> e.test().isPresent()).forEach(tested::add);
                    p.right().stream().filter(e -> e.test().isPresent()).forEach(tested::add);
                });
        return tested;
    }
}
