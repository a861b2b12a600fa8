package elbow.cards;

import elbow.formula.Formula;
import elbow.formula.Formula.Comparison;
import elbow.formula.LatexPrinter;

import org.scilab.forge.jlatexmath.Box;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula of a card: as written, and its LaTeX. {@code lines} is the same formula broken before
 * its relations, for a card too narrow for it; it equals {@code latex} where nothing can be broken.
 */
public record Maths(String source, String latex, String lines) {
    private static final int LONGEST = 1000;
    private static final Pattern COMMAND = Pattern.compile("\\\\([A-Za-z]+)");

    /** These reach beyond their formula: they change later ones, read files, or leave its place. */
    private static final Set<String> REFUSED =
            Set.of(
                    "newcommand",
                    "renewcommand",
                    "newenvironment",
                    "renewenvironment",
                    "makeatletter",
                    "definecolor",
                    "DeclareMathSizes",
                    "magnification",
                    "includegraphics",
                    "jlmDynamic",
                    "hspace",
                    "vspace",
                    "kern",
                    "mkern",
                    "rule",
                    "raisebox",
                    "scalebox",
                    "resizebox",
                    "rotatebox",
                    "reflectbox",
                    "rlap",
                    "llap",
                    "clap",
                    "mathrlap",
                    "mathllap",
                    "mathclap",
                    "smash",
                    "jlmExternalFont");

    /** Written in LaTeX. */
    public Maths(String latex) {
        this(latex, latex, latex);
    }

    /** Written in the language of exercises. */
    static Maths of(Formula formula, String source) {
        String latex = LatexPrinter.print(formula);
        String lines = formula instanceof Comparison chain ? broken(chain) : latex;
        return new Maths(source, latex, lines);
    }

    /** {@code a = b >= c} with a line for each relation; {@code a = b} on two lines. */
    private static String broken(Comparison chain) {
        String first = LatexPrinter.print(chain.operands().getFirst());
        int relations = chain.relations().size();
        if (relations == 1) return aligned("& " + first, "& \\quad " + related(chain, 0));
        String[] lines = new String[relations];
        for (int i = 0; i < relations; i++) {
            lines[i] = (i == 0 ? first : "") + " & " + related(chain, i);
        }
        return aligned(lines);
    }

    private static String aligned(String... lines) {
        return "\\begin{aligned}" + String.join(" \\\\ ", lines) + "\\end{aligned}";
    }

    /** The relation and what stands at its right, as the chain prints them. */
    private static String related(Comparison chain, int i) {
        List<Formula> pair = chain.operands().subList(i, i + 2);
        List<Formula.Relation> relation = chain.relations().subList(i, i + 1);
        String left = LatexPrinter.print(pair.getFirst());
        return LatexPrinter.print(new Comparison(pair, relation)).substring(left.length());
    }

    /** Why it can't be typeset, in a few words; empty if it can. */
    Optional<String> problem() {
        if (latex.length() > LONGEST) {
            return Optional.of("a formula of more than " + LONGEST + " characters");
        }
        Matcher commands = COMMAND.matcher(latex);
        while (commands.find()) {
            if (REFUSED.contains(commands.group(1))) {
                return Optional.of("\\" + commands.group(1) + " can't be used on a card");
            }
        }
        return foreign().or(this::braces).or(this::refusal);
    }

    /** The formulas' fonts know commands; for other characters the machine's own would be used. */
    private Optional<String> foreign() {
        return latex.codePoints()
                .filter(c -> c < ' ' || c > '~')
                .mapToObj(c -> "'" + Character.toString(c) + "' needs its LaTeX command here")
                .findFirst();
    }

    /** The typesetter would close an open brace in silence. */
    private Optional<String> braces() {
        int open = 0;
        for (int i = 0; i < latex.length() && open >= 0; i++) {
            switch (latex.charAt(i)) {
                case '\\' -> i++;
                case '{' -> open++;
                case '}' -> open--;
                default -> {}
            }
        }
        if (open > 0) return Optional.of("a { is not closed");
        return open < 0 ? Optional.of("a } closes nothing") : Optional.empty();
    }

    /** What the typesetter says; on odd input it fails in ways of its own. */
    private Optional<String> refusal() {
        try {
            display();
            inline();
            displayLines();
            return Optional.empty();
        } catch (ParseException e) {
            String message = String.valueOf(e.getMessage()).strip();
            return Optional.of(
                    "this LaTeX can't be set: " + message.lines().findFirst().orElse(""));
        } catch (RuntimeException e) {
            return Optional.of("this LaTeX can't be set");
        }
    }

    /** Set within a line, measured in units of its size. */
    Box inline() {
        return box(latex, TeXConstants.STYLE_TEXT);
    }

    /** Set on a line of its own. */
    Box display() {
        return box(latex, TeXConstants.STYLE_DISPLAY);
    }

    /** Set on several lines. */
    Box displayLines() {
        return box(lines, TeXConstants.STYLE_DISPLAY);
    }

    private static Box box(String latex, int style) {
        return new TeXFormula(latex).createTeXIcon(style, 1).getBox();
    }
}
