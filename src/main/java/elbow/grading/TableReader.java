package elbow.grading;

import elbow.grading.Reading.Understood;
import elbow.value.Value.Tabulated;
import elbow.value.Value.Tabulated.Row;

import java.util.ArrayList;
import java.util.List;

/** A table: its numbers in order, or each with the states of its row. */
final class TableReader {
    private final Tabulated shape;
    private final NumberReader numbers;
    private final RowLabels labels;

    TableReader(Tabulated shape, NumberReader numbers) {
        this.shape = shape;
        this.numbers = numbers;
        this.labels = new RowLabels(shape);
    }

    Understood read(Snippet typed) {
        Snippet list = Brackets.without(typed);
        List<Snippet> cells = labels.begin(list) ? labels.cells(list) : inOrder(list);
        List<Typed> typedNumbers = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Typed number = numbers.read(cells.get(i));
            typedNumbers.add(number);
            rows.add(new Row(shape.rows().get(i).states(), number.value()));
        }
        return new Understood(new Tabulated(shape.variables(), rows), typedNumbers);
    }

    private List<Snippet> inOrder(Snippet list) {
        int wanted = shape.rows().size();
        List<Snippet> cells = Separators.split(list, wanted);
        if (cells.size() == wanted) return cells;
        List<Snippet> grid = grid(list);
        if (grid.size() == wanted) return grid;
        throw list.fault(
                0,
                "%d numbers are asked, one for each of %s; this is %s"
                        .formatted(wanted, labels.all(), count(cells.size())));
    }

    /** The numbers of a joint table of two variables, with a row for each state of the first. */
    private List<Snippet> grid(Snippet list) {
        List<Snippet> rows = Lists.groups(list);
        if (rows.isEmpty()) rows = Separators.cut(list, ";\n\r");
        long height = shape.rows().stream().map(r -> r.states().getFirst()).distinct().count();
        if (shape.variables().size() != 2 || rows.size() != height) return List.of();
        int width = shape.rows().size() / rows.size();
        List<Snippet> cells = new ArrayList<>();
        for (Snippet row : rows) {
            List<Snippet> numbers = Separators.split(Brackets.without(row), width);
            if (numbers.size() != width) return List.of();
            cells.addAll(numbers);
        }
        return cells;
    }

    private static String count(int n) {
        return n == 1 ? "one" : String.valueOf(n);
    }
}
