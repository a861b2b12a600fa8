package elbow.exercise;

import elbow.exercise.Dimensions.Shape;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.source.Node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which variables are vectors, by name without an index: told before anything is unrolled. */
final class Vectors {
    private final Numbers numbers;
    private final Map<String, Integer> dimensions = new HashMap<>();

    Vectors(Numbers numbers) {
        this.numbers = numbers;
    }

    Set<String> among(List<Header> headers) {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Header h : headers) {
                Header.Name child = h.children().getFirst();
                String name = child.element().map(Ref::name).orElse(child.text());
                int dimension = dimension(h.entry().value());
                if (dimension == 0 || dimensions.containsKey(name)) continue;
                dimensions.put(name, dimension);
                moved = true;
            }
        }
        return dimensions.keySet();
    }

    private int dimension(Node node) {
        return switch (node) {
            case Node.Mapping m ->
                    m.entries().stream().mapToInt(e -> dimension(e.value())).max().orElse(0);
            case Node.Sequence s -> 0;
            case Node.Scalar s -> dimension(s);
        };
    }

    private int dimension(Node.Scalar scalar) {
        try {
            return Formulas.parse(scalar.text()) instanceof Family f && !isCategorical(f)
                    ? new Dimensions(this::shape).of(f)
                    : 0;
        } catch (FormulaException | IllegalArgumentException e) {
            // told where the distribution is read
            return 0;
        }
    }

    /** Of a vector of probabilities it is one state. */
    private static boolean isCategorical(Family f) {
        return f.name().equals("Categorical");
    }

    private Shape shape(Ref ref) {
        Optional<Integer> dimension = Optional.ofNullable(dimensions.get(ref.name()));
        if (dimension.isEmpty()) return numbers.shape(ref);
        boolean component = ref.path().stream().anyMatch(Selector.Component.class::isInstance);
        return component ? Shape.NUMBER : Shape.vector(dimension.get());
    }
}
