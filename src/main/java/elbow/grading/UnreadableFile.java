package elbow.grading;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;

import java.io.IOException;
import java.nio.file.Path;

/** {@code unreadable.csv}: a row for each fault because of which something was not marked. */
final class UnreadableFile implements AutoCloseable {
    private final Csv csv;
    private int count;

    UnreadableFile(Path folder) throws IOException {
        this.csv = new Csv(folder.resolve("unreadable.csv"), "file", "line", "column", "problem");
    }

    void add(String file, FaultException e) {
        e.faults().forEach(fault -> add(file, fault));
    }

    /** The place is in this file; line and column stay empty if it is the file as a whole. */
    void add(String file, Fault fault) {
        Place place = fault.place();
        boolean whole = place.line() == 0;
        csv.add(
                Csv.safe(file),
                whole ? "" : Integer.toString(place.line()),
                whole ? "" : Integer.toString(place.column()),
                Csv.safe(fault.message()));
        count++;
    }

    int count() {
        return count;
    }

    void commit() throws IOException {
        csv.commit();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
