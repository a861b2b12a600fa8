package elbow.grading;

import elbow.formula.FormulaException;
import elbow.model.State;
import elbow.value.Value.Assignment;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** States by name: in the order asked ({@code rain, sun}) or each with its variable. */
final class StatesReader {
    private final List<String> variables;
    private final Map<String, List<String>> states;

    StatesReader(List<String> variables, Map<String, List<String>> states) {
        this.variables = variables;
        this.states = states;
    }

    Assignment read(Snippet typed) {
        List<Snippet> items = items(Brackets.without(typed));
        @Nullable String[] found = new String[variables.size()];
        for (int i = 0; i < items.size(); i++) {
            int equals = sign(items.get(i));
            int at = equals < 0 ? i : variable(items.get(i), equals);
            if (at >= found.length
                    || found[at] != null
                    || (equals < 0 && items.size() != found.length)) throw number(typed);
            found[at] = state(variables.get(at), items.get(i).from(equals + 1).strip());
        }
        if (Arrays.stream(found).anyMatch(Objects::isNull)) throw number(typed);
        List<String> best = Arrays.stream(found).map(Objects::requireNonNull).toList();
        return new Assignment(variables, List.of(best));
    }

    private static List<Snippet> items(Snippet list) {
        String text = list.text();
        String separator =
                text.matches("(?s).*([,;\n]|->|→).*")
                        ? "\\s*([,;\n]|->|→)\\s*"
                        : "(?<![=:\\s])\\s+(?![=:\\s])";
        var matcher = Pattern.compile(separator).matcher(text);
        List<Snippet> items = new ArrayList<>();
        int start = 0;
        while (matcher.find()) {
            items.add(list.between(start, matcher.start()).strip());
            start = matcher.end();
        }
        items.add(list.from(start).strip());
        return items;
    }

    private static int sign(Snippet item) {
        int equals = item.text().indexOf('=');
        return equals >= 0 ? equals : item.text().indexOf(':');
    }

    private int variable(Snippet item, int end) {
        String name = item.between(0, end).strip().text();
        int at = variables.indexOf(name);
        if (at >= 0) return at;
        throw item.fault(
                0, "what is asked has no variable " + Spelled.shown(name), name, variables);
    }

    private String state(String variable, Snippet item) {
        String name = item.text().replaceAll("^[\"'](.*)[\"']$", "$1");
        List<String> known = states.getOrDefault(variable, List.of());
        for (String state : known) if (State.of(state).matches(State.of(name))) return state;
        List<String> alike = known.stream().filter(name::equalsIgnoreCase).toList();
        if (alike.size() == 1) return alike.getFirst();
        throw item.fault(
                0,
                "%s has no state %s; its states are %s"
                        .formatted(variable, Spelled.shown(name), String.join(", ", known)),
                name,
                known);
    }

    private FormulaException number(Snippet typed) {
        return typed.fault(
                0,
                variables.size() == 1
                        ? "one state of " + variables.getFirst() + " is asked"
                        : "one state is asked for each of " + String.join(", ", variables));
    }
}
