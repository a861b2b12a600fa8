package elbow.grading;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import elbow.source.WholeFile;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A CSV file that appears whole or not at all; its free texts are safe to open in a spreadsheet.
 */
final class Csv implements AutoCloseable {
    private final WholeFile file;
    private final CsvWriter writer;

    Csv(Path target, String... header) throws IOException {
        this.file = new WholeFile(target);
        this.writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file.writer());
        writer.writeRecord(header);
    }

    void add(String... fields) {
        writer.writeRecord(fields);
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
    static String safe(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }

    void commit() throws IOException {
        writer.flush();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
