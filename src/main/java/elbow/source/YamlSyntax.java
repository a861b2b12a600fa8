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
    /**
     * What the parser says first, and what we say instead; {@code %s} is the character complained
     * about. {@code opened} faults are told where the quote or key starts, not where it fails.
     */
    private record Rule(String complaint, boolean opened, String words) {}

    private static final List<Rule> RULES =
            List.of(
                    new Rule(
                            "mapping values are not allowed",
                            false,
                            "': ' can't stand here; quote a text that contains it, or check the"
                                    + " indentation"),
                    new Rule(
                            "sequence entries are not allowed",
                            false,
                            "'- ' starts a list item, which can't stand here; put the list on lines"
                                    + " of its own, write a negative number as -0.72, or quote the"
                                    + " text"),
                    new Rule(
                            "mapping keys are not allowed",
                            false,
                            "'? ' can't stand here; quote a text that starts with it"),
                    new Rule("found character '\\t", false, "a tab can't stand here; use spaces"),
                    new Rule("found character", false, "a text can't start with '%s'; quote it"),
                    new Rule(
                            "could not find expected ':'",
                            true,
                            "no ': ' on this line; write 'key: value', or indent it if it continues"
                                    + " the line above"),
                    new Rule(
                            "found unexpected end of stream",
                            true,
                            "the quote opened here is never closed; close it with %s"),
                    new Rule(
                            "found unexpected document separator",
                            true,
                            "the quote opened here is not closed before '---'; close it with %s"),
                    new Rule(
                            "found unknown escape character",
                            false,
                            "'\\%s' is no escape; inside double quotes write \\\\ for a backslash,"
                                    + " or use single quotes"),
                    new Rule(
                            "expected escape sequence",
                            false,
                            "the escapes \\x, \\u and \\U take 2, 4 and 8 hexadecimal digits; write"
                                    + " \\\\ for a backslash, or use single quotes"));

    private static final Pattern WIDE_ESCAPE = Pattern.compile("\\\\U(?!0010|000)");

    private final YamlSource source;
    private final MarkedYamlEngineException complaint;
    private final Optional<Mark> mark;

    private YamlSyntax(YamlSource source, MarkedYamlEngineException complaint) {
        this.source = source;
        this.complaint = complaint;
        this.mark = complaint.getProblemMark();
    }

    /** The fault behind an exception of the parser, whose last good token was at {@code last}. */
    static FaultException fault(YamlSource source, TokenStreamLocation last, JacksonException e) {
        Fault fault =
                e.getCause() instanceof MarkedYamlEngineException marked
                        ? new YamlSyntax(source, marked).fault()
                        : unmarked(source, last, e);
        return new FaultException(fault);
    }

    /** What comes without a mark: a key that is no scalar, an escape or a version out of range. */
    private static Fault unmarked(YamlSource source, TokenStreamLocation last, JacksonException e) {
        if (e.getCause() == null) {
            source.refuseMarker(last);
            return new Fault(source.place(last), "a key must be a text, not a list or mapping");
        }
        var escape = WIDE_ESCAPE.matcher(source.text());
        if (escape.find()) {
            return new Fault(Place.in(source.file(), source.text(), escape.start()), TOO_WIDE);
        }
        return new Fault(new Place(source.file(), 1, 1), DIRECTIVE);
    }

    private Fault fault() {
        String context = Optional.ofNullable(complaint.getContext()).orElse("");
        if (context.endsWith("directive") || problem().contains("directive"))
            return at(mark, DIRECTIVE);
        if (context.startsWith("while scanning a block scalar")) {
            return at(
                    complaint.getContextMark(),
                    "'%s' announces a text on the lines below; quote a text that starts with it");
        }
        if (context.matches("while scanning an? (anchor|alias|tag)")) {
            return at(
                    complaint.getContextMark(),
                    "a text can't start with '%s' (anchors, aliases and tags are not allowed);"
                            + " quote it");
        }
        if (problem().matches("found unknown escape character [0-9A-Fa-f]{8}")) {
            return at(mark, TOO_WIDE);
        }
        return RULES.stream()
                .filter(r -> problem().startsWith(r.complaint))
                .findFirst()
                .map(r -> at(r.opened ? complaint.getContextMark() : mark, r.words))
                .orElseGet(this::misfit);
    }

    /** A token where the grammar has no room for it. */
    private Fault misfit() {
        if (problem().startsWith("expected ',' or")) return flow();
        if (problem().startsWith("expected the node content")) return noValue();
        if (problem().startsWith("expected <block end>")) return block();
        if (problem().startsWith("expected '<document start>'")) return block();
        return at(mark, "not YAML: " + problem());
    }

    private Fault flow() {
        boolean end = problem().endsWith("<stream end>");
        boolean later = problem().endsWith(" :") && line(mark) > line(complaint.getContextMark());
        if (end || later) {
            return at(complaint.getContextMark(), "the '%s' opened here is never closed");
        }
        return at(
                mark,
                "',' or the closing bracket was expected, not '%s'; inside { } and [ ] quote a text"
                        + " that contains brackets or quotes, or use one row per line");
    }

    private Fault noValue() {
        if (problem().endsWith("<stream end>'")) return at(mark, "a value is missing at the end");
        return at(mark, "a value is missing before '%s'; quote a text that starts with it");
    }

    private Fault block() {
        if (problem().endsWith("'}'") || problem().endsWith("']'")) {
            return at(mark, "'%s' closes nothing");
        }
        if (problem().endsWith("'?'")) {
            return at(mark, "a key can't stand beside list items; check the indentation");
        }
        if (problem().endsWith("'-'")) {
            return at(mark, "a list item can't stand beside keys; check the indentation");
        }
        if (problem().endsWith("':'")) return at(mark, "a key is missing before ':'");
        return at(
                mark,
                firstOnLine()
                        ? "this line fits no line above; check the indentation"
                        : "nothing can follow here on this line; quote the whole text");
    }

    private String problem() {
        return complaint.getProblem();
    }

    private boolean firstOnLine() {
        return mark.filter(m -> source.blankBefore(m.getIndex(), m.getColumn())).isPresent();
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0);
    }

    private Fault at(Optional<Mark> mark, String words) {
        Mark m = mark.orElseThrow();
        Place place = new Place(source.file(), m.getLine() + 1, m.getColumn() + 1);
        return new Fault(
                place, words.replace("%s", Character.toString(source.character(m.getIndex()))));
    }

    private static final String TOO_WIDE =
            "the escape \\U stands for a character up to \\U0010FFFF";
    static final String DIRECTIVE =
            "a line that starts with '%' is a directive, which is not allowed; remove it";
}
