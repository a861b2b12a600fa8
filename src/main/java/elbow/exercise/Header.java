package elbow.exercise;

import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code x | z, y} or {@code a, b}: whose table an entry of a model is. */
record Header(List<Name> children, List<Name> parents, Node.Entry entry) {
    Header {
        children = List.copyOf(children);
        parents = List.copyOf(parents);
    }

    /** A variable's name and where it stands. */
    record Name(String text, Place place) {}

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
        return Optional.of(new Header(children, parents, entry));
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
