package elbow.grading;

import elbow.grading.Reading.Understood;
import elbow.value.Real;
import elbow.value.Value.Matrix;
import elbow.value.Value.Vector;

import java.util.ArrayList;
import java.util.List;

/** Vectors, {@code [0.3, 0.7]}, and matrices, {@code [[1, 0], [0, 1]]} or {@code 1 0; 0 1}. */
final class VectorReader {
    private final NumberReader numbers;

    VectorReader(NumberReader numbers) {
        this.numbers = numbers;
    }

    Understood read(Vector shape, Snippet typed) {
        List<Typed> cells = cells(typed, shape.numbers().size());
        return new Understood(new Vector(values(cells)), cells);
    }

    private List<Typed> cells(Snippet typed, int wanted) {
        Snippet list = Brackets.without(typed);
        List<Snippet> cells = Separators.split(list, wanted);
        if (cells.size() != wanted)
            throw list.fault(
                    0,
                    wanted == 1
                            ? "one number is asked; this is " + count(cells.size())
                            : wanted + " numbers are asked; this is " + count(cells.size()));
        return cells.stream().map(numbers::read).toList();
    }

    private static List<Real> values(List<Typed> cells) {
        return cells.stream().map(Typed::value).toList();
    }

    Understood read(Matrix shape, Snippet typed) {
        int width = shape.rows().getFirst().size();
        List<Typed> all = new ArrayList<>();
        List<List<Real>> rows = new ArrayList<>();
        for (Snippet row : rows(Brackets.without(typed), shape.rows().size(), width)) {
            List<Typed> cells = cells(row, width);
            all.addAll(cells);
            rows.add(values(cells));
        }
        return new Understood(new Matrix(rows), all);
    }

    private static List<Snippet> rows(Snippet list, int wanted, int width) {
        List<Snippet> rows = Lists.groups(list);
        if (rows.isEmpty()) rows = Separators.cut(list, ";\n\r");
        if (rows.size() != wanted && width == 1) rows = Separators.split(list, wanted);
        if (rows.size() == wanted) return rows;
        throw list.fault(
                0,
                "%d rows are asked, as in [[1, 0], [0, 1]] or 1 0; 0 1; this is %s"
                        .formatted(wanted, count(rows.size())));
    }

    private static String count(int n) {
        return n == 1 ? "one" : String.valueOf(n);
    }
}
