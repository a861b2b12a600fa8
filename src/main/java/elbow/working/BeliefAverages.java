package elbow.working;

import elbow.model.Variable;
import elbow.working.Belief.Named;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Means and covariances as a belief in Normal distributions has them. */
record BeliefAverages<F>(Algebra<F> algebra, Belief<F> belief) implements Averages<F> {
    /** Whether the belief is in Normal distributions, and has this variable. */
    boolean has(Variable v) {
        return belief.parts().stream()
                .anyMatch(p -> p.of().contains(v) && p.family().name().equals("Normal"));
    }

    private Named<F> part(Target t) {
        return belief.parts().stream()
                .filter(p -> p.of().contains(t.variable()))
                .findFirst()
                .orElseThrow();
    }

    private static <F> F parameter(Named<F> part, String name) {
        return Optional.ofNullable(part.parameters().get(name)).orElseThrow();
    }

    private static <F> boolean isNumber(Named<F> part) {
        return part.of().size() == 1 && !part.of().getFirst().isVector();
    }

    private static <F> int size(Named<F> part) {
        return part.of().stream().mapToInt(Variable::dimension).sum();
    }

    /** Where the numbers of a variable begin among those of its part. */
    private static <F> int start(Named<F> part, Target t) {
        int at = t.component().orElse(0);
        for (Variable v : part.of()) {
            if (v.equals(t.variable())) return at;
            at += v.dimension();
        }
        throw new IllegalStateException(t.variable().name());
    }

    @Override
    public Block<F> mean(Target t) {
        Named<F> part = part(t);
        F mean = parameter(part, "mean");
        if (isNumber(part)) return Block.number(mean);
        Variable rows = Components.rows(size(part));
        if (t.dimension() == size(part) && !t.isNumber())
            return Block.of(mean, Optional.of(rows), Optional.empty());
        List<F> cells = new ArrayList<>();
        for (int i = 0; i < t.dimension(); i++)
            cells.add(algebra.at(mean, rows, start(part, t) + i));
        if (t.isNumber()) return Block.number(cells.getFirst());
        Variable own = Components.rows(t.dimension());
        return Block.of(algebra.stack(cells, List.of(own)), Optional.of(own), Optional.empty());
    }

    @Override
    public Optional<Block<F>> covariance(Target a, Target b) {
        Named<F> part = part(a);
        if (!part.of().contains(b.variable())) return Optional.empty();
        if (isNumber(part)) return Optional.of(Block.number(parameter(part, "var")));
        F cov = parameter(part, "cov");
        Variable rows = Components.rows(size(part));
        Variable columns = Components.columns(size(part));
        if (a.equals(b) && !a.isNumber() && a.dimension() == size(part))
            return Optional.of(Block.of(cov, Optional.of(rows), Optional.of(columns)));
        List<F> cells = new ArrayList<>();
        for (int i = 0; i < a.dimension(); i++)
            for (int j = 0; j < b.dimension(); j++)
                cells.add(
                        algebra.at(
                                algebra.at(cov, rows, start(part, a) + i),
                                columns,
                                start(part, b) + j));
        Optional<Variable> own = axis(a, true);
        Optional<Variable> other = axis(b, false);
        List<Variable> along = new ArrayList<>();
        own.ifPresent(along::add);
        other.ifPresent(along::add);
        F value = along.isEmpty() ? cells.getFirst() : algebra.stack(cells, along);
        return Optional.of(Block.of(value, own, other));
    }

    private static Optional<Variable> axis(Target t, boolean rows) {
        if (t.isNumber()) return Optional.empty();
        return Optional.of(
                rows ? Components.rows(t.dimension()) : Components.columns(t.dimension()));
    }
}
