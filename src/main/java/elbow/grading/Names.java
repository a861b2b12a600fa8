package elbow.grading;

import elbow.formula.Formula.Function;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formula.Selector.Component;
import elbow.formula.Formula.Selector.Index;
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

    /** Whether the learner may mean a part by this name. */
    boolean isKnown(String name) {
        return known(name).isPresent() || own.equalsIgnoreCase(name);
    }

    /** The earlier answer of this name, if it can be the answer to what is asked. */
    Optional<Value> whole(String name, Value shape) {
        if (earlier.isEmpty()) return Optional.empty();
        return known(name).map(earlier::get).flatMap(v -> Shapes.fitted(v, shape));
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
            case Tabulated t when !t.rows().isEmpty() ->
                    "; take one from it, as in ." + String.join(".", t.rows().getFirst().states());
            case Value.Described d when !d.parameters().isEmpty() ->
                    "; take one from it, as in ." + d.parameters().keySet().iterator().next();
            case Value.Vector v -> "; take one from it, as in .1";
            case Value.Matrix m -> "; take one from it, as in .1.1";
            case Value.Listed l -> "; take one from it, as in .1";
            case Value.Mixture m -> "; take one from it, as in .1.weight";
            case null, default -> "";
        };
    }

    private Optional<String> known(String name) {
        if (earlier.containsKey(name)) return Optional.of(name);
        List<String> alike = earlier.keySet().stream().filter(name::equalsIgnoreCase).toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    private static Optional<Real> number(Ref ref, Value answer) {
        List<String> keys = new ArrayList<>();
        for (Selector selector : ref.path()) key(selector).ifPresent(keys::add);
        if (keys.size() < ref.path().size()) return Optional.empty();
        return inside(answer, keys);
    }

    /** {@code .rain}, {@code [rain]}, {@code [2]}. */
    private static Optional<String> key(Selector selector) {
        return switch (selector) {
            case Component c -> Optional.of(c.key());
            case Index(Num n) -> Optional.of(n.value().toPlainString());
            case Index(Ref r) when r.path().isEmpty() -> Optional.of(r.name());
            case Index i -> Optional.empty();
            case Selector.Slice s -> Optional.empty();
        };
    }

    /** A row of a table, a component, a parameter: {@code .rain}, {@code .2}, {@code .mean}. */
    private static Optional<Real> inside(Value answer, List<String> keys) {
        if (answer instanceof Real r) return keys.isEmpty() ? Optional.of(r) : Optional.empty();
        if (keys.isEmpty()) return Optional.empty();
        String key = keys.getFirst();
        List<String> rest = keys.subList(1, keys.size());
        return switch (answer) {
            case Tabulated t ->
                    t.rows().stream()
                            .filter(r -> r.states().equals(keys))
                            .map(Tabulated.Row::value)
                            .findFirst();
            case Value.Described d ->
                    Optional.ofNullable(d.parameters().get(key)).flatMap(v -> inside(v, rest));
            case Value.Vector v -> at(v.numbers(), key).flatMap(n -> inside(n, rest));
            case Value.Matrix m ->
                    at(m.rows(), key).flatMap(r -> inside(new Value.Vector(r), rest));
            case Value.Listed l -> at(l.items(), key).flatMap(i -> inside(i, rest));
            case Value.Mixture m -> at(m.components(), key).flatMap(c -> component(c, rest));
            default -> Optional.empty();
        };
    }

    /** The weight of a component of a mixture, or a parameter of its distribution. */
    private static Optional<Real> component(Value.Mixture.Component c, List<String> keys) {
        if (keys.equals(List.of("weight"))) return Optional.of(c.weight());
        return inside(c.distribution(), keys);
    }

    private static <T> Optional<T> at(List<? extends T> items, String key) {
        if (key.isEmpty() || key.length() > 4 || !key.chars().allMatch(c -> c >= '0' && c <= '9'))
            return Optional.empty();
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
        throw fault.apply(unknown(name), all());
    }

    /** What is said of a name that means nothing. */
    static String unknown(String name) {
        return Spelled.shown(name) + " is no number, and you have given no answer of that name";
    }

    /** The names an answer may hold. */
    Collection<String> all() {
        List<String> names = new ArrayList<>(earlier.keySet());
        for (Function function : Function.values()) names.add(function.text);
        names.remove(Function.DECIMALS.text);
        return names;
    }
}
