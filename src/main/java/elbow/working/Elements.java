package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.ForEach;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formulas;
import elbow.formula.TextPrinter;
import elbow.model.Group;
import elbow.model.Indices;
import elbow.model.Network;
import elbow.model.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What the names of plates and sequences mean: {@code z}, {@code z[T+1]}, {@code u[1:3]}. */
final class Elements {
    /** The most answers that one part may ask for. */
    private static final int MOST = 10_000;

    private final Network network;

    Elements(Network network) {
        this.network = network;
    }

    /**
     * The variables a name stands for: itself, all elements of a plate or a sequence, or those of a
     * slice. None if it is the name of no variable.
     */
    Optional<List<Ref>> of(Ref ref) {
        Ref whole = Scope.whole(ref);
        List<Selector> components = ref.path().subList(whole.path().size(), ref.path().size());
        Optional<List<Variable>> found = named(whole);
        for (Selector s : components) for (Variable v : found.orElse(List.of())) check(v, s, ref);
        return found.map(all -> all.stream().map(v -> component(v, components)).toList());
    }

    /** The variables a name without components stands for; none if it has any, or is none. */
    Optional<List<Variable>> variables(Ref ref) {
        return Scope.whole(ref).equals(ref) ? named(ref) : Optional.empty();
    }

    /** Whether the name means several variables at once, though there may be only one of them. */
    boolean isSeveral(Ref ref) {
        Ref whole = Scope.whole(ref);
        Optional<String> name = Variable.named(whole);
        return name.isPresent()
                ? network.variable(name.get()).isEmpty()
                : !(whole.path().getLast() instanceof Selector.Index);
    }

    private static void check(Variable v, Selector component, Ref ref) {
        String key = component instanceof Selector.Component c ? c.key() : "";
        boolean fits =
                v.isVector()
                        && key.matches("[1-9]\\d{0,3}")
                        && Integer.parseInt(key) <= v.dimension();
        if (!fits)
            throw new Refusal(
                    v
                            + (v.isVector()
                                    ? " has the components 1 to " + v.dimension()
                                    : " is no vector and has no components"),
                    ref);
    }

    private static Ref component(Variable v, List<Selector> components) {
        Ref name = v.ref();
        if (components.isEmpty()) return name;
        List<Selector> path = new ArrayList<>(name.path());
        path.addAll(components);
        return new Ref(name.name(), path);
    }

    private Optional<List<Variable>> named(Ref ref) {
        String name = ref.name();
        for (int i = 0; i < ref.path().size(); i++) {
            Optional<Group> group = network.group(name);
            Map<String, Integer> letters = group.map(g -> Map.of("T", g.length())).orElse(Map.of());
            switch (ref.path().get(i)) {
                case Selector.Component c -> {
                    return Optional.empty();
                }
                case Selector.Slice s -> {
                    return i == ref.path().size() - 1
                            ? group.map(g -> slice(ref, s, g))
                            : Optional.empty();
                }
                case Selector.Index at -> {
                    OptionalInt number = Indices.value(at.at(), letters);
                    if (number.isEmpty() && network.members(name).isEmpty())
                        return Optional.empty();
                    if (number.isEmpty()) throw new Refusal(noIndex(ref), ref);
                    if (group.isPresent() && group.get().at(number.getAsInt()).isEmpty())
                        throw new Refusal(outside(ref, group.get(), number.getAsInt()), ref);
                    name += "[" + number.getAsInt() + "]";
                }
            }
        }
        List<Variable> members = network.members(name);
        return members.isEmpty() ? Optional.empty() : Optional.of(members);
    }

    private static List<Variable> slice(Ref ref, Selector.Slice s, Group group) {
        Map<String, Integer> letters = Map.of("T", group.length());
        OptionalInt from = Indices.value(s.from(), letters);
        OptionalInt to = Indices.value(s.to(), letters);
        if (from.isEmpty() || to.isEmpty()) throw new Refusal(noIndex(ref), ref);
        List<Variable> found = new ArrayList<>();
        for (int i = from.getAsInt(); i <= to.getAsInt(); i++) {
            int number = i;
            found.add(group.at(i).orElseThrow(() -> new Refusal(outside(ref, group, number), ref)));
        }
        return found;
    }

    private static String noIndex(Ref ref) {
        return "the index of "
                + TextPrinter.print(ref)
                + " is no whole number: write one, T for the end, or a letter that a sum or 'for'"
                + " goes over";
    }

    private static String outside(Ref ref, Group group, int number) {
        return TextPrinter.print(ref)
                + " does not exist: "
                + group.name()
                + " goes from "
                + group.first()
                + " to "
                + (group.first() + group.elements().size() - 1)
                + (number < group.first() ? "" : " here");
    }

    /** The plate whose index this letter is. */
    Optional<Group> plate(Ref letter) {
        if (!letter.path().isEmpty() || network.variable(letter.name()).isPresent())
            return Optional.empty();
        return network.groups().stream().filter(g -> g.index().equals(letter.name())).findFirst();
    }

    /** The formula for each number that its letter goes over. */
    List<Formula> each(ForEach f) {
        Map<String, Integer> end = end();
        OptionalInt from = Indices.value(f.from(), end);
        OptionalInt to = Indices.value(f.to(), end);
        if (from.isEmpty() || to.isEmpty())
            throw new Refusal("'for " + f.index() + "' goes from one whole number to another", f);
        if (to.getAsInt() < from.getAsInt() || to.getAsInt() - from.getAsInt() >= MOST)
            throw new Refusal("'for " + f.index() + "' goes over 1 to " + MOST + " numbers", f);
        return IntStream.rangeClosed(from.getAsInt(), to.getAsInt())
                .mapToObj(i -> put(f.body(), f.index(), i))
                .toList();
    }

    /** T, where all plates and sequences agree on it. */
    private Map<String, Integer> end() {
        List<Integer> lengths = network.groups().stream().map(Group::length).distinct().toList();
        return lengths.size() == 1 ? Map.of("T", lengths.getFirst()) : Map.of();
    }

    /**
     * The formula with a number in place of a letter, but for sums inside it that go over the same
     * letter again.
     */
    static Formula put(Formula body, String letter, int number) {
        Formula value = Indices.number(number);
        Ref bare = new Ref(letter);
        List<Formula> inner = new ArrayList<>();
        Formula open =
                Formulas.rewrite(
                        body,
                        f -> {
                            if (!(f instanceof Formula.Fold g) || !g.over().contains(bare))
                                return f;
                            inner.add(f);
                            return hidden(inner.size() - 1);
                        });
        Formula put = Formulas.rewrite(open, f -> f.equals(bare) ? value : f);
        for (int i = inner.size() - 1; i >= 0; i--) {
            int at = i;
            put = Formulas.rewrite(put, f -> f.equals(hidden(at)) ? inner.get(at) : f);
        }
        return put;
    }

    private static Ref hidden(int i) {
        return new Ref("#fold" + i);
    }
}
