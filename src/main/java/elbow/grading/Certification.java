package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Certificate;
import elbow.exercise.Certificate.Closest;
import elbow.exercise.Certificate.Unsafe;
import elbow.exercise.Certifier;
import elbow.exercise.Exercise;
import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.mistake.Suspect;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves of each variant that one who rounds every line is accepted, and that what a mistake of the
 * catalogue leads to, itself worked out with rounded lines, is not: under every policy by which the
 * exercise may be marked. Parts whose answer is no number have too few answers to be told apart.
 */
public final class Certification implements Certifier {
    /** Doubles nearer than this share are the same number. */
    private static final double SAME = 1e-9;

    private static final int CHUNK = 512;

    private final List<Policy> policies;

    public Certification(Policies policies) {
        this.policies = policies.all();
    }

    @Override
    public Certificate of(Exercise exercise, List<Variant> variants) {
        Run run = new Run(exercise);
        for (int from = 0; from < variants.size(); from += CHUNK)
            run.add(variants.subList(from, Math.min(variants.size(), from + CHUNK)));
        return run.certificate();
    }

    /** A mistake in a part; of several ways to make it, which. */
    private record Made(String part, String mistake, int way) {
        Made anyWay() {
            return new Made(part, mistake, 0);
        }
    }

    /** The mistake of a variant that comes nearest, in units of what is needed. */
    private record Near(double ratio, Closest closest) {}

    /** Whether two answers are the same numbers but for the last bits of doubles. */
    public static boolean isSame(Value a, Value b) {
        return isSame(a.numbers(), b.numbers());
    }

    private static boolean isSame(List<Real> a, List<Real> b) {
        if (a.size() != b.size()) return false;
        for (int i = 0; i < a.size(); i++) {
            double x = Reals.toDouble(a.get(i));
            double y = Reals.toDouble(b.get(i));
            boolean near = Math.abs(x - y) <= SAME * Math.max(1e-3, Math.abs(x));
            if (!near && Double.compare(x, y) != 0) return false;
        }
        return true;
    }

    /** How often something is accepted that must not be, and by which policy first. */
    private static final class Count {
        private final BitSet variants = new BitSet();
        private String policy = "";
    }

    private final class Run {
        private final Exercise exercise;
        private final Kinds kinds;
        private final BitSet safe = new BitSet();
        private final Map<Made, Count> unsafe = new LinkedHashMap<>();
        private final Set<Made> telling = new LinkedHashSet<>();
        private final Set<Made> seen = new LinkedHashSet<>();
        private final Map<Made, BitSet> same = new LinkedHashMap<>();
        private final List<Optional<Near>> nearest = new ArrayList<>();
        private int variants;

        Run(Exercise exercise) {
            this.exercise = exercise;
            this.kinds = new Kinds(exercise);
        }

        void add(List<Variant> some) {
            List<Map<String, double[]>> honest = exercise.honestErrors(some);
            List<Exercise.Suspected> suspects = exercise.suspects(some);
            for (int i = 0; i < some.size(); i++)
                variant(some.get(i), honest.get(i), suspects.get(i));
        }

        private void variant(
                Variant variant, Map<String, double[]> honest, Exercise.Suspected suspected) {
            boolean fine = true;
            Optional<Near> near = Optional.empty();
            for (Part part : exercise.parts()) {
                if (!part.form().isComputed()) continue;
                Map<String, Value> answers =
                        part.digits() == 0 ? variant.answers() : suspected.answers();
                Value truth = requireNonNull(answers.get(part.name()));
                if (truth.numbers().isEmpty()) continue;
                Bounds bounds = new Bounds(part, truth, honest);
                if (bounds.refusesRounding.isPresent()) {
                    fine = false;
                    count(new Made(part.name(), Unsafe.ROUNDING, 0), bounds.refusesRounding.get());
                }
                Map<String, Double> told = new LinkedHashMap<>();
                int way = 0;
                for (Suspect s : suspected.suspects().getOrDefault(part.name(), List.of())) {
                    Made made = new Made(part.name(), s.mistake().id(), way++);
                    seen.add(made);
                    if (bounds.isSame(s.value())) {
                        same.computeIfAbsent(made, m -> new BitSet()).set(variants);
                        continue;
                    }
                    telling.add(made);
                    double distance = bounds.distance(s.value());
                    told.merge(made.mistake(), distance, Math::min);
                    if (distance < near.map(Near::ratio).orElse(Double.POSITIVE_INFINITY))
                        near = Optional.of(bounds.near(distance, s, variant));
                }
                for (Map.Entry<String, Double> e : told.entrySet())
                    if (e.getValue() <= 1) {
                        fine = false;
                        count(new Made(part.name(), e.getKey(), 0), bounds.policy);
                    }
            }
            safe.set(variants, fine);
            nearest.add(near);
            variants++;
        }

        private void count(Made made, String policy) {
            Count count = unsafe.computeIfAbsent(made, m -> new Count());
            count.variants.set(variants);
            if (count.policy.isEmpty()) count.policy = policy;
        }

        /** A mistake that is the right value on some variants, and another on others, is unsafe. */
        Certificate certificate() {
            same.forEach((made, where) -> {
                if (!telling.contains(made)) return;
                safe.andNot(where);
                Count count = unsafe.computeIfAbsent(made.anyWay(), m -> new Count());
                count.variants.or(where);
            });
            List<Unsafe> all = new ArrayList<>();
            unsafe.forEach((made, count) ->
                    all.add(
                            new Unsafe(
                                    made.part(),
                                    made.mistake(),
                                    count.variants.cardinality(),
                                    count.policy)));
            all.sort(Comparator.comparingInt(Unsafe::variants).reversed());
            Set<Made> anyWay = new LinkedHashSet<>();
            telling.forEach(m -> anyWay.add(m.anyWay()));
            List<Unsafe> inert = new ArrayList<>();
            for (Made made : seen)
                if (anyWay.add(made.anyWay()))
                    inert.add(new Unsafe(made.part(), made.mistake(), variants, ""));
            return new Certificate(variants, safe, all, closest(), inert);
        }

        private Optional<Closest> closest() {
            return safe.stream()
                    .mapToObj(nearest::get)
                    .flatMap(Optional::stream)
                    .min(Comparator.comparingDouble(Near::ratio))
                    .map(Near::closest);
        }

        /** How far from each number of an answer another must be not to be taken for it. */
        private final class Bounds {
            private final Part part;
            private final List<Real> truth;
            private final double[] needed;
            private final double[] errors;
            private String policy = "";
            private Optional<String> refusesRounding = Optional.empty();

            Bounds(Part part, Value value, Map<String, double[]> honest) {
                this.part = part;
                this.truth = value.numbers();
                this.needed = new double[truth.size()];
                this.errors = honest.getOrDefault(part.name(), new double[truth.size()]);
                Kind kind = kinds.of(part, value);
                for (int i = 0; i < needed.length; i++) {
                    double error = error(i);
                    for (Policy p : policies) {
                        String under = exercise.tolerance(part).isPresent() ? "" : p.name();
                        Interval accepted = p.accepted(exercise, part, kind, truth.get(i), error);
                        double width = (accepted.high() - accepted.low()) / 2;
                        if (error > width)
                            refusesRounding = refusesRounding.or(() -> Optional.of(under));
                        if (width + error > needed[i]) {
                            needed[i] = width + error;
                            policy = under;
                        }
                    }
                }
            }

            private double error(int i) {
                return i < errors.length ? errors[i] : 0;
            }

            boolean isSame(Value other) {
                return Certification.isSame(truth, other.numbers());
            }

            Near near(double distance, Suspect suspect, Variant variant) {
                double apart = apart(suspect.value());
                return new Near(
                        distance,
                        new Closest(
                                part.name(),
                                suspect.mistake().id(),
                                apart,
                                apart / distance,
                                variant));
            }

            /** Of the numbers the one that is furthest off, in units of what is needed. */
            double distance(Value other) {
                List<Real> numbers = other.numbers();
                if (numbers.size() != truth.size()) return Double.POSITIVE_INFINITY;
                double most = 0;
                for (int i = 0; i < needed.length; i++) most = Math.max(most, distance(numbers, i));
                return most;
            }

            private double distance(List<Real> numbers, int i) {
                double apart = apart(numbers.get(i), truth.get(i));
                if (apart == 0) return 0;
                double times =
                        Math.abs(Reals.toDouble(numbers.get(i)) / Reals.toDouble(truth.get(i)));
                double more = times > 1 && times < 1000 ? (times - 1) * error(i) : 0;
                return apart / (needed[i] + more);
            }

            double apart(Value other) {
                List<Real> numbers = other.numbers();
                if (numbers.size() != truth.size()) return Double.POSITIVE_INFINITY;
                int most = 0;
                for (int i = 1; i < needed.length; i++)
                    if (distance(numbers, i) > distance(numbers, most)) most = i;
                return apart(numbers.get(most), truth.get(most));
            }

            private static double apart(Real a, Real b) {
                double difference = Math.abs(Reals.toDouble(a) - Reals.toDouble(b));
                return Double.isNaN(difference)
                        ? Double.compare(Reals.toDouble(a), Reals.toDouble(b)) == 0
                                ? 0
                                : Double.POSITIVE_INFINITY
                        : difference;
            }
        }
    }
}
