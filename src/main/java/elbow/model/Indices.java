package elbow.model;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Negate;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Whole numbers in an index: {@code [2]}, {@code [t-1]}, {@code [T+1]}. */
public final class Indices {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

    private Indices() {}

    /** The number an index stands for; none if it is not whole or reads an unknown letter. */
    public static OptionalInt value(Formula index, Map<String, Integer> letters) {
        return switch (index) {
            case Num n
                    when n.value().stripTrailingZeros().scale() <= 0
                            && n.value().compareTo(LARGEST) <= 0 ->
                    OptionalInt.of(n.value().intValue());
            case Ref r when r.path().isEmpty() && letters.containsKey(r.name()) ->
                    OptionalInt.of(letters.getOrDefault(r.name(), 0));
            case Negate n -> {
                OptionalInt of = value(n.operand(), letters);
                yield of.isPresent() ? OptionalInt.of(-of.getAsInt()) : of;
            }
            case Binary b -> value(b, letters);
            case Formula f -> OptionalInt.empty();
        };
    }

    private static OptionalInt value(Binary b, Map<String, Integer> letters) {
        OptionalInt left = value(b.left(), letters);
        OptionalInt right = value(b.right(), letters);
        if (left.isEmpty() || right.isEmpty()) return OptionalInt.empty();
        return switch (b.operator()) {
            case PLUS -> OptionalInt.of(left.getAsInt() + right.getAsInt());
            case MINUS -> OptionalInt.of(left.getAsInt() - right.getAsInt());
            case TIMES -> OptionalInt.of(left.getAsInt() * right.getAsInt());
            case DIVIDE, POWER, AND, OR -> OptionalInt.empty();
        };
    }

    /** A number as an index of a name. */
    public static Selector index(int number) {
        return new Selector.Index(number(number));
    }

    public static Formula number(int number) {
        Num size = new Num(BigDecimal.valueOf(Math.abs((long) number)));
        return number < 0 ? new Negate(size) : size;
    }

    /** The name with its indices worked out as far as these letters go. */
    public static Ref at(Ref ref, Map<String, Integer> letters) {
        List<Selector> path = new ArrayList<>();
        for (Selector s : ref.path()) {
            OptionalInt number =
                    s instanceof Selector.Index i ? value(i.at(), letters) : OptionalInt.empty();
            path.add(number.isPresent() ? index(number.getAsInt()) : s);
        }
        return new Ref(ref.name(), path);
    }

    /** {@code rows.2} for {@code rows[2]} and the other way round, whichever is among the names. */
    public static Ref spelled(Ref ref, Collection<Ref> names) {
        if (ref.path().isEmpty() || names.contains(ref)) return ref;
        List<Selector> path = new ArrayList<>();
        for (Selector s : ref.path()) path.add(turned(s));
        Ref other = new Ref(ref.name(), path);
        return names.contains(other) ? other : ref;
    }

    private static Selector turned(Selector s) {
        if (s instanceof Selector.Component c && c.key().matches("\\d{1,9}"))
            return index(Integer.parseInt(c.key()));
        OptionalInt at =
                s instanceof Selector.Index i ? value(i.at(), Map.of()) : OptionalInt.empty();
        return at.isPresent() ? new Selector.Component(Integer.toString(at.getAsInt())) : s;
    }
}
