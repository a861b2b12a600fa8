package elbow.exercise;

import elbow.formula.Formula.Ref;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.Place;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Bindings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Validates exercises over all their variants. */
public final class Checker {
    /** How far two routes to a quantity may differ, relative to the largest number subtracted. */
    private static final double AGREEMENT = 1e-12;

    /** How many of the points that a constraint alone keeps out are looked at. */
    private static final int LOOKED = 256;

    private final Optional<Certifier> certifier;

    /**
     * @param certifier what is frozen, it finds safe
     */
    public Checker(Certifier certifier) {
        this.certifier = Optional.of(certifier);
    }

    private Checker() {
        this.certifier = Optional.empty();
    }

    /** Everything that can be found wrong with an exercise and the variants frozen of it. */
    public static CheckReport check(Path file) {
        return new Checker().check(file, false);
    }

    /**
     * The same without regard to what was frozen before; if all is fine, its variants are frozen.
     */
    public static CheckReport freeze(Path file) {
        return new Checker().check(file, true);
    }

    /** Checks an exercise; if all is fine, its variants are frozen on wish. */
    public CheckReport check(Path file, boolean freeze) {
        try {
            return check(ExerciseReader.read(file), freeze);
        } catch (FaultException e) {
            return new CheckReport(
                    file,
                    Optional.empty(),
                    e.faults(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalInt.empty(),
                    List.of(),
                    Optional.empty(),
                    List.of());
        }
    }

    private CheckReport check(Exercise exercise, boolean freeze) {
        Faults faults = new Faults();
        boolean certified = freeze && certifier.isPresent();
        Survey survey =
                Survey.of(exercise.admission(), Freezer.random(exercise), faults, certified);
        agreement(exercise, survey.chosen(), faults);
        texts(exercise, survey.chosen(), faults);
        expressions(exercise, survey.chosen(), faults);
        if (!freeze) frozen(exercise, faults);
        OptionalInt count = OptionalInt.empty();
        Optional<Certificate> certificate =
                faults.isEmpty() ? certificate(exercise, survey, freeze, faults) : Optional.empty();
        List<CheckReport.Loosened> loosened = new ArrayList<>();
        if (certified && faults.isEmpty())
            survey.alone()
                    .forEach((rule, points) -> loosened.add(loosened(exercise, rule, points)));
        if (freeze && faults.isEmpty())
            count =
                    OptionalInt.of(
                            Freezer.freeze(exercise, safe(survey, certificate), certificate));
        else if (exercise.isFrozen()) count = OptionalInt.of(exercise.frozenPoints().size());
        long points = exercise.content().parameters().points();
        return new CheckReport(
                exercise.file(),
                Optional.of(exercise),
                faults.sorted(),
                points > Parameters.MOST ? OptionalLong.empty() : OptionalLong.of(points),
                survey.admissible(),
                count,
                survey.left(),
                certificate,
                loosened);
    }

    /** Of the points to be frozen, or of those that are. */
    private Optional<Certificate> certificate(
            Exercise exercise, Survey survey, boolean freeze, Faults faults) {
        boolean all = freeze || exercise.isFixed();
        List<long[]> points = all ? survey.chosen() : exercise.frozenPoints();
        if (certifier.isEmpty() || points.isEmpty()) return Optional.empty();
        Certificate found = certifier.get().of(exercise, variants(exercise, points));
        if (exercise.isFixed() || found.unsafe().isEmpty()) return Optional.of(found);
        Certificate.Unsafe worst = found.unsafe().getFirst();
        Place place = exercise.part(worst.part()).orElseThrow().place();
        if (freeze && found.safe().isEmpty())
            faults.add(
                    place,
                    "no variant is safe: " + told(worst) + " on " + worst.variants() + " of them");
        if (!freeze)
            faults.add(
                    place,
                    told(worst)
                            + " on "
                            + worst.variants()
                            + " of the frozen variants: freeze it again");
        return Optional.of(found);
    }

    private static String told(Certificate.Unsafe unsafe) {
        return unsafe.what()
                + (unsafe.isRounding()
                        ? " of every line is not accepted in "
                        : " can't be told from the right value of ")
                + unsafe.part()
                + (unsafe.under().isEmpty() ? "" : " under the policy " + unsafe.under());
    }

    private static List<Variant> variants(Exercise exercise, List<long[]> points) {
        return points.stream()
                .map(p ->
                        new Variant(exercise, 0, exercise.content().parameters().at(p), List.of()))
                .toList();
    }

    private static Survey safe(Survey survey, Optional<Certificate> certificate) {
        if (certificate.isEmpty()) return survey;
        List<long[]> safe = new ArrayList<>();
        for (int i = 0; i < survey.chosen().size(); i++)
            if (certificate.get().isSafe(i)) safe.add(survey.chosen().get(i));
        return new Survey(survey.admissible(), safe, survey.left(), survey.alone());
    }

    private CheckReport.Loosened loosened(Exercise exercise, Rule rule, List<long[]> points) {
        int every = Math.max(1, points.size() / LOOKED);
        List<long[]> looked = new ArrayList<>();
        for (int i = 0; i < points.size() && looked.size() < LOOKED; i += every)
            looked.add(points.get(i));
        int safe =
                looked.isEmpty()
                        ? 0
                        : certifier
                                .orElseThrow()
                                .of(exercise, variants(exercise, looked))
                                .safe()
                                .cardinality();
        return new CheckReport.Loosened(rule.text(), points.size(), looked.size(), safe);
    }

    /** Each text has finite numbers to show in every variant; told of the first without. */
    private static void texts(Exercise exercise, List<long[]> points, Faults faults) {
        Content content = exercise.content();
        List<Template> texts = new ArrayList<>(List.of(content.about().story()));
        for (AskReader.Asked a : content.asked()) {
            texts.add(a.text());
            texts.addAll(a.task().texts());
        }
        for (Template text : texts)
            points.stream()
                    .flatMap(p -> text.notFinite(content.parameters().at(p)).stream())
                    .findFirst()
                    .ifPresent(f -> faults.add(f.place(), f.message()));
    }

    /** An answer that is a formula can be checked, and the author's own passes. */
    private static void expressions(Exercise exercise, List<long[]> points, Faults faults) {
        Content content = exercise.content();
        if (points.isEmpty()) return;
        Map<Ref, Value> first = content.parameters().at(points.getFirst());
        for (AskReader.Asked a : content.asked())
            if (a.task() instanceof Task.Expression e) {
                List<Variant.Sample> samples = Samples.of(exercise, a.part().name(), first);
                if (samples.size() < 2)
                    faults.add(
                            a.written().place(),
                            "this has a value at fewer than two points: a formula can't be"
                                    + " checked");
                e.shown().ifPresent(own -> own(own, samples, faults));
            }
    }

    private static void own(Written own, List<Variant.Sample> samples, Faults faults) {
        for (Variant.Sample sample : samples) {
            Real value = new Bindings(sample.at()).evaluate(own.formula());
            double distance = Math.abs(Reals.toDouble(value) - Reals.toDouble(sample.value()));
            double size = Math.max(1e-3, Math.abs(Reals.toDouble(sample.value())));
            if (distance <= 1e-9 * size) continue;
            faults.add(
                    own.place(),
                    "this is %s at %s, and the expression is %s"
                            .formatted(
                                    Shown.of(value),
                                    Shown.point(sample.at()),
                                    Shown.of(sample.value())));
            return;
        }
    }

    /** Every variant that may be drawn has answers, and the routes to each agree. */
    private static void agreement(Exercise exercise, List<long[]> points, Faults faults) {
        Parameters parameters = exercise.content().parameters();
        boolean screened = parameters.points() <= Survey.LARGEST;
        for (int from = 0; from < points.size() && faults.isEmpty(); from += GridColumns.WIDTH) {
            List<long[]> chunk =
                    points.subList(from, Math.min(points.size(), from + GridColumns.WIDTH));
            boolean[] agree =
                    screened
                            ? exercise.working()
                                    .agree(
                                            new GridColumns(parameters).at(chunk),
                                            chunk.size(),
                                            AGREEMENT)
                            : new boolean[chunk.size()];
            for (int i = 0; i < agree.length && faults.isEmpty(); i++)
                if (!agree[i] || from + i == 0)
                    solve(exercise, parameters.at(chunk.get(i)), faults);
        }
    }

    private static void solve(Exercise exercise, Map<Ref, Value> values, Faults faults) {
        Variant variant = new Variant(exercise, 0, values, List.of());
        try {
            variant.answers();
            if (exercise.working().hasGraph() && variant.solution().disagreement() > AGREEMENT)
                faults.add(
                        Place.whole(exercise.file().toString()),
                        "two routes to a quantity disagree at " + Shown.point(values));
        } catch (FaultException e) {
            faults.addAll(e);
        }
    }

    private static void frozen(Exercise exercise, Faults faults) {
        Path file = FrozenVariants.beside(exercise.file());
        exercise.frozenFaults().forEach(f -> faults.add(f.place(), f.message()));
        for (long[] point : exercise.frozenPoints())
            if (exercise.admission().refusedBy(point).isPresent()) {
                faults.add(
                        Place.whole(file.toString()),
                        "a frozen variant is not admissible: "
                                + Shown.point(exercise.content().parameters().at(point)));
                return;
            }
    }
}
