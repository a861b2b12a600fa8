package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.InvalidRow;
import elbow.working.Refusal;
import elbow.working.Solution;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** An exercise with numbers put in. */
public final class Variant {
    private final Exercise exercise;
    private final long seed;
    private final Map<Ref, Value> values;
    private final Bindings bindings;
    private final List<String> offGrid;
    private @Nullable Solution solution;
    private @Nullable Map<String, Value> answers;

    Variant(Exercise exercise, long seed, Map<Ref, Value> values, List<String> offGrid) {
        this.exercise = exercise;
        this.seed = seed;
        this.values = values;
        this.bindings = new Bindings(values);
        this.offGrid = List.copyOf(offGrid);
    }

    public Exercise exercise() {
        return exercise;
    }

    public long seed() {
        return seed;
    }

    /** The parameters by name ({@code prior}, {@code w.1}), in the order of declaration. */
    public SequencedMap<String, Value> parameters() {
        SequencedMap<String, Value> named = new LinkedHashMap<>();
        values.forEach((name, value) -> named.put(Formulas.text(name), value));
        return named;
    }

    /** The parameters that were set to a value their declaration does not have. */
    public List<String> offGrid() {
        return offGrid;
    }

    /** The working with this variant's numbers; FaultException where these make no model. */
    public Solution solution() {
        if (solution == null) solution = told(() -> exercise.working().solve(bindings));
        return solution;
    }

    /** The exact answers by the names of the parts. */
    public Map<String, Value> answers() {
        if (answers == null)
            answers =
                    solution != null
                            ? solution.answers()
                            : told(() -> exercise.working().answers(bindings));
        return answers;
    }

    /** What only numbers that were set by hand can do wrong, as a fault at its place. */
    private <T> T told(Supplier<T> computed) {
        try {
            return computed.get();
        } catch (InvalidRow e) {
            for (ModelTable table : exercise.content().tables()) {
                RowCheck check = new RowCheck(table, bindings);
                for (int row = 0; row < table.rows(); row++)
                    check.fault(row)
                            .ifPresent(f -> {
                                throw new FaultException(f);
                            });
            }
            throw e;
        } catch (Refusal e) {
            Place place =
                    exercise.content().asked().stream()
                            .filter(a -> a.part().name().equals(e.part()))
                            .findFirst()
                            .map(a -> a.written().placeOf(e.culprit()))
                            .orElse(Place.whole(exercise.file().toString()));
            throw new FaultException(
                    new Fault(place, e.getMessage() + ", at " + Shown.point(values)));
        }
    }

    /** The story with its numbers. */
    public String story() {
        return exercise.content().about().story().fill(values);
    }

    /** The model, what is observed and q, in readable lines with the numbers put in. */
    public List<String> givens() {
        return new Givens(exercise.content(), bindings).lines();
    }

    /** What a part asks: its text, else its formula with the observed states. */
    public String question(String part) {
        AskReader.Asked asked =
                exercise.content().asked().stream()
                        .filter(a -> a.part().name().equals(part))
                        .findFirst()
                        .orElseThrow();
        if (asked.part().text().isPresent()) return asked.text().fill(values);
        Formula symbol = told(() -> exercise.working().symbol(part, bindings));
        return asked.part().bits() && symbol instanceof Binary b
                ? Formulas.text(b.left()) + " in bits"
                : Formulas.text(symbol);
    }
}
