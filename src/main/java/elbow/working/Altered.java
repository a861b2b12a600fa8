package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.inference.VariableElimination.Maximised;
import elbow.model.Model;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A working with wrong ones beside it, in one graph: what they share with the right one is computed
 * once, and an answer that is put in the place of a step changes them too.
 */
public final class Altered {
    private final Working.Shape right;
    private final Set<Ref> parameters;
    private final Bindings bindings;
    private @Nullable AlteredTape tape;
    private @Nullable Carrying carrying;
    private final Scratch scratch = new Scratch();
    private final Map<String, Question<Step>> wrong = new LinkedHashMap<>();
    private final Map<Question<Step>, String> known = new HashMap<>();

    Altered(Working.Shape right, Set<Ref> parameters, Bindings bindings) {
        this.right = right;
        this.parameters = parameters;
        this.bindings = bindings;
        right.questions().forEach((part, q) -> known.putIfAbsent(q, part));
    }

    /** What a part asks, resolved and with its sugar written out; each route alone. */
    public List<Formula> meant(String part) {
        Formula resolved = requireNonNull(right.symbols().get(part), part);
        return new Expanded(right.scope()).of(resolved);
    }

    /** A formula of a mistake in the same words; nothing if this model has not what it names. */
    public List<Formula> meant(Formula pattern) {
        try {
            return new Expanded(right.scope()).of(new Resolver(right.scope()).resolve(pattern));
        } catch (Refusal e) {
            return List.of();
        }
    }

    /** The states of a variable, as they are written in formulas; none if it has none. */
    public List<Formula> states(Ref variable) {
        if (!right.scope().isVariable(variable)) return List.of();
        Variable v = right.scope().variable(variable);
        return v.isDiscrete()
                ? v.states().stream().<Formula>map(Resolver::stateName).toList()
                : List.of();
    }

    public List<Ref> latents() {
        return right.scope().model().latents().stream().map(Variable::ref).toList();
    }

    public List<Ref> evidence() {
        return right.scope().model().evidence().stream().map(Variable::ref).toList();
    }

    public Model model() {
        return right.scope().model();
    }

    /**
     * Asks a wrong formula; the name under which it is answered, none if this can't be asked or is
     * what another part of the right working is.
     */
    public Optional<String> ask(String part, Formula formula) {
        return ask(part, formula, right.scope());
    }

    /** Asks what the part asks, of another model. */
    public Optional<String> ask(String part, Model model) {
        try {
            Formula asked = requireNonNull(right.symbols().get(part), part);
            Scope scope = Scope.of(model, parameters, bindings);
            Formula unseen = seenAgain(asked, right.scope(), scope);
            return ask(part, unseen, scope);
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** What was resolved for one observation, for another. */
    private static Formula seenAgain(Formula asked, Scope from, Scope to) {
        Map<Formula, Formula> other = new HashMap<>();
        from.observed()
                .forEach((v, s) -> {
                    Integer now = to.observed().get(v);
                    if (now != null && !now.equals(s)) other.put(v.ref(), state(v, now));
                });
        if (other.isEmpty()) return asked;
        return Formulas.rewrite(
                asked, f -> f instanceof Formula.Probability p ? seen(p, other) : f);
    }

    private static Formula state(Variable v, int state) {
        State s = v.states().get(state);
        return Resolver.stateName(s);
    }

    private static Formula seen(Formula.Probability p, Map<Formula, Formula> other) {
        Function<Formula.Event, Formula.Event> replaced =
                e ->
                        e.test().isPresent() && other.containsKey(e.variable())
                                ? new Formula.Event(
                                        e.variable(),
                                        e.test().get().relation(),
                                        requireNonNull(other.get(e.variable())))
                                : e;
        return new Formula.Probability(
                p.network(),
                p.left().stream().map(replaced).toList(),
                p.right().stream().map(replaced).toList());
    }

    private Optional<String> ask(String part, Formula formula, Scope scope) {
        Lowering<Step> lowering = MeanFields.lowering(right.graph(), scope);
        try {
            Question<Step> question =
                    formula instanceof Formula.Vector v && isSeveral(part)
                            ? new Question.Several<>(
                                    v.elements().stream().map(lowering::ask).toList())
                            : formula instanceof Formula.Vector v && isBest(part)
                                    ? together(v.elements().stream().map(lowering::ask).toList())
                                    : lowering.ask(formula);
            return keep(part, question);
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private boolean isBest(String part) {
        return right.questions().get(part) instanceof Question.Best;
    }

    /** The best states of each alone, as those of all. */
    private static Question<Step> together(List<Question<Step>> each) {
        List<Maximised<Step>> trail = new ArrayList<>();
        List<Variable> order = new ArrayList<>();
        for (Question<Step> q : each)
            if (q instanceof Question.Best<Step> best) {
                trail.addAll(best.trail());
                order.addAll(best.order());
            }
        return new Question.Best<>(trail, order);
    }

    private boolean isSeveral(String part) {
        return right.questions().get(part) instanceof Question.Several;
    }

    private Optional<String> keep(String part, Question<Step> question) {
        Question<Step> asked = requireNonNull(right.questions().get(part));
        if (question.equals(asked) || !question.getClass().equals(asked.getClass()))
            return Optional.empty();
        String name = known.get(question);
        if (name != null) return Optional.of(name);
        String fresh = "!" + wrong.size();
        known.put(question, fresh);
        wrong.put(fresh, question);
        return Optional.of(fresh);
    }

    /**
     * What a part comes to if a law on the way is another one: at each place alone, then at all.
     *
     * @param rule the laws that may stand in the place of one, none if it stays
     */
    public List<String> relaw(String part, Function<Formula, List<Formula>> rule) {
        List<String> names = new ArrayList<>();
        new Relawed(right.graph(), rule)
                .of(requireNonNull(right.questions().get(part)))
                .forEach(q -> keep(part, q).ifPresent(names::add));
        return names;
    }

    /**
     * The routes to a part, then these wrong ways to it, to be gone again from other answers; none
     * where a graph is too large for that.
     *
     * @param others the parts whose answers may be carried, and how many numbers each has
     */
    public Optional<Retraced> retraced(
            String part, List<String> names, Map<String, Integer> others) {
        Working.Shape all = shape();
        List<Question<Step>> asked = new ArrayList<>(routes(part));
        for (String name : names) asked.add(requireNonNull(all.questions().get(name)));
        if (Solution.cells(all.graph().before(asked)) > Working.LARGEST_TAPE)
            return Optional.empty();
        if (carrying == null) carrying = new Carrying(right.graph(), right.questions());
        return Optional.of(new Retraced(all.graph(), carrying, parameters, others, asked, scratch));
    }

    /** In how many ways a part can be reached. */
    public int routeCount(String part) {
        return routes(part).size();
    }

    private List<Question<Step>> routes(String part) {
        Question<Step> question = requireNonNull(right.questions().get(part));
        if (!(question instanceof Question.Quantity<Step> q)
                || !(q.value() instanceof Step.Routes r)) return List.of(question);
        return r.inputs().stream()
                .<Question<Step>>map(route -> new Question.Quantity<>(route, q.order()))
                .toList();
    }

    /** Forgets what only asking needs. */
    public void close() {
        right.graph().close();
        known.clear();
    }

    /** The right and the wrong working in one. */
    Working.Shape shape() {
        Map<String, Question<Step>> all = new LinkedHashMap<>(right.questions());
        all.putAll(wrong);
        return new Working.Shape(right.graph(), all, right.symbols(), right.scope());
    }

    /** The answers to the right and the wrong questions on each of these variants of one shape. */
    public List<Map<String, Value>> answers(List<Bindings> variants) {
        Working.Shape shape = shape();
        if (!Working.fitsTape(shape))
            return variants.stream().map(v -> answers(v, Map.of())).toList();
        if (tape == null) tape = new AlteredTape(shape);
        return tape.answers(variants);
    }

    /** The right part or wrong question that a value under this name answers, evaluated. */
    public Map<String, Value> answers(Bindings variant, Map<String, Value> carried) {
        Solution solution = new Solution(shape(), variant);
        return (carried.isEmpty() ? solution : solution.carrying(carried)).answers();
    }
}
