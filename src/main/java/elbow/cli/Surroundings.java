package elbow.cli;

import elbow.practice.Ink;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command sees of the machine it runs on.
 *
 * @param home the folder of the project, with its exercises and decks
 * @param terminal whether both input and output are a terminal
 */
record Surroundings(
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        Map<String, String> environment,
        Path home,
        boolean terminal) {
    private static final int USUAL = 80;
    private static final int NARROWEST = 20;
    private static final int WIDEST = 1000;

    /** Columns of the terminal; 80 where that is not known. */
    int width() {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (columns.matches("[0-9]{1,4}")) return bounded(Integer.parseInt(columns));
        return terminal ? TerminalSize.columns().map(Surroundings::bounded).orElse(USUAL) : USUAL;
    }

    private static int bounded(int columns) {
        return columns == 0 ? USUAL : Math.max(NARROWEST, Math.min(WIDEST, columns));
    }

    /** Colours on a terminal that shows them and a user who wants them. */
    Ink ink(boolean noColor) {
        boolean unwanted =
                noColor
                        || !environment.getOrDefault("NO_COLOR", "").isEmpty()
                        || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Ink(terminal && !unwanted);
    }
}
