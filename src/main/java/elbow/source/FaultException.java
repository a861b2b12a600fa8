package elbow.source;

import java.util.List;

/** A file that can't be used: all its faults, in the order of their places. */
public final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Fault> faults;

    public FaultException(List<Fault> faults) {
        super(String.join("\n", faults.stream().map(Fault::toString).toList()), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public FaultException(Fault fault) {
        this(List.of(fault));
    }

    public List<Fault> faults() {
        return faults;
    }
}
