package elbow.exercise;

import elbow.formula.Formula;
import elbow.model.Group;
import elbow.model.Group.Kind;
import elbow.model.Indices;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.Suggest;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Plates and sequences written out: an entry of its own for each of their elements. */
final class Unrolling {
    private final Extents extents;
    private final Set<String> vectors;
    private final Faults faults;
    private final Map<String, Base> bases = new LinkedHashMap<>();
    private final List<Plan> plans = new ArrayList<>();

    /**
     * @param vectors names whose values are vectors: their observations are one level deeper
     */
    Unrolling(Extents extents, Set<String> vectors, Faults faults) {
        this.extents = extents;
        this.vectors = vectors;
        this.faults = faults;
    }

    /** What is written of a plate or a sequence: single elements by their number, and the rest. */
    private record Base(String name, Map<Integer, Header> single, List<Header> templates) {
        Base(String name) {
            this(name, new LinkedHashMap<>(), new ArrayList<>());
        }

        int first() {
            return single.isEmpty() ? 1 : Collections.min(single.keySet());
        }

        List<Header> all() {
            List<Header> all = new ArrayList<>(single.values());
            all.addAll(templates);
            return all;
        }

        String letter() {
            return templates.isEmpty()
                    ? "t"
                    : templates.getFirst().children().getFirst().letter().orElse("t");
        }

        Place place() {
            return all().getFirst().children().getFirst().place();
        }

        /** Whether an element is given others than those of its own number. */
        boolean looksBack() {
            return all().stream()
                    .anyMatch(h ->
                            h.parents().stream()
                                    .anyMatch(p -> p.index().isPresent() && p.letter().isEmpty()));
        }
    }

    /**
     * A plate or a sequence: its name, first index, length, and the last index that is needed.
     *
     * @param sequence the number of this one of several sequences, 0 if there is only one
     */
    record Plan(
            String base,
            int sequence,
            Kind kind,
            String letter,
            int first,
            int length,
            int last,
            Place place) {
        String name() {
            return sequence == 0 ? base : base + "[" + sequence + "]";
        }

        String element(int index) {
            return name() + "[" + index + "]";
        }
    }

    List<Plan> plans() {
        return plans;
    }

    /** The entries of p, those with an index once for each element. */
    List<Header> unroll(List<Header> headers) {
        collect(headers);
        if (bases.isEmpty()) return headers;
        Set<String> planned = new LinkedHashSet<>();
        for (String name : bases.keySet())
            if (!planned.contains(name)) {
                List<Base> together = together(name);
                together.forEach(b -> planned.add(b.name()));
                plan(together);
            }
        plans.sort(Comparator.comparingInt(p -> List.copyOf(bases.keySet()).indexOf(p.base())));
        return written(headers);
    }

    /** The entries of q, for the plates and sequences of p. */
    List<Header> unroll(List<Header> headers, List<Group> groups) {
        collect(headers);
        for (Group g : groups) {
            int bracket = g.name().indexOf('[');
            String base = bracket < 0 ? g.name() : g.name().substring(0, bracket);
            int sequence =
                    bracket < 0
                            ? 0
                            : Integer.parseInt(
                                    g.name().substring(bracket + 1, g.name().length() - 1));
            Base written = bases.get(base);
            plans.add(
                    new Plan(
                            base,
                            sequence,
                            g.kind(),
                            g.index(),
                            g.first(),
                            g.length(),
                            g.length(),
                            written == null ? new Place("", 1, 1) : written.place()));
        }
        Set<String> known = new LinkedHashSet<>();
        plans.forEach(p -> known.add(p.base()));
        for (Base b : bases.values()) {
            Plan plan =
                    plans.stream().filter(p -> p.base().equals(b.name())).findFirst().orElse(null);
            if (plan == null)
                faults.add(
                        b.place(),
                        "q is over variables of the model, and none is called "
                                + b.all().getFirst().children().getFirst().text()
                                + Suggest.hint(b.name(), known));
            else
                b.single()
                        .forEach((i, h) -> {
                            if (i < plan.first() || i > plan.last())
                                faults.add(
                                        h.children().getFirst().place(),
                                        b.name()
                                                + " goes from "
                                                + plan.first()
                                                + " to "
                                                + plan.last());
                        });
        }
        return written(headers);
    }

    private void collect(List<Header> headers) {
        for (Header h : headers) {
            Header.Name child = h.children().getFirst();
            Optional<Formula> index = child.index();
            if (index.isEmpty()) continue;
            String name = child.element().orElseThrow().name();
            Base base = bases.computeIfAbsent(name, Base::new);
            OptionalInt number = Indices.value(index.get(), Map.of());
            if (number.isPresent()) {
                if (base.single().putIfAbsent(number.getAsInt(), h) != null)
                    faults.add(child.place(), child.text() + " has a distribution already");
            } else if (child.letter().isEmpty()) {
                faults.add(
                        child.place(),
                        child.text() + ": the index left of the bar is a number or a letter");
            } else if (base.templates().isEmpty()) base.templates().add(h);
            else
                faults.add(
                        child.place(),
                        child.text()
                                + " has a distribution already, in line "
                                + base.templates().getFirst().place().line());
        }
        for (Header h : headers)
            for (Header.Name child : h.children())
                if (bases.containsKey(child.text()))
                    faults.add(child.place(), child.text() + " stands with and without an index");
    }

    /** All plates and sequences that share a letter with this one, depend on it, or it on them. */
    private List<Base> together(String name) {
        Set<String> found = new LinkedHashSet<>(List.of(name));
        Deque<String> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            String at = open.pop();
            for (String other : bases.keySet())
                if (!found.contains(other) && (linked(at, other) || linked(other, at))) {
                    found.add(other);
                    open.add(other);
                }
        }
        return bases.values().stream().filter(b -> found.contains(b.name())).toList();
    }

    private boolean linked(String one, String other) {
        Base a = bases.getOrDefault(one, new Base(one));
        Base b = bases.getOrDefault(other, new Base(other));
        boolean letters =
                !a.templates().isEmpty()
                        && !b.templates().isEmpty()
                        && a.letter().equals(b.letter());
        return letters
                || a.all().stream()
                        .flatMap(h -> h.parents().stream())
                        .anyMatch(p -> p.element().filter(r -> r.name().equals(other)).isPresent());
    }

    private void plan(List<Base> together) {
        boolean sequence = together.stream().anyMatch(b -> !b.single().isEmpty() || b.looksBack());
        Kind kind = sequence ? Kind.SEQUENCE : Kind.PLATE;
        Optional<List<Integer>> lengths = lengths(together, kind);
        if (lengths.isEmpty()) return;
        boolean several = together.stream().anyMatch(b -> isSeveral(b.name()));
        for (int s = 0; s < lengths.get().size(); s++) {
            int length = lengths.get().get(s);
            int number = several ? s + 1 : 0;
            Map<String, Integer> last = last(together, number, length);
            for (Base b : together)
                plans.add(
                        new Plan(
                                b.name(),
                                number,
                                kind,
                                b.letter(),
                                b.first(),
                                length,
                                last.getOrDefault(b.name(), length),
                                b.place()));
        }
    }

    /** Elements beyond the data are needed where a formula or another element mentions them. */
    private Map<String, Integer> last(List<Base> together, int sequence, int length) {
        Map<String, Integer> last = new HashMap<>();
        for (Base b : together) {
            int furthest = extents.furthest(b.name(), sequence, length).orElse(length);
            int most = b.single().isEmpty() ? length : Collections.max(b.single().keySet());
            last.put(b.name(), Math.min(Math.max(most, Math.max(length, furthest)), Extents.MOST));
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Base b : together)
                for (Header h : b.templates())
                    for (Header.Name p : h.parents()) {
                        int at = last.getOrDefault(b.name(), length);
                        String parent = p.element().map(Formula.Ref::name).orElse("");
                        OptionalInt needed =
                                p.index()
                                        .map(i -> Indices.value(i, Map.of(b.letter(), at)))
                                        .orElse(OptionalInt.empty());
                        if (needed.isEmpty()
                                || parent.equals(b.name())
                                || needed.getAsInt() <= last.getOrDefault(parent, Extents.MOST))
                            continue;
                        last.put(parent, needed.getAsInt());
                        moved = true;
                    }
        }
        return last;
    }

    private boolean isSeveral(String name) {
        return depth(extents.observed().get(name)) - (vectors.contains(name) ? 1 : 0) == 2;
    }

    private static int depth(@Nullable Node node) {
        return node instanceof Node.Sequence s
                ? 1 + s.items().stream().mapToInt(Unrolling::depth).max().orElse(0)
                : 0;
    }

    /** T, for each of several sequences; what was observed must agree with what was declared. */
    private Optional<List<Integer>> lengths(List<Base> together, Kind kind) {
        List<Integer> lengths = null;
        String from = "";
        for (Base b : together) {
            if (!(extents.observed().get(b.name()) instanceof Node.Sequence list)) continue;
            List<Integer> found = new ArrayList<>();
            if (isSeveral(b.name()))
                for (Node item : list.items())
                    found.add(
                            b.first()
                                    - 1
                                    + (item instanceof Node.Sequence s ? s.items().size() : 0));
            else found.add(b.first() - 1 + list.items().size());
            if (lengths != null && !lengths.equals(found)) {
                faults.add(
                        list.place(),
                        "the observations of "
                                + b.name()
                                + " go to "
                                + told(found)
                                + ", those of "
                                + from
                                + " to "
                                + told(lengths)
                                + ": write null for what is missing");
                return Optional.empty();
            }
            lengths = found;
            from = b.name();
        }
        Optional<Node.Scalar> declared = declared(together, kind);
        if (declared.isPresent()) {
            int length = Extents.count(declared.get());
            if (lengths == null) return Optional.of(List.of(length));
            if (lengths.stream().anyMatch(l -> l > length)) {
                faults.add(
                        declared.get().place(),
                        "there are observations of " + from + " up to " + told(lengths));
                return Optional.empty();
            }
            if (lengths.size() == 1) return Optional.of(List.of(length));
        }
        if (lengths != null) return Optional.of(lengths);
        if (together.stream().allMatch(b -> b.templates().isEmpty()))
            return Optional.of(
                    List.of(
                            together.stream()
                                    .mapToInt(b -> Collections.max(b.single().keySet()))
                                    .max()
                                    .orElse(0)));
        Base first = together.getFirst();
        faults.add(
                first.place(),
                "how many elements "
                        + first.name()
                        + " has is not known: observe a list, or add "
                        + (kind == Kind.SEQUENCE
                                ? "length: 5"
                                : "size: {" + first.letter() + ": 5}"));
        return Optional.empty();
    }

    private static String told(List<Integer> lengths) {
        return String.join(", ", lengths.stream().map(String::valueOf).toList());
    }

    private Optional<Node.Scalar> declared(List<Base> together, Kind kind) {
        for (Base b : together)
            if (extents.sizes().containsKey(b.letter()))
                return Optional.ofNullable(extents.sizes().get(b.letter()));
        return kind == Kind.SEQUENCE ? extents.length() : Optional.empty();
    }

    private List<Header> written(List<Header> headers) {
        List<Header> all = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        for (Header h : headers) {
            Optional<Formula.Ref> element = h.children().getFirst().element();
            if (element.isEmpty()) {
                if (fine(h, Optional.empty())) all.add(h);
                continue;
            }
            Base base = bases.get(element.get().name());
            if (base == null || !done.add(base.name())) continue;
            base.all().forEach(w -> fine(w, w.children().getFirst().letter()));
            for (Plan p : plans) if (p.base().equals(base.name())) elements(base, p, all);
        }
        return all;
    }

    /** Whether the indices of the parents can be worked out. */
    private boolean fine(Header header, Optional<String> letter) {
        for (Header.Name parent : header.parents()) {
            Map<String, Integer> letters = new HashMap<>();
            letter.ifPresent(l -> letters.put(l, 1));
            Optional<Formula> index = parent.index();
            if (index.isEmpty() || Indices.value(index.get(), letters).isPresent()) continue;
            faults.add(
                    parent.place(),
                    parent.text()
                            + ": its index must be a number"
                            + letter.map(l -> " or follow from " + l).orElse(""));
            return false;
        }
        return true;
    }

    private void elements(Base base, Plan plan, List<Header> all) {
        for (int i = plan.first(); i <= plan.last(); i++) {
            Header written = base.single().get(i);
            if (written == null && base.templates().isEmpty()) continue;
            Header from = written != null ? written : base.templates().getFirst();
            element(from, plan, i).ifPresent(all::add);
        }
    }

    private Optional<Header> element(Header from, Plan plan, int index) {
        Map<String, Integer> letters = new HashMap<>();
        from.children().getFirst().letter().ifPresent(l -> letters.put(l, index));
        Map<String, Integer> sequence = new HashMap<>();
        if (plan.sequence() > 0)
            for (Plan p : plans)
                if (p.sequence() == plan.sequence()) sequence.put(p.base(), plan.sequence());
        List<Header.Name> parents = new ArrayList<>();
        for (Header.Name parent : from.parents()) {
            Optional<Header.Name> named = parent(parent, plan, letters);
            if (named.isEmpty()) return Optional.empty();
            parents.add(named.get());
        }
        Header.Name child =
                new Header.Name(plan.element(index), from.children().getFirst().place());
        return Optional.of(new Header(List.of(child), parents, from.entry(), letters, sequence));
    }

    private Optional<Header.Name> parent(
            Header.Name parent, Plan of, Map<String, Integer> letters) {
        Optional<Formula> index = parent.index();
        if (index.isEmpty()) return Optional.of(parent);
        OptionalInt number = Indices.value(index.get(), letters);
        if (number.isEmpty()) return Optional.empty();
        String name = parent.element().orElseThrow().name();
        Optional<Plan> plan =
                plans.stream()
                        .filter(p -> p.base().equals(name))
                        .filter(p -> p.sequence() == of.sequence() || p.sequence() == 0)
                        .findFirst();
        if (plan.isEmpty()) {
            if (!bases.containsKey(name))
                faults.add(
                        parent.place(),
                        "no variable is called "
                                + parent.text()
                                + Suggest.hint(name, List.copyOf(bases.keySet())));
            return Optional.empty();
        }
        if (number.getAsInt() < plan.get().first()) {
            faults.add(parent.place(), before(parent, of, plan.get()));
            return Optional.empty();
        }
        return Optional.of(new Header.Name(plan.get().element(number.getAsInt()), parent.place()));
    }

    private static String before(Header.Name parent, Plan of, Plan missing) {
        return missing.base().equals(of.base())
                ? of.base()
                        + "["
                        + of.letter()
                        + "] is given "
                        + parent.text()
                        + ", so the first element needs a distribution of its own: "
                        + of.base()
                        + "[1]: ..."
                : parent.text()
                        + " goes back before "
                        + missing.element(missing.first())
                        + ", the first element of "
                        + missing.base();
    }
}
