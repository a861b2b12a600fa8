package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Place;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Bindings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text with places to fill in: arithmetic over parameters between a dollar sign with a curly
 * bracket and the closing bracket. With two dollar signs the bracket is only text. What is filled
 * in is never read again.
 */
record Template(List<Piece> pieces) {
    Template {
        pieces = List.copyOf(pieces);
    }

    sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Hole(Formula formula, Place place) implements Piece {}
    }

    /** Whether it may differ between variants. */
    boolean varies() {
        return pieces.stream().anyMatch(Piece.Hole.class::isInstance);
    }

    static Template empty() {
        return new Template(List.of());
    }

    static Template read(Node.Scalar scalar, Parameters parameters, Faults faults) {
        List<Piece> pieces = new ArrayList<>();
        String text = scalar.text();
        int from = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            boolean escaped = open > from && text.charAt(open - 1) == '$';
            pieces.add(new Piece.Literal(text.substring(from, escaped ? open - 1 : open)));
            int close = text.indexOf('}', open);
            if (escaped) {
                pieces.add(new Piece.Literal("${"));
                from = open + 2;
            } else if (close < 0) {
                faults.add(
                        scalar.at(open), "${ without its }: write ${name}, or $${ for ${ itself");
                return empty();
            } else {
                hole(scalar, open + 2, close, parameters, faults, pieces);
                from = close + 1;
            }
        }
        pieces.add(new Piece.Literal(text.substring(from)));
        return new Template(pieces);
    }

    private static void hole(
            Node.Scalar scalar,
            int from,
            int to,
            Parameters parameters,
            Faults faults,
            List<Piece> pieces) {
        try {
            Formula formula = Formulas.parse(scalar.text().substring(from, to));
            Collection<Ref> names =
                    formula instanceof Ref ? parameters.names() : parameters.numeric();
            Node.Scalar inside =
                    new Node.Scalar(
                            scalar.text().substring(from, to),
                            true,
                            false,
                            scalar.at(from),
                            Math.max(0, scalar.exact() - from));
            if (Arithmetic.check(new Written(inside, formula), formula, names, faults))
                add(new Piece.Hole(formula, scalar.at(from)), parameters, faults, pieces);
        } catch (FormulaException e) {
            faults.add(scalar.at(from + e.offset()), "in ${ }: " + e.problem());
        }
    }

    /** What reads no parameter is looked at when it is read. */
    private static void add(
            Piece.Hole hole, Parameters parameters, Faults faults, List<Piece> pieces) {
        boolean varies =
                Formulas.walk(hole.formula())
                        .anyMatch(f -> f instanceof Ref r && parameters.names().contains(r));
        if (!varies)
            notFinite(hole, Map.of(), new Bindings(Map.of()))
                    .ifPresent(f -> faults.add(f.place(), f.message()));
        pieces.add(hole);
    }

    /** The first place of the text that has no finite number to show in a variant. */
    Optional<Fault> notFinite(Map<Ref, Value> values) {
        Bindings bindings = new Bindings(values);
        return pieces.stream()
                .filter(Piece.Hole.class::isInstance)
                .map(Piece.Hole.class::cast)
                .flatMap(h -> notFinite(h, values, bindings).stream())
                .findFirst();
    }

    private static Optional<Fault> notFinite(
            Piece.Hole hole, Map<Ref, Value> values, Bindings bindings) {
        Value value = value(hole.formula(), values, bindings);
        if (!(value instanceof Real r) || Reals.isFinite(r)) return Optional.empty();
        return Optional.of(
                new Fault(
                        hole.place(),
                        "${"
                                + Formulas.text(hole.formula())
                                + "} is "
                                + Shown.of(value)
                                + (values.isEmpty() ? "" : " at " + Shown.point(values))
                                + "; a number in a text must be finite"));
    }

    /** The text with the numbers of a variant. */
    String fill(Map<Ref, Value> values) {
        Bindings bindings = new Bindings(values);
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces)
            text.append(
                    switch (piece) {
                        case Piece.Literal l -> l.text();
                        case Piece.Hole h -> Shown.of(value(h.formula(), values, bindings));
                    });
        return text.toString();
    }

    private static Value value(Formula formula, Map<Ref, Value> values, Bindings bindings) {
        Value known = formula instanceof Ref ref ? values.get(ref) : null;
        return known != null ? known : bindings.evaluate(formula);
    }
}
