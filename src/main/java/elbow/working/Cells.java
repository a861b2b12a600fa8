package elbow.working;

import elbow.model.Variable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which states a cell of a table stands for, the last axis fastest. */
final class Cells {
    private Cells() {}

    static List<String> states(List<Variable> axes, int cell) {
        List<String> states = new ArrayList<>();
        at(axes, cell).forEach((v, s) -> states.add(v.states().get(s).text()));
        return states;
    }

    static Map<Variable, Integer> at(List<Variable> axes, int cell) {
        int[] digits = new int[axes.size()];
        int rest = cell;
        for (int k = axes.size() - 1; k >= 0; k--) {
            digits[k] = rest % axes.get(k).size();
            rest /= axes.get(k).size();
        }
        Map<Variable, Integer> at = new LinkedHashMap<>();
        for (int k = 0; k < digits.length; k++) at.put(axes.get(k), digits[k]);
        return at;
    }

    /** The cell of a table at these states; variables it does not depend on are passed over. */
    static int index(List<Variable> axes, Map<Variable, Integer> at) {
        int index = 0;
        for (Variable v : axes) index = index * v.size() + at.getOrDefault(v, 0);
        return index;
    }
}
