package elbow.source;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The YAML parser's complaints in plain words, each at the place to mend. */
final class YamlSyntax {
    static final String DIRECTIVE =
            "a line that starts with '%' is a directive, which is not allowed; remove it";

    private static final String TOO_WIDE =
            "the escape \\U stands for a character up to \\U0010FFFF";

    /**
     * What the parser says ("context; problem") and what we say instead, {@code %s} being the
     * character at the place: where it fails, or where the quote, bracket or key was opened.
     */
    private record Rule(Pattern complaint, boolean opened, String words) {}

    /** The first that matches counts. */
    private static final List<Rule> RULES =
            List.of(
                    here(".*(directive|duplicate tag handle).*", DIRECTIVE),
                    opened(
                            "while (scanning an? (anchor|alias|tag)|parsing a node);.*",
                            "a text can't start with '%s' (anchors, aliases and tags are not"
                                    + " allowed); quote it"),
                    opened(
                            "while scanning a block scalar;.*",
                            "'%s' announces a text on the lines below; quote a text that starts"
                                    + " with it"),
                    here(
                            ".*mapping values are not allowed.*",
                            "': ' can't stand here; quote a text that contains it, or check the"
                                    + " indentation"),
                    here(
                            ".*sequence entries are not allowed.*",
                            "'- ' starts a list item, which can't stand here; put the list on lines"
                                    + " of its own, write a negative number as -0.72, or quote the"
                                    + " text"),
                    here(
                            ".*mapping keys are not allowed.*",
                            "'? ' can't stand here; quote a text that starts with it"),
                    here(".*found character '\\\\t.*", "a tab can't stand here; use spaces"),
                    here(".*found character.*", "a text can't start with '%s'; quote it"),
                    opened(
                            ".*could not find expected ':'",
                            "no ': ' on this line; write 'key: value', or indent it if it continues"
                                    + " the line above"),
                    opened(
                            ".*found unexpected end of stream",
                            "the quote opened here is never closed; close it with %s"),
                    opened(
                            ".*found unexpected document separator",
                            "the quote opened here is not closed before '---'; close it with %s"),
                    here(".*found unknown escape character [0-9A-Fa-f]{8}", TOO_WIDE),
                    here(
                            ".*found unknown escape character.*",
                            "'\\%s' is no escape; inside double quotes write \\\\ for a backslash,"
                                    + " or use single quotes"),
                    here(
                            ".*expected escape sequence.*",
                            "the escapes \\x, \\u and \\U take 2, 4 and 8 hexadecimal digits; write"
                                    + " \\\\ for a backslash, or use single quotes"),
                    opened(
                            ".*expected ',' or .*<stream end>",
                            "the '%s' opened here is never closed"),
                    here(
                            ".*expected ',' or .*",
                            "',' or the closing bracket was expected, not '%s'; inside { } and [ ]"
                                    + " quote a text that contains brackets or quotes, or use one"
                                    + " row per line"),
                    here(".*expected the node.*<stream end>'", "a value is missing at the end"),
                    here(
                            ".*expected the node content.*",
                            "a value is missing before '%s'; quote a text that starts with it"),
                    here(".*but found '[]}]'", "'%s' closes nothing"),
                    here(
                            ".*but found '\\?'",
                            "a key can't stand beside list items; check the indentation"),
                    here(
                            ".*but found '-'",
                            "a list item can't stand beside keys; check the indentation"),
                    here(".*but found ':'", "a key is missing before ':'"));

    private static final Pattern WIDE_ESCAPE = Pattern.compile("\\\\U(?!0010|000)");

    private YamlSyntax() {}

    /** The fault behind an exception of the parser, whose last good token was at {@code last}. */
    static FaultException fault(YamlSource source, TokenStreamLocation last, JacksonException e) {
        Fault fault =
                e.getCause() instanceof MarkedYamlEngineException marked
                        ? marked(source, marked)
                        : unmarked(source, last, e);
        return new FaultException(fault);
    }

    private static Fault marked(YamlSource source, MarkedYamlEngineException e) {
        Mark here = e.getProblemMark().orElseThrow();
        Mark opened = e.getContextMark().orElse(here);
        String context = Optional.ofNullable(e.getContext()).orElse("");
        String complaint = context + "; " + e.getProblem();
        boolean unclosed = complaint.endsWith("but got :") && here.getLine() > opened.getLine();
        String known = unclosed ? "expected ',' or <stream end>" : complaint;
        return RULES.stream()
                .filter(r -> r.complaint.matcher(known).matches())
                .findFirst()
                .map(r -> fault(source, r.opened ? opened : here, r.words))
                .orElseGet(() -> misfit(source, here));
    }

    /** A token where the document has no room for it. */
    private static Fault misfit(YamlSource source, Mark here) {
        boolean first = source.blankBefore(here.getIndex(), here.getColumn());
        String words =
                first
                        ? "this line fits no line above; check the indentation"
                        : "nothing can follow here on this line; quote the whole text, or start a"
                                + " new line";
        return fault(source, here, words);
    }

    /** What comes without a mark: a key that is no scalar, an escape or a version out of range. */
    private static Fault unmarked(YamlSource source, TokenStreamLocation last, JacksonException e) {
        if (e.getCause() == null) {
            source.refuseMarker(last);
            return new Fault(source.place(last), "a key must be a text, not a list or mapping");
        }
        var escape = WIDE_ESCAPE.matcher(source.text());
        if (!escape.find()) return new Fault(new Place(source.file(), 1, 1), DIRECTIVE);
        return new Fault(Place.in(source.file(), source.text(), escape.start()), TOO_WIDE);
    }

    private static Fault fault(YamlSource source, Mark mark, String words) {
        String character = Character.toString(source.character(mark.getIndex()));
        return new Fault(source.place(mark), words.replace("%s", character));
    }

    private static Rule here(String complaint, String words) {
        return new Rule(Pattern.compile(complaint, Pattern.DOTALL), false, words);
    }

    private static Rule opened(String complaint, String words) {
        return new Rule(Pattern.compile(complaint, Pattern.DOTALL), true, words);
    }
}
