package elbow.working;

import elbow.inference.Table;
import elbow.model.Variable;
import elbow.value.Real;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers that stand in the place of all cells of a step, or of some: the others it keeps. */
record Replacement(List<Variable> axes, List<Optional<Real>> cells) {
    static Replacement of(Table table) {
        return new Replacement(table.axes(), table.cells().stream().map(Optional::of).toList());
    }

    boolean isWhole() {
        return cells.stream().allMatch(Optional::isPresent);
    }

    /** These numbers, and those of another where these have none. */
    Replacement over(Replacement other) {
        List<Optional<Real>> both = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Optional<Real> below = other.cells.get(i);
            both.add(cells.get(i).or(() -> below));
        }
        return new Replacement(axes, both);
    }

    /** The table of a step with these numbers in it. */
    Table in(Table own) {
        List<Real> kept = own.ordered(axes).cells();
        List<Real> all = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) all.add(cells.get(i).orElse(kept.get(i)));
        return Table.of(axes, all);
    }
}
