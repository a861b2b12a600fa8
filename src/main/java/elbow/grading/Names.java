package elbow.grading;

import elbow.formula.Formula.Function;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Selector.Component;
import elbow.formula.FormulaException;
import elbow.value.Real;
import elbow.value.Value;
import elbow.value.Value.Tabulated;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** What a name in an answer stands for: the learner's own earlier answers, e and pi. */
final class Names {
    private final String own;
    private final Map<String, Value> earlier;

    Names(String own, Map<String, Value> earlier) {
        this.own = own;
        this.earlier = earlier;
    }

    /** The number a name stands for; a fault from its problem and the names known. */
    Real value(Ref ref, BiFunction<String, Collection<String>, FormulaException> fault) {
        Optional<String> name = known(ref.name());
        if (name.isEmpty()) return constant(ref, fault);
        return number(ref, Objects.requireNonNull(earlier.get(name.get())))
                .orElseThrow(() ->
                        fault.apply(
                                "your answer to "
                                        + name.get()
                                        + " is no number to compute with"
                                        + cells(earlier.get(name.get())),
                                List.of()));
    }

    /** Of a table a number can be taken, by its state. */
    private static String cells(@Nullable Value answer) {
        return switch (answer) {
            case Tabulated t when t.variables().size() == 1 ->
                    "; take one from it, as in ." + t.rows().getFirst().label();
            case Value.Described d when !d.parameters().isEmpty() ->
                    "; take one from it, as in ." + d.parameters().keySet().iterator().next();
            case Value.Vector v -> "; take one from it, as in .1";
            case Value.Listed l -> "; take one from it, as in .1";
            case null, default -> "";
        };
    }

    private Optional<String> known(String name) {
        if (earlier.containsKey(name)) return Optional.of(name);
        List<String> alike = earlier.keySet().stream().filter(name::equalsIgnoreCase).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static Optional<Real> number(Ref ref, Value answer) {
        if (ref.path().isEmpty())
            return answer instanceof Real r ? Optional.of(r) : Optional.empty();
        Optional<Value> found = Optional.of(answer);
        for (Selector selector : ref.path()) found = found.flatMap(v -> inside(v, selector));
        return found.filter(Real.class::isInstance).map(Real.class::cast);
    }

    /** A row of a table, a component, a parameter: {@code .rain}, {@code .2}, {@code .mean}. */
    private static Optional<Value> inside(Value answer, Selector selector) {
        if (!(selector instanceof Component c)) return Optional.empty();
        return switch (answer) {
            case Tabulated t ->
                    t.rows().stream()
                            .filter(r -> r.states().equals(List.of(c.key())))
                            .map(r -> (Value) r.value())
                            .findFirst();
            case Value.Described d -> Optional.ofNullable(d.parameters().get(c.key()));
            case Value.Vector v -> at(v.numbers(), c.key());
            case Value.Matrix m -> at(m.rows(), c.key()).map(Value.Vector::new);
            case Value.Listed l -> at(l.items(), c.key());
            default -> Optional.empty();
        };
    }

    private static <T> Optional<T> at(List<? extends T> items, String key) {
        if (!key.matches("[0-9]{1,4}")) return Optional.empty();
        int at = Integer.parseInt(key);
        return at >= 1 && at <= items.size() ? Optional.of(items.get(at - 1)) : Optional.empty();
    }

    private Real constant(Ref ref, BiFunction<String, Collection<String>, FormulaException> fault) {
        String name = ref.name();
        if (ref.path().isEmpty() && name.equals("e")) return Real.of(Math.E);
        if (ref.path().isEmpty() && name.equals("pi")) return Real.of(Math.PI);
        if (name.equalsIgnoreCase(own))
            throw fault.apply(
                    name + " is what is asked; compute it from numbers and earlier answers",
                    List.of());
        throw fault.apply(
                name + " is no number, and you have given no answer of that name", functions());
    }

    private Collection<String> functions() {
        List<String> names = new ArrayList<>(earlier.keySet());
        for (Function function : Function.values()) names.add(function.text);
        names.remove(Function.DECIMALS.text);
        return names;
    }
}
