package elbow.grading;

import elbow.exercise.Bank;
import elbow.exercise.Copies;
import elbow.exercise.Exercise;
import elbow.exercise.Variant;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Marks every row of a {@code marks.jsonl} again from itself, against the copies of the exercises
 * beside it, and tells what has changed.
 */
public final class Remarking {
    private final Path marks;
    private final Copies copies;
    private final Bank bank;
    private final Policies policies;
    private final Optional<String> policy;
    private final Map<List<String>, Exercise> exercises = new HashMap<>();
    private final Map<List<Object>, Marker> markers = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Remark> changed = new ArrayList<>();

    /**
     * @param bank where an exercise is looked for of which there is no copy
     * @param policy by which all are marked; without one each by that of its row
     */
    public Remarking(Path marks, Bank bank, Policies policies, Optional<String> policy) {
        this.marks = marks;
        this.copies = copiesIn(String.valueOf(marks.toAbsolutePath().getParent()));
        this.bank = bank;
        this.policies = policies;
        this.policy = policy;
        policy.ifPresent(policies::named);
    }

    private static Copies copiesIn(String folder) {
        return new Copies(BatchGrader.exercises(Path.of(folder)));
    }

    /**
     * What was done.
     *
     * @param faults of rows that could not be marked
     */
    public record Summary(int rows, List<Remark> changed, List<Fault> faults) {
        public Summary {
            changed = List.copyOf(changed);
            faults = List.copyOf(faults);
        }
    }

    /** The rows of one learner's answers to one variant, which follow each other. */
    private record Group(
            String submission, String learner, String exercise, String hash, long seed) {
        Group(MarkRow row) {
            this(row.submission(), row.learner(), row.exercise(), row.hash(), row.seed());
        }
    }

    /** Marks all; the results are in the folder when this returns. */
    public Summary remark(Path out) throws IOException {
        Map<Group, List<MarkRow>> groups = new LinkedHashMap<>();
        for (MarkRow row : rows())
            groups.computeIfAbsent(new Group(row), g -> new ArrayList<>()).add(row);
        Files.createDirectories(out);
        Copies kept = new Copies(BatchGrader.exercises(out));
        int count = 0;
        try (GradesFile grades = new GradesFile(out);
                MarksFile again = new MarksFile(out);
                ChangesFile changes = new ChangesFile(out);
                UnreadableFile unreadable = new UnreadableFile(out)) {
            Set<List<String>> seen = new HashSet<>();
            for (Map.Entry<Group, List<MarkRow>> g : groups.entrySet()) {
                Optional<Graded> graded = graded(g.getValue());
                if (graded.isEmpty()) continue;
                boolean before =
                        !seen.add(List.of(g.getKey().learner(), graded.get().exercise().id()));
                grades.add(g.getKey().submission(), graded.get(), before);
                again.add(g.getKey().submission(), graded.get());
                kept.keep(graded.get().exercise());
                count += graded.get().marks().size();
            }
            changed.forEach(changes::add);
            faults.forEach(f -> unreadable.add(String.valueOf(marks.getFileName()), f));
            again.commit();
            grades.commit();
            changes.commit();
            unreadable.commit();
        }
        return new Summary(count, changed, faults);
    }

    private List<MarkRow> rows() throws IOException {
        List<MarkRow> rows = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(marks)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Place place = new Place(marks.toString(), ++number, 1);
                try {
                    if (!line.isBlank()) rows.add(MarkRow.read(line, place));
                } catch (FaultException e) {
                    faults.addAll(e.faults());
                }
            }
        } catch (CharacterCodingException e) {
            throw new FaultException(
                    new Fault(Place.whole(marks.toString()), "this file is not UTF-8"));
        }
        return rows;
    }

    /** The rows marked; none if none of them can be. */
    private Optional<Graded> graded(List<MarkRow> rows) {
        List<Mark> all = new ArrayList<>();
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<Marker> by = Optional.empty();
        String named = "";
        for (MarkRow row : rows)
            try {
                Marker marker = marker(row);
                Mark mark = marked(row, marker);
                row.others().forEach(texts::putIfAbsent);
                texts.put(row.part(), row.text());
                all.add(mark);
                by = Optional.of(marker);
                named = policy(row).name();
            } catch (FaultException e) {
                faults.addAll(e.faults());
            }
        String name = named;
        return by.map(m ->
                new Graded(rows.getFirst().learner(), m.variant(), name, texts, all, List.of()));
    }

    private Mark marked(MarkRow row, Marker marker) {
        if (marker.variant().exercise().part(row.part()).isEmpty())
            throw fault(row, row.exercise() + " has no part " + Fault.quote(row.part()));
        Mark mark = marker.markBeside(row.part(), row.text(), row.others());
        Remark remark = new Remark(row, mark);
        if (remark.isChange()) changed.add(remark);
        return mark;
    }

    private Policy policy(MarkRow row) {
        try {
            return policies.named(policy.orElse(row.policy()));
        } catch (FaultException e) {
            throw fault(row, e.faults().getFirst().message() + "; name one with --policy");
        }
    }

    private Marker marker(MarkRow row) {
        Policy by = policy(row);
        Exercise exercise = exercise(row);
        List<Object> key =
                List.of(row.exercise(), row.hash(), row.seed(), row.parameters(), by.name());
        Marker known = markers.get(key);
        if (known != null) return known;
        Marker marker = marker(row, exercise, by);
        markers.put(key, marker);
        return marker;
    }

    /** Numbers that make no model are the row's fault. */
    private static Marker marker(MarkRow row, Exercise exercise, Policy by) {
        String none = row.exercise() + " has no variant with these parameters";
        try {
            Variant variant = row.variant(exercise).orElseThrow(() -> fault(row, none));
            return new Marker(variant, by);
        } catch (FaultException e) {
            throw fault(row, none);
        }
    }

    /** The copy, or without one the bank's own if that has not changed. */
    private Exercise exercise(MarkRow row) {
        List<String> key = List.of(row.exercise(), row.hash());
        Exercise known = exercises.get(key);
        if (known != null) return known;
        Exercise found =
                copies.find(row.exercise(), row.hash())
                        .or(() -> inBank(row))
                        .orElseThrow(() ->
                                fault(
                                        row,
                                        "neither the copies beside this file nor the bank has %s with the hash %s"
                                                .formatted(
                                                        Fault.quote(row.exercise()),
                                                        Fault.quote(row.hash()))));
        exercises.put(key, found);
        return found;
    }

    private Optional<Exercise> inBank(MarkRow row) {
        try {
            return Variants.isId(row.exercise())
                    ? Optional.of(bank.find(row.exercise()))
                            .filter(e -> e.hash().equals(row.hash()))
                    : Optional.empty();
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    private static FaultException fault(MarkRow row, String message) {
        return new FaultException(new Fault(row.place(), message));
    }
}
