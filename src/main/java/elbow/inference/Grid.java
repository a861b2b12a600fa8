package elbow.inference;

import elbow.value.Real;
import elbow.value.Reals;

import java.util.List;

/** The numbers of a matrix, row after row; a vector is one column, a number one cell. */
public record Grid(int height, int width, List<Real> cells) {
    public Grid {
        cells = List.copyOf(cells);
    }

    public Real cell(int row, int column) {
        return cells.get(row * width + column);
    }

    public boolean isFinite() {
        return cells.stream().allMatch(Reals::isFinite);
    }
}
