package elbow.exercise;

import elbow.exercise.CheckReport.Left;
import elbow.exercise.Rule.Screen;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.working.Bindings;
import elbow.working.Screening.Known;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The admissible points of a grid, at most {@link #MOST} of them: all, or a sample if there are
 * more.
 *
 * @param admissible how many points are admissible, if every point was looked at
 * @param chosen in the order of the grid
 * @param left how many points each constraint left
 * @param alone by constraint, in the order applied, the points that it alone keeps out; nothing if
 *     that was not asked
 */
record Survey(
        OptionalLong admissible,
        List<long[]> chosen,
        List<Left> left,
        Map<Rule, List<long[]>> alone) {
    /** The most variants that are frozen. */
    static final int MOST = 4096;

    /** Grids of more points are not enumerated. */
    static final int LARGEST = 1_000_000;

    /** Looks at every point of a grid, or draws from one that is too large for that. */
    static Survey of(Admission admission, SplitMix64 random, Faults faults) {
        return of(admission, random, faults, false);
    }

    /** The same; on wish also what each constraint alone keeps out. */
    static Survey of(Admission admission, SplitMix64 random, Faults faults, boolean withoutEach) {
        return admission.parameters().points() <= LARGEST
                ? new Enumeration(admission, faults).survey(random, withoutEach)
                : sample(admission, random, faults);
    }

    private static Survey sample(Admission admission, SplitMix64 random, Faults faults) {
        TreeSet<long[]> chosen = new TreeSet<>(Arrays::compare);
        try {
            for (int i = 0; i < 2 * Admission.TRIES && chosen.size() < MOST; i++) {
                long[] point = admission.parameters().draw(random);
                if (admission.refusedBy(point).isEmpty()) chosen.add(point);
            }
            if (chosen.isEmpty()) chosen.add(admission.draw(random));
        } catch (FaultException e) {
            faults.addAll(e);
        }
        return new Survey(OptionalLong.empty(), List.copyOf(chosen), List.of(), Map.of());
    }

    /**
     * All points of a grid, rule by rule; a rule is evaluated once for all points it can't tell
     * apart.
     */
    private static final class Enumeration {
        private static final byte UNKNOWN = 0;
        private static final byte HOLDS = 1;
        private static final byte FAILS = 2;

        private final Admission admission;
        private final Parameters parameters;
        private final GridColumns columns;
        private final Faults faults;

        Enumeration(Admission admission, Faults faults) {
            this.admission = admission;
            this.parameters = admission.parameters();
            this.columns = new GridColumns(parameters);
            this.faults = faults;
        }

        Survey survey(SplitMix64 random, boolean withoutEach) {
            int[] points = new int[(int) parameters.points()];
            Arrays.setAll(points, i -> i);
            Map<Rule, Left> left = new LinkedHashMap<>();
            Map<Rule, int[]> alone = new LinkedHashMap<>();
            for (Rule rule : admission.rules()) {
                int[] before = points;
                points = passing(rule, points, true);
                if (withoutEach) {
                    alone.replaceAll((r, some) -> passing(rule, some, false));
                    if (rule.isConstraint()) alone.put(rule, without(before, points));
                }
                if (rule.isConstraint()) left.put(rule, new Left(rule.text(), points.length));
                if (points.length == 0 && before.length > 0 && faults.isEmpty())
                    blame(rule, before.length);
            }
            return new Survey(
                    OptionalLong.of(points.length),
                    sample(points, random),
                    List.copyOf(left.values()),
                    points(alone));
        }

        private Map<Rule, List<long[]>> points(Map<Rule, int[]> alone) {
            Map<Rule, List<long[]>> points = new LinkedHashMap<>();
            alone.forEach((rule, some) ->
                    points.put(rule, Arrays.stream(some).mapToObj(parameters::point).toList()));
            return points;
        }

        /** Both are in order. */
        private static int[] without(int[] all, int[] some) {
            int[] rest = new int[all.length - some.length];
            int k = 0;
            int j = 0;
            for (int point : all)
                if (j < some.length && some[j] == point) j++;
                else rest[k++] = point;
            return rest;
        }

        private int[] passing(Rule rule, int[] points, boolean tell) {
            Projection projection = admission.projection(rule);
            byte[] known = new byte[(int) projection.size()];
            if (rule.screen().isPresent()) screen(rule.screen().get(), projection, points, known);
            boolean[] told = new boolean[1];
            return Arrays.stream(points)
                    .filter(point -> {
                        int at = projection.of(point);
                        if (known[at] == UNKNOWN)
                            known[at] = passes(rule, point, tell, told) ? HOLDS : FAILS;
                        return known[at] == HOLDS;
                    })
                    .toArray();
        }

        /** Settles what doubles can settle, at one point for each that the rule can tell apart. */
        private void screen(Screen screen, Projection projection, int[] points, byte[] known) {
            BitSet seen = new BitSet();
            List<long[]> chunk = new ArrayList<>();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < points.length; i++) {
                int at = projection.of(points[i]);
                if (!seen.get(at)) {
                    seen.set(at);
                    places.add(at);
                    chunk.add(parameters.point(points[i]));
                }
                boolean full = chunk.size() == GridColumns.WIDTH || i == points.length - 1;
                if (!full || chunk.isEmpty()) continue;
                Known[] found = screen.at(columns.at(chunk), chunk.size());
                for (int k = 0; k < found.length; k++)
                    known[places.get(k)] =
                            switch (found[k]) {
                                case HOLDS -> HOLDS;
                                case FAILS -> FAILS;
                                case IN_DOUBT -> UNKNOWN;
                            };
                chunk.clear();
                places.clear();
            }
        }

        /** A rule by which the exercise is wrong at some points is told of the first of them. */
        private boolean passes(Rule rule, int point, boolean tell, boolean[] told) {
            try {
                return rule.passes(new Bindings(parameters.at(parameters.point(point))));
            } catch (FaultException e) {
                if (tell && !told[0]) faults.addAll(e);
                told[0] = true;
                return false;
            }
        }

        /** Says which constraint left no point, and with which other one it can't be fulfilled. */
        private void blame(Rule rule, int before) {
            int[] all = new int[(int) parameters.points()];
            Arrays.setAll(all, i -> i);
            int[] alone = passing(rule, all, false);
            String why = "no point of the grid is admissible: " + Fault.quote(rule.text());
            if (alone.length == 0) {
                faults.add(rule.place(), why + " holds on none of its " + points(all.length));
                return;
            }
            List<Rule> earlier = admission.rules().subList(0, admission.rules().indexOf(rule));
            for (Rule other : earlier)
                if (passing(other, alone, false).length == 0) {
                    faults.add(
                            rule.place(),
                            why
                                    + " and "
                                    + Fault.quote(other.text())
                                    + " (line "
                                    + other.place().line()
                                    + ") never hold together");
                    return;
                }
            faults.add(
                    rule.place(),
                    why + " holds on none of the " + points(before) + " that the others leave");
        }

        private static String points(int count) {
            return count == 1 ? "1 point" : count + " points";
        }

        /** The first points of a shuffle that is cut off when it has enough. */
        private List<long[]> sample(int[] points, SplitMix64 random) {
            int[] chosen = points;
            if (points.length > MOST) {
                chosen = points.clone();
                for (int i = 0; i < MOST; i++) {
                    int j = i + (int) random.below(chosen.length - i);
                    int swapped = chosen[i];
                    chosen[i] = chosen[j];
                    chosen[j] = swapped;
                }
                chosen = Arrays.copyOf(chosen, MOST);
                Arrays.sort(chosen);
            }
            List<long[]> all = new ArrayList<>();
            for (int point : chosen) all.add(parameters.point(point));
            return all;
        }
    }
}
