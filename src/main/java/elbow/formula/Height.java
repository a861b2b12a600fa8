package elbow.formula;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many formulas stand inside one another; what walks a formula may so recurse. */
final class Height {
    static final int HIGHEST = 400;

    private record Level(Formula formula, int depth) {}

    private Height() {}

    /** The formula, unless a chain such as {@code 1 + 1 + ...} makes it too high. */
    static Formula checked(Formula formula, Cursor in) {
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(formula, 1));
        while (!open.isEmpty()) {
            Level level = open.pop();
            if (level.depth() > HIGHEST)
                throw in.error("a formula has at most " + HIGHEST + " operations in a row");
            for (Formula child : Children.of(level.formula()))
                open.push(new Level(child, level.depth() + 1));
        }
        return formula;
    }
}
