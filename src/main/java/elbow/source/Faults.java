package elbow.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything wrong with a file, gathered while reading goes on and told in the order of places. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public void add(Place place, String message) {
        found.add(new Fault(place, message));
    }

    public void addAll(FaultException e) {
        found.addAll(e.faults());
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** The faults in the order of their places, those of one place as they were found. */
    public List<Fault> sorted() {
        return found.stream().distinct().sorted(Comparator.comparing(Fault::place)).toList();
    }

    public void throwIfAny() {
        if (!found.isEmpty()) throw new FaultException(sorted());
    }
}
