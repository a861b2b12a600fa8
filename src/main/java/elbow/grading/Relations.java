package elbow.grading;

import static java.util.Objects.requireNonNull;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.grading.Verdict.Wrong;
import elbow.value.Kind;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Related;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ELBO ≤ log p(x) ≤ EUBO, gap = log p(x) − ELBO: which of them a learner's numbers break. */
final class Relations {
    private static final double LN2 = StrictMath.log(2);

    private final Variant variant;
    private final Judge judge;
    private final List<Related.Bound> bounds;
    private final List<Related.Difference> differences;

    Relations(Variant variant, Judge judge) {
        this.variant = variant;
        this.judge = judge;
        Optional<Related> related = variant.related();
        this.bounds = related.map(Related::bounds).orElse(List.of());
        this.differences =
                related.map(Related::differences).orElse(List.of()).stream()
                        .filter(d -> judge.kind(asked(d.part())) == Kind.DIVERGENCE)
                        .toList();
    }

    /** What an answer that is not right breaks beside the others. */
    List<Relation> broken(Part part, Verdict verdict, Value value, Map<String, Value> others) {
        List<Relation> broken = new ArrayList<>(Laws.broken(judge.kind(part), value, truth(part)));
        Laws.unmet(value).ifPresent(words -> broken.add(new Relation.Unmet(words)));
        if (value instanceof Real number && Reals.isFinite(number))
            new Beside(part, number, others).add(broken, verdict instanceof Wrong);
        return broken;
    }

    /** One answer beside the others. */
    private final class Beside {
        private final Part part;
        private final Real number;
        private final Map<String, Value> others;

        Beside(Part part, Real number, Map<String, Value> others) {
            this.part = part;
            this.number = number;
            this.others = others;
        }

        void add(List<Relation> broken, boolean unexplained) {
            bounds.stream()
                    .filter(b -> isAmong(b.lower(), b.upper()) && isAbove(b))
                    .findFirst()
                    .map(b -> new Relation.Above(b.lower(), b.upper(), b.logarithm()))
                    .ifPresent(broken::add);
            for (Related.Difference d : differences)
                if (unexplained && d.part().equals(part.name()) && isOff(d))
                    broken.add(new Relation.NotDifference(d.part(), d.of(), d.without()));
        }

        private boolean isAmong(String one, String other) {
            return one.equals(part.name()) || other.equals(part.name());
        }

        private boolean isAbove(Related.Bound b) {
            double lower = nats(b.lower());
            double upper = b.logarithm() ? StrictMath.log(nats(b.upper())) : nats(b.upper());
            return lower > upper && differs(b.lower(), upper);
        }

        private boolean isOff(Related.Difference d) {
            double difference = nats(d.of()) - nats(d.without());
            return !Double.isNaN(difference) && differs(d.part(), difference);
        }

        /** NaN if there is no such answer. */
        private double nats(String name) {
            Value value = name.equals(part.name()) ? number : others.get(name);
            return value instanceof Real r && Reals.isFinite(r)
                    ? Reals.toDouble(r) * unit(name)
                    : Double.NaN;
        }

        private double unit(String name) {
            return asked(name).bits() ? LN2 : 1;
        }

        private boolean differs(String name, double nats) {
            Value own = name.equals(part.name()) ? number : others.get(name);
            Real wanted = Real.of(nats / unit(name));
            return own != null && !judge.accepts(asked(name), own, wanted);
        }
    }

    private Value truth(Part part) {
        return requireNonNull(variant.answers().get(part.name()));
    }

    private Part asked(String name) {
        return variant.exercise().part(name).orElseThrow();
    }
}
