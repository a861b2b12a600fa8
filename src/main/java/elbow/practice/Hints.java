package elbow.practice;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.working.Digits;
import elbow.working.Passage;
import elbow.working.Passage.Row;
import elbow.working.TextWorking;

import java.util.ArrayList;
import java.util.List;

/** The hints to a question, each saying more than the one before and none the answer. */
final class Hints {
    private final List<List<String>> hints = new ArrayList<>();
    private int given;

    Hints(Variant variant, Part part, List<String> before, int width) {
        TextWorking text = new TextWorking(width);
        List<Passage> passages = variant.worked(part.name(), before, new Digits(part.digits()));
        variant.symbol(part.name())
                .map(s -> variant.isOfTables() ? LawInWords.of(s) : LawInWords.ofFamilies(s))
                .ifPresent(words -> add(Prose.wrap(words, width)));
        if (!part.form().isComputed()) return;
        List<String> laws = new ArrayList<>();
        passages.forEach(p -> laws.addAll(text.law(p)));
        add(laws);
        add(text.lines(numbers(passages)));
    }

    private void add(List<String> hint) {
        if (!hint.isEmpty() && !hints.contains(hint)) hints.add(hint);
    }

    /** The next hint with its number, or that there is none. */
    List<String> next(Ink ink) {
        if (hints.isEmpty()) return List.of("There is no hint; steps shows how it is answered.");
        if (given == hints.size())
            return List.of("There are no more hints; steps shows the worked lines.");
        List<String> lines = new ArrayList<>();
        lines.add(ink.bold("Hint " + (given + 1) + " of " + hints.size()));
        hints.get(given++).forEach(l -> lines.add(l.isEmpty() ? l : "  " + l));
        return lines;
    }

    /** The worked lines up to the numbers put in, the last step without its result. */
    private static List<Passage> numbers(List<Passage> passages) {
        List<Passage> shown = new ArrayList<>();
        boolean concludes = !passages.isEmpty() && passages.getLast() instanceof Passage.Conclusion;
        int results = passages.size() - (concludes ? 2 : 1);
        for (int i = 0; i < passages.size(); i++)
            if (i < results) shown.add(passages.get(i));
            else unfinished(passages.get(i), shown);
        return shown;
    }

    private static void unfinished(Passage passage, List<Passage> shown) {
        switch (passage) {
            case Passage.Derivation d -> {
                if (d.lines().size() > 1)
                    shown.add(new Passage.Derivation(d.symbol(), d.law(), d.lines().subList(0, 1)));
            }
            case Passage.Rows r -> {
                List<Row> rows =
                        r.rows().stream()
                                .filter(row -> row.lines().size() > 1)
                                .map(row -> new Row(row.label(), row.lines().subList(0, 1)))
                                .toList();
                if (!rows.isEmpty())
                    shown.add(new Passage.Rows(r.symbol(), r.law(), rows, r.left(), List.of()));
            }
            case Passage.Conclusion c -> {}
        }
    }
}
