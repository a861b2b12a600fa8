package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Num;
import elbow.model.Variable;
import elbow.working.GaussianMoments.Mean;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A joint Normal of some variables, given all that its moments know; the components of one variable
 * after those of the other.
 */
record Joint<F>(Algebra<F> algebra, GaussianMoments<F> moments, int count, List<Target> of)
        implements Averages<F> {
    Joint {
        of = List.copyOf(of);
    }

    /** The mean with the letters it depends on. */
    Mean<F> meanOf(Target t) {
        return moments.mean(t, count);
    }

    @Override
    public Block<F> mean(Target t) {
        Mean<F> mean = meanOf(t);
        if (!mean.slopes().isEmpty())
            throw new Refusal(t.variable() + " is given what has no value", t.ref());
        return only(List.of(t)).mean();
    }

    @Override
    public Optional<Block<F>> covariance(Target a, Target b) {
        return moments.covariance(a, b, count);
    }

    int dimension() {
        return of.stream().mapToInt(Target::dimension).sum();
    }

    Joint<F> only(List<Target> some) {
        return new Joint<>(algebra, moments, count, some);
    }

    boolean isLinked(Target a, Target b) {
        return covariance(a, b).isPresent();
    }

    /** The constant part of the mean, one vector. */
    Block<F> mean() {
        if (of.size() == 1)
            return meanOf(of.getFirst()).constant().orElseGet(() -> zeros(of.getFirst()));
        List<F> cells = new ArrayList<>();
        for (Target t : of) {
            Optional<Block<F>> constant = meanOf(t).constant();
            for (int i = 0; i < t.dimension(); i++) cells.add(cell(constant, i, -1));
        }
        Variable rows = rows();
        F stacked = algebra.stack(cells, List.of(rows));
        return Block.of(named(Functional.MEAN, stacked), Optional.of(rows), Optional.empty());
    }

    private F named(Functional kind, F value) {
        return algebra.named(value, moments.symbol(kind, of, count, value));
    }

    /** The covariance, one matrix. */
    Block<F> covariance() {
        if (of.size() == 1) {
            Target t = of.getFirst();
            return covariance(t, t).orElseGet(() -> zeroes(t));
        }
        List<F> cells = new ArrayList<>();
        for (Target a : of)
            for (int i = 0; i < a.dimension(); i++)
                for (Target b : of) {
                    Optional<Block<F>> block = covariance(a, b);
                    for (int j = 0; j < b.dimension(); j++) cells.add(cell(block, i, j));
                }
        Variable rows = rows();
        Variable columns = Components.columns(dimension());
        return Block.of(
                named(Functional.COV, algebra.stack(cells, List.of(rows, columns))),
                Optional.of(rows),
                Optional.of(columns));
    }

    private F cell(Optional<Block<F>> block, int i, int j) {
        if (block.isEmpty()) return zero();
        F value = block.get().value();
        if (block.get().rows().isPresent()) value = algebra.at(value, block.get().rows().get(), i);
        if (block.get().columns().isPresent())
            value = algebra.at(value, block.get().columns().get(), j);
        return value;
    }

    private Variable rows() {
        return Components.rows(dimension());
    }

    private F zero() {
        Formula zero = new Num(BigDecimal.ZERO);
        return algebra.numbers(List.of(), List.of(zero), zero);
    }

    private Block<F> zeros(Target t) {
        if (t.isNumber()) return Block.number(zero());
        Variable rows = Components.rows(t.dimension());
        return Block.of(table(List.of(rows)), Optional.of(rows), Optional.empty());
    }

    private Block<F> zeroes(Target t) {
        if (t.isNumber()) return Block.number(zero());
        Variable rows = Components.rows(t.dimension());
        Variable columns = Components.columns(t.dimension());
        return Block.of(table(List.of(rows, columns)), Optional.of(rows), Optional.of(columns));
    }

    private F table(List<Variable> axes) {
        int cells = axes.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
        Formula zero = new Num(BigDecimal.ZERO);
        return algebra.numbers(axes, java.util.Collections.nCopies(cells, zero), zero);
    }

    /** Groups of variables that vary independently of each other in this and in another joint. */
    List<List<Target>> groups(Optional<Joint<F>> other) {
        List<List<Target>> groups = new ArrayList<>();
        for (Target t : of) {
            List<Target> joined = new ArrayList<>();
            groups.removeIf(g -> {
                boolean linked =
                        g.stream()
                                .anyMatch(o ->
                                        isLinked(t, o)
                                                || other.filter(j -> j.isLinked(t, o)).isPresent());
                if (linked) joined.addAll(g);
                return linked;
            });
            joined.add(t);
            groups.add(joined);
        }
        return groups;
    }
}
