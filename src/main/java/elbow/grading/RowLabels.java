package elbow.grading;

import elbow.formula.FormulaException;
import elbow.source.Suggest;
import elbow.value.Value.Tabulated;
import elbow.value.Value.Tabulated.Row;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rows of a table by their states: {@code rain: 0.2, sun: 0.8}, {@code rain 0.2 sun 0.8},
 * {@code z = 1: 0.8}, {@code (0, 1): 0.4}, {@code p(rain | x) = 0.2}.
 */
final class RowLabels {
    private static final String COLON = "\\s*(?::|=|->|→)\\s*";
    private static final String CONDITION = "\\s*(?:\\|[^()]{0,200})?";
    private static final String BEFORE = "(?<![\\p{L}\\p{N}_.])";

    private final Tabulated table;
    private final List<Pattern> patterns;
    private final Pattern any;

    RowLabels(Tabulated table) {
        this.table = table;
        this.patterns = table.rows().stream().map(r -> compiled(pattern(r))).toList();
        String all = table.rows().stream().map(this::pattern).collect(Collectors.joining("|"));
        this.any = compiled("(?:[\\s,;]+|^)(?<!=\\s{0,9})(?=(?:" + all + "))");
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(
                pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** The states of a row, and what parts them from the number. */
    private String pattern(Row row) {
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < row.states().size(); i++) {
            String variable = Pattern.quote(table.variables().get(i));
            String state = Pattern.quote(row.states().get(i));
            if (i > 0) label.append("(?:\\s*,\\s*|\\s)");
            label.append("(?:").append(variable).append("\\s*=\\s*)?[\"']?").append(state);
            label.append("[\"']?");
        }
        boolean words = Character.isLetter(row.states().getLast().codePointAt(0));
        String end = words ? "(?:" + COLON + "|\\s+)" : COLON;
        String bracketed = "[(\\[]\\s*" + label + "\\s*[)\\]]";
        String probability = "[pq]\\(\\s*" + label + CONDITION + "\\)" + COLON;
        return BEFORE + "(?:" + probability + "|(?:" + bracketed + "|" + label + ")" + end + ")";
    }

    String all() {
        return table.rows().stream()
                .map(Row::label)
                .collect(Collectors.joining(table.variables().size() > 1 ? "; " : ", "));
    }

    /** Whether the list names its rows. */
    boolean begin(Snippet list) {
        return list.text().indexOf(':') >= 0 || any.matcher(list.text()).lookingAt();
    }

    /** The numbers in the order of the rows. */
    List<Snippet> cells(Snippet list) {
        @Nullable Snippet[] cells = new Snippet[patterns.size()];
        for (Snippet item : items(list)) {
            int row = row(item);
            Matcher label = label(row, item);
            if (cells[row] != null)
                throw item.fault(0, table.rows().get(row).label() + " has two numbers");
            cells[row] = item.from(label.end()).strip();
        }
        return complete(list, cells);
    }

    private List<Snippet> items(Snippet list) {
        Matcher next = any.matcher(list.text());
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        while (next.find()) {
            if (!starts.isEmpty()) ends.add(next.start());
            else if (next.start() > 0) break;
            starts.add(next.end());
        }
        if (starts.isEmpty()) throw unknown(list);
        ends.add(list.length());
        List<Snippet> items = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++)
            items.add(trimmed(list.between(starts.get(i), ends.get(i))));
        return items;
    }

    /** Without the separators behind it. */
    private static Snippet trimmed(Snippet item) {
        String text = item.text();
        int end = text.length();
        while (end > 0
                && (",;".indexOf(text.charAt(end - 1)) >= 0
                        || Snippet.isBlank(text.charAt(end - 1)))) end--;
        return item.between(0, end);
    }

    private int row(Snippet item) {
        int best = -1;
        int length = 0;
        for (int i = 0; i < patterns.size(); i++) {
            Matcher m = patterns.get(i).matcher(item.text());
            if (m.lookingAt() && m.end() > length) {
                best = i;
                length = m.end();
            }
        }
        if (best < 0) throw unknown(item);
        return best;
    }

    private Matcher label(int row, Snippet item) {
        Matcher m = patterns.get(row).matcher(item.text());
        if (!m.lookingAt()) throw unknown(item);
        return m;
    }

    private FormulaException unknown(Snippet item) {
        String word = Spelled.shown(item.text().split("[:=\\s]", 2)[0]);
        List<String> known = table.rows().stream().map(Row::label).toList();
        String hint = Suggest.hint(word, known).isEmpty() ? "; there are " + all() : "";
        return item.fault(0, "the table has no row " + word + hint, word, known);
    }

    private List<Snippet> complete(Snippet list, @Nullable Snippet[] cells) {
        String missing =
                table.rows().stream()
                        .filter(r -> cells[table.rows().indexOf(r)] == null)
                        .map(Row::label)
                        .collect(Collectors.joining("; "));
        if (!missing.isEmpty())
            throw list.fault(list.length(), "a number is missing for " + missing);
        return Arrays.stream(cells).map(Objects::requireNonNull).toList();
    }
}
