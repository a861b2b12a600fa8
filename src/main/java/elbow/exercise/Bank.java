package elbow.exercise;

import elbow.source.Fault;

import java.nio.file.Path;
import java.util.List;

/** The exercises in some folders. */
@SuppressWarnings("DoNotCallSuggester")
public final class Bank {
    public Bank(List<Path> folders) {
        throw new UnsupportedOperationException(folders.toString());
    }

    /** The readable exercises by first topic, level, id. */
    public List<Exercise> all() {
        throw new UnsupportedOperationException();
    }

    /** What is wrong with the files of the bank that can't be read. */
    public List<Fault> faults() {
        throw new UnsupportedOperationException();
    }

    /** An exercise by its id, or by the path of its file; FaultException if there is none such. */
    public Exercise find(String idOrPath) {
        throw new UnsupportedOperationException(idOrPath);
    }
}
