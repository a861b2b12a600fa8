package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Comparison;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Relate;
import elbow.formula.Formula.Relate.Relating;
import elbow.formula.Formula.Relation;
import elbow.inference.VariableElimination.Maximised;
import elbow.model.Variable;
import elbow.working.Question.Best;
import elbow.working.Question.Condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The outermost layer of a formula: what kind of answer it asks for. */
final class Questions<F> {
    /** Up to this many joint states, the best are read off the distribution itself. */
    static final int TABLE = 4096;

    private static final Formula ZERO = new Formula.Num(java.math.BigDecimal.ZERO);

    private final Algebra<F> algebra;
    private final Scope scope;
    private final Lowering<F> lowering;
    private final Queries<F> queries;

    Questions(Algebra<F> algebra, Scope scope, Lowering<F> lowering, Queries<F> queries) {
        this.algebra = algebra;
        this.scope = scope;
        this.lowering = lowering;
        this.queries = queries;
    }

    Question<F> ask(Formula f) {
        return switch (f) {
            case Measure m when isBest(m) -> best(m);
            case Comparison c -> new Question.Claim<>(condition(c));
            case Formula.Not n -> new Question.Claim<>(condition(n));
            case Binary b when isLogical(b) -> new Question.Claim<>(condition(b));
            case Relate r when r.kind() == Relating.INDEPENDENT ->
                    new Question.Claim<>(condition(r));
            case Probability p when !queries.isTable(p) -> new Question.Described<>(described(p));
            case Measure m when m.kind() == Functional.MLE -> likeliest(m);
            default -> {
                F value = lowering.quantity(f);
                yield new Question.Quantity<>(value, order(f, algebra.axes(value)));
            }
        };
    }

    private Belief<F> described(Probability p) {
        Belief<F> belief = queries.belief(p);
        if (belief.parts().stream().anyMatch(part -> part.family() instanceof Unnamed))
            throw new Refusal(
                    "this distribution has no name: ask for its mean, var, sd, mode or its density"
                            + " at a value",
                    p);
        return belief;
    }

    private Question<F> likeliest(Measure m) {
        Optional<Belief<F>> found =
                new Likeliest<>(algebra, scope, queries.densities()).distribution(m);
        return found.isPresent()
                ? new Question.Described<>(found.get())
                : new Question.Quantity<>(lowering.quantity(m), List.of());
    }

    /** Whether a side of the comparison names best states, so that the other names a state. */
    static boolean comparesStates(Comparison c) {
        return c.operands().stream()
                .anyMatch(o ->
                        o instanceof Measure m
                                && (m.kind() == Functional.ARGMAX || m.kind() == Functional.MODE));
    }

    /** Whether it names states, and no number. */
    private boolean isBest(Measure m) {
        return m.kind() == Functional.ARGMAX
                || (m.kind() == Functional.MODE && !lowering.measures().isNumber(m));
    }

    private static boolean isLogical(Binary b) {
        return b.operator() == Operator.AND || b.operator() == Operator.OR;
    }

    /** The items of a plate before what each of them is in. */
    private List<Variable> itemsFirst(List<Variable> axes) {
        List<Variable> order = new ArrayList<>(axes);
        order.removeIf(v -> !isItems(v));
        axes.stream().filter(v -> !isItems(v)).forEach(order::add);
        return order;
    }

    private boolean isItems(Variable axis) {
        return scope.model().p().groups().stream().anyMatch(g -> g.index().equals(axis.name()));
    }

    /** A table is shown in the order in which the formula names its variables. */
    private List<Variable> order(Formula f, List<Variable> axes) {
        if (!(f instanceof Probability p)) return itemsFirst(axes);
        List<Variable> order = new ArrayList<>();
        List<Event> events = new ArrayList<>(p.left());
        events.addAll(p.right());
        for (Event e : events) {
            if (e.test().isEmpty()) order.add(scope.variable(e.variable()));
        }
        return order;
    }

    /** A table over one variable. */
    record Table<F>(F table, Variable over) {}

    private Best<F> best(Measure m) {
        Optional<Table<F>> states = lowering.measures().states(m.of().getFirst());
        if (states.isPresent()) {
            Variable over = states.get().over();
            return new Best<>(List.of(new Maximised<>(over, states.get().table())), List.of(over));
        }
        if (!(m.of().getFirst() instanceof Probability p))
            throw new Refusal(m.kind().text + " is of p(..) or q(..)", m);
        List<Variable> over = new ArrayList<>();
        long joint = 1;
        for (Event e : p.left())
            if (e.test().isEmpty()) {
                over.add(scope.variable(e.variable()));
                joint = Math.min(joint * over.getLast().size(), Integer.MAX_VALUE);
            }
        if (over.isEmpty())
            throw new Refusal("nothing is left to choose: every variable has a state", m);
        if (p.right().stream().anyMatch(e -> e.test().isEmpty()))
            throw new Refusal("what is given must have a state, observed or written", m);
        Optional<List<Maximised<F>>> path = queries.path(p);
        if (path.isPresent()) return new Best<>(path.get(), over);
        if (joint > TABLE) return new Best<>(queries.maximise(p), over);
        F table = queries.probability(p);
        return new Best<>(List.of(new Maximised<>(over.getFirst(), table)), over);
    }

    private Condition<F> condition(Formula f) {
        return switch (f) {
            case Binary b when b.operator() == Operator.AND ->
                    new Condition.Both<>(condition(b.left()), condition(b.right()));
            case Binary b when b.operator() == Operator.OR ->
                    new Condition.Either<>(condition(b.left()), condition(b.right()));
            case Formula.Not n -> new Condition.Not<>(condition(n.operand()));
            case Comparison c -> comparison(c);
            case Relate r when r.kind() == Relating.INDEPENDENT -> independent(r);
            default -> throw new Refusal("a condition is wanted here, such as a <= b", f);
        };
    }

    private Condition<F> comparison(Comparison c) {
        for (int i = 0; i < 2 && c.operands().size() == 2; i++)
            if (c.operands().get(i) instanceof Measure m && isBest(m))
                return same(m, c.operands().get(1 - i), c.relations().getFirst());
        return new Condition.Compare<>(
                c.operands().stream().map(lowering::quantity).toList(), c.relations());
    }

    private Condition<F> same(Measure m, Formula state, Relation relation) {
        Best<F> best = best(m);
        if (relation != Relation.EQUAL && relation != Relation.NOT_EQUAL)
            throw new Refusal("states are compared by = or !=", m);
        if (best.order().size() != 1)
            throw new Refusal("only the best state of one variable can be compared", m);
        int index = scope.state(best.order().getFirst(), state);
        return new Condition.Same<>(best, List.of(index), relation == Relation.EQUAL);
    }

    /** p(a, b | c) = p(a | c) p(b | c), at every state of c that has not been observed. */
    private Condition<F> independent(Relate r) {
        List<Event> first = r.first().stream().map(Event::new).toList();
        List<Event> second = r.second().stream().map(Event::new).toList();
        List<Event> both = new ArrayList<>(first);
        both.addAll(second);
        if (isJointlyNormal(r)) return uncorrelated(r);
        Probability a = new Probability("p", first, r.given());
        Probability b = new Probability("p", second, r.given());
        F split = algebra.times(queries.probability(a), queries.probability(b));
        return new Condition.Independent<>(
                queries.probability(new Probability("p", both, r.given())),
                algebra.named(split, new Binary(Operator.TIMES, a, b)));
    }

    private boolean isJointlyNormal(Relate r) {
        return pairs(r).stream().allMatch(p -> queries.gaussian().covariance(p).isPresent());
    }

    private static List<Relate> pairs(Relate r) {
        List<Relate> pairs = new ArrayList<>();
        for (Formula.Ref a : r.first())
            for (Formula.Ref b : r.second())
                pairs.add(new Relate(Relating.COVARIANCE, List.of(a), List.of(b), r.given()));
        return pairs;
    }

    /** cov(a, b | c) = 0 for each pair, which is enough where all are jointly Normal. */
    private Condition<F> uncorrelated(Relate r) {
        List<Condition<F>> conditions = new ArrayList<>();
        for (Relate pair : pairs(r))
            conditions.add(
                    new Condition.Compare<>(
                            List.of(lowering.quantity(pair), lowering.quantity(ZERO)),
                            List.of(Relation.EQUAL)));
        return conditions.stream().reduce(Condition.Both::new).orElseThrow();
    }
}
