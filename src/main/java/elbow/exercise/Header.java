package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.model.Indices;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Place;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code x | z, y}, {@code a, b} or {@code z[t] | z[t-1]}: whose table an entry of a model is.
 *
 * @param letters what the letters of indices stand for, once an entry is unrolled
 * @param sequence the names that have the number of their sequence in front of their index, and
 *     that number
 */
record Header(
        List<Name> children,
        List<Name> parents,
        Node.Entry entry,
        Map<String, Integer> letters,
        Map<String, Integer> sequence) {
    Header {
        children = List.copyOf(children);
        parents = List.copyOf(parents);
        letters = Map.copyOf(letters);
        sequence = Map.copyOf(sequence);
    }

    /** A variable's name and where it stands. */
    record Name(String text, Place place) {
        /** The name and its index, if it is the name of an element. */
        Optional<Ref> element() {
            if (!text.endsWith("]")) return Optional.empty();
            try {
                return Formulas.parse(text) instanceof Ref r
                                && r.path().size() == 1
                                && r.path().getFirst() instanceof Selector.Index
                        ? Optional.of(r)
                        : Optional.empty();
            } catch (FormulaException e) {
                return Optional.empty();
            }
        }

        /** What stands in its brackets. */
        Optional<Formula> index() {
            return element().map(r -> ((Selector.Index) r.path().getFirst()).at());
        }

        /** The letter that is its whole index. */
        Optional<String> letter() {
            return index().filter(i -> i instanceof Ref r && r.path().isEmpty())
                    .map(i -> ((Ref) i).name());
        }
    }

    Place place() {
        return entry.key().place();
    }

    boolean isJoint() {
        return children.size() > 1;
    }

    /** As the author wrote it. */
    String text() {
        return entry.key().text();
    }

    /** A formula of the entry with the letters and the number of the sequence put in. */
    Formula unrolled(Formula formula) {
        if (letters.isEmpty() && sequence.isEmpty()) return formula;
        return Formulas.rewrite(
                formula,
                f -> {
                    if (!(f instanceof Ref r)) return f;
                    if (r.path().isEmpty() && letters.containsKey(r.name()))
                        return new Num(BigDecimal.valueOf(letters.getOrDefault(r.name(), 0)));
                    return inSequence(Indices.at(r, letters));
                });
    }

    private Ref inSequence(Ref ref) {
        Integer number = sequence.get(ref.name());
        if (number == null || ref.path().isEmpty()) return ref;
        List<Selector> path = new ArrayList<>(List.of(Indices.index(number)));
        path.addAll(ref.path());
        return new Ref(ref.name(), path);
    }

    static Optional<Header> read(Node.Entry entry, Faults faults) {
        Node.Scalar key = entry.key();
        int bar = key.text().indexOf('|');
        List<Name> children = names(key, 0, bar < 0 ? key.text().length() : bar);
        List<Name> parents = bar < 0 ? List.of() : names(key, bar + 1, key.text().length());
        boolean fine = true;
        for (Name n : children) fine &= check(n, faults);
        for (Name n : parents) fine &= check(n, faults);
        if (!fine) return Optional.empty();
        if (children.size() > 1 && !parents.isEmpty()) {
            faults.add(
                    key.place(),
                    "a joint table of "
                            + key.text().substring(0, bar).strip()
                            + " given others is not supported; write a table for each variable");
            return Optional.empty();
        }
        return Optional.of(new Header(children, parents, entry, Map.of(), Map.of()));
    }

    private static boolean check(Name name, Faults faults) {
        Optional<String> wrong = Spelling.ofVariable(name.text());
        wrong.ifPresent(w -> faults.add(name.place(), w));
        return wrong.isEmpty();
    }

    private static List<Name> names(Node.Scalar key, int from, int to) {
        List<Name> names = new ArrayList<>();
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i < to && key.text().charAt(i) != ',') continue;
            String raw = key.text().substring(start, i);
            int blank = raw.length() - raw.stripLeading().length();
            names.add(new Name(unquoted(raw.strip()), key.at(Math.min(start + blank, i))));
            start = i + 1;
        }
        return names;
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 2 && name.startsWith("'") && name.endsWith("'");
        return quoted ? name.substring(1, name.length() - 1).replace("''", "'") : name;
    }
}
