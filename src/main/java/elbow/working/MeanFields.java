package elbow.working;

import static java.util.Objects.requireNonNull;

import elbow.distribution.Instance;
import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Binary;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Event;
import elbow.formula.Formula.Expectation;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Num;
import elbow.formula.Formula.Operator;
import elbow.formula.Formula.Probability;
import elbow.formula.Formula.Ref;
import elbow.formula.Formula.Selector;
import elbow.formula.Formulas;
import elbow.inference.FixedPoint;
import elbow.inference.LogTable;
import elbow.inference.LogTables;
import elbow.inference.MatrixLaw;
import elbow.inference.Table;
import elbow.model.Affine;
import elbow.model.Approximation.MeanField;
import elbow.model.Approximation.Start;
import elbow.model.Approximation.Written;
import elbow.model.Conditional;
import elbow.model.Density;
import elbow.model.Model;
import elbow.model.Network;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Coordinate ascent: q(latents) = Π q(block), each block in turn the best while the others are held
 * fixed, ln q(block) = E[ln p(latents, observed)] + const over the other blocks.
 */
final class MeanFields<F> {
    private static final String MARK = "′";
    private static final Num ONE = new Num(BigDecimal.ONE);
    private static final Num TWO = new Num(BigDecimal.TWO);

    private final Algebra<F> algebra;
    private final Scope scope;
    private final MeanField field;
    private final Network written;
    private final Map<List<Variable>, Map<String, F>> parts = new HashMap<>();
    private String symbol = "q₀";

    private MeanFields(Algebra<F> algebra, Scope scope, MeanField field) {
        this.algebra = algebra;
        this.field = field;
        this.written = written(scope.model(), field);
        Model p = scope.model();
        Model model =
                new Model(
                        p.p(),
                        Optional.of(new Written(written)),
                        p.observed(),
                        p.soft(),
                        p.em(),
                        p.data());
        this.scope = Scope.of(model, scope.parameters(), scope.bindings());
    }

    /** The lowering in which q is what the rounds made of it. */
    static <F> Lowering<F> lowering(Algebra<F> algebra, Scope scope) {
        Algebra<F> rounds = Rounds.over(algebra, scope);
        if (scope.model().q().isEmpty() || !(scope.model().q().get() instanceof MeanField field))
            return new Lowering<>(rounds, scope);
        MeanFields<F> fields = new MeanFields<>(rounds, scope, field);
        fields.run();
        return new Lowering<>(fields.standing("q"), fields.scope);
    }

    private void run() {
        if (field.rounds().isPresent()) {
            int rounds = field.rounds().getAsInt();
            if (rounds == 0) symbol = "q";
            for (List<Variable> block : field.blocks()) start(block);
            for (int r = 1; r <= rounds; r++) {
                symbol = r == rounds ? "q" : "q" + subscript(r);
                round();
            }
            return;
        }
        if (isGaussian()) {
            symbol = "q";
            gaussian();
            return;
        }
        for (List<Variable> block : field.blocks()) start(block);
        symbol = "q₁";
        round();
        converge();
        symbol = "q";
        round();
    }

    private static String subscript(int r) {
        StringBuilder text = new StringBuilder();
        for (char c : Integer.toString(r).toCharArray()) text.append((char) ('₀' + (c - '0')));
        return text.toString();
    }

    private void round() {
        for (List<Variable> block : field.blocks()) update(block);
    }

    // What stands for q

    private static Ref mark(List<Variable> block, String what) {
        StringBuilder name = new StringBuilder(what).append(MARK);
        block.forEach(v -> name.append(v.name()));
        return new Ref(name.toString());
    }

    /** q as a network whose numbers are names. */
    private static Network written(Model model, MeanField field) {
        List<Conditional> tables = new ArrayList<>();
        List<Density> densities = new ArrayList<>();
        for (List<Variable> block : field.blocks()) {
            if (block.stream().allMatch(Variable::isDiscrete)) {
                int cells = block.stream().mapToInt(Variable::size).reduce(1, Math::multiplyExact);
                List<Formula> names = new ArrayList<>();
                Ref name = mark(block, "q");
                for (int i = 1; i <= cells; i++)
                    names.add(
                            new Ref(
                                    name.name(),
                                    List.of(new Selector.Component(Integer.toString(i)))));
                tables.add(new Conditional(block, List.of(), names));
                continue;
            }
            if (block.size() > 1 || block.getFirst().isVector()) throw refused(model, block);
            densities.add(
                    new Density(
                            block.getFirst(), List.of(), List.of(family(model, block.getFirst()))));
        }
        return new Network(model.latents(), tables, densities, List.of());
    }

    private static Refusal refused(Model model, List<Variable> block) {
        Variable v = block.getFirst();
        String family =
                model.p().densityOf(v).map(d -> d.rows().getFirst().name()).orElse("no density");
        String why =
                block.size() > 1
                        ? ": it shares a block with " + block.get(1)
                        : ", which is " + family;
        return new Refusal("mean field has no update for " + v + why, v.ref());
    }

    private static Family family(Model model, Variable v) {
        List<Variable> block = List.of(v);
        String name = model.p().densityOf(v).orElseThrow().rows().getFirst().name();
        List<String> parameters =
                switch (name) {
                    case "Normal" -> List.of("mean", "var");
                    case "Gamma" -> List.of("shape", "rate");
                    default -> throw refused(model, block);
                };
        return new Family(
                name,
                parameters.stream()
                        .map(p -> new Argument(Optional.of(p), mark(block, p)))
                        .toList());
    }

    private Standing<F> standing(String name) {
        Map<Ref, F> now = new HashMap<>();
        parts.forEach((block, of) -> of.forEach((what, f) -> now.put(mark(block, what), f)));
        return new Standing<>(
                algebra, r -> r.name().contains(MARK) ? found(now, r) : find(r), "p", name);
    }

    private Optional<F> found(Map<Ref, F> now, Ref r) {
        F whole = now.get(new Ref(r.name()));
        if (whole == null)
            throw new Refusal(
                    r.name().substring(r.name().indexOf(MARK) + 1)
                            + " is used before its first update: give it a start",
                    r);
        return Optional.of(whole);
    }

    private Optional<F> find(Ref r) {
        return algebra instanceof Standing<F> s ? s.find(r) : Optional.empty();
    }

    private void put(List<Variable> block, String what, F f, Formula name) {
        parts.computeIfAbsent(block, k -> new LinkedHashMap<>()).put(what, algebra.named(f, name));
    }

    private Probability q(List<Variable> of) {
        return new Probability(symbol, of.stream().map(Resolver::bare).toList(), List.of());
    }

    private Formula moment(String what, Variable v) {
        for (Measure.Functional f : List.of(Measure.Functional.MEAN, Measure.Functional.VAR))
            if (f.text.equals(what)) return new Measure(f, List.of(q(List.of(v))));
        return new Ref(what);
    }

    // The start

    private void start(List<Variable> block) {
        if (block.getFirst().isDiscrete()) {
            put(block, "q", startTable(block), q(block));
            return;
        }
        Variable v = block.getFirst();
        Start given = field.start().get(v);
        if (!(given instanceof Start.Mean mean)) {
            startAtPrior(v);
            return;
        }
        F at = algebra.numbers(List.of(), List.of(mean.value()), mean.value());
        Optional<Instance> prior = prior(v);
        if (prior.isEmpty()) return;
        if (prior.get().distribution().name().equals("Gamma")) {
            F shape = numbers(requireNonNull(prior.get().parameters().get("shape")));
            put(block, "shape", shape, new Ref("shape"));
            put(
                    block,
                    "rate",
                    algebra.apply(Laws.RATIO, List.of(), List.of(shape, at)),
                    new Ref("rate"));
        } else {
            put(block, "mean", at, moment("mean", v));
            put(
                    block,
                    "var",
                    numbers(requireNonNull(prior.get().parameters().get("var"))),
                    moment("var", v));
        }
    }

    private F numbers(Formula f) {
        return algebra.numbers(List.of(), List.of(f), f);
    }

    /** The distribution of a variable that depends on no other. */
    private Optional<Instance> prior(Variable v) {
        Density d = scope.model().p().densityOf(v).orElseThrow();
        return d.parents().isEmpty()
                ? Optional.of(Instance.of(d.rows().getFirst()))
                : Optional.empty();
    }

    /** The marginal under p where the model gives it at once; else none is needed or it is told. */
    private void startAtPrior(Variable v) {
        prior(v).ifPresent(s ->
                s.parameters()
                        .forEach((name, f) -> put(List.of(v), name, numbers(f), moment(name, v))));
    }

    private F startTable(List<Variable> block) {
        List<Variable> rest = block.stream().filter(v -> !field.start().containsKey(v)).toList();
        List<F> factors = new ArrayList<>();
        for (Variable v : block)
            if (field.start().get(v) instanceof Start.States s)
                factors.add(
                        algebra.numbers(
                                List.of(v),
                                s.cells(),
                                block.size() == 1 ? q(block) : q(List.of(v))));
        if (!rest.isEmpty()) {
            Queries<F> queries = new Queries<>(algebra, scope, this::numbers, Optional.empty());
            factors.add(
                    queries.probability(
                            new Probability(
                                    "p", rest.stream().map(Resolver::bare).toList(), List.of())));
        }
        return algebra.product(factors);
    }

    // The updates

    private void update(List<Variable> block) {
        if (block.getFirst().isDiscrete()) discrete(block);
        else
            switch (family(scope.model(), block.getFirst()).name()) {
                case "Normal" -> normal(block.getFirst());
                default -> gamma(block.getFirst());
            }
    }

    /**
     * The variables whose distribution a block stands in, those without evidence below left out.
     */
    private List<Variable> around(List<Variable> block) {
        Network p = scope.model().p();
        Set<Variable> latents = new LinkedHashSet<>(scope.model().latents());
        return p.variables().stream()
                .filter(v -> latents.contains(v) || scope.model().isObserved(v))
                .filter(v -> block.contains(v) || p.parents(v).stream().anyMatch(block::contains))
                .toList();
    }

    /** q ∝ e^{E ln p} */
    private void discrete(List<Variable> block) {
        Lowering<F> lowering = new Lowering<>(standing(symbol), scope.binding(block));
        List<F> terms = new ArrayList<>();
        for (Variable v : around(block)) terms.add(expected(lowering, block, v));
        Formula sum = Law.input(0);
        for (int i = 1; i < terms.size(); i++) sum = new Binary(Operator.PLUS, sum, Law.input(i));
        F weight = algebra.apply(new Law(new Call(Function.EXP, List.of(sum))), List.of(), terms);
        algebra.named(
                weight, new Probability(symbol.replace("q", "q̃"), q(block).left(), List.of()));
        F total = algebra.sumOut(weight, block);
        put(block, "q", algebra.divide(weight, total), q(block));
    }

    /** E ln p(v | its parents), over whatever is not in the block. */
    private F expected(Lowering<F> lowering, List<Variable> block, Variable v) {
        Formula log = new Call(Function.LN, List.of(row(v)));
        return average(lowering, block, family(v), log);
    }

    private F average(
            Lowering<F> lowering, List<Variable> block, List<Variable> family, Formula of) {
        List<Event> others =
                family.stream()
                        .filter(u -> !block.contains(u) && !scope.model().isObserved(u))
                        .map(Resolver::bare)
                        .toList();
        return lowering.quantity(
                others.isEmpty()
                        ? of
                        : new Expectation(new Probability("q", others, List.of()), of));
    }

    private List<Variable> family(Variable v) {
        List<Variable> family = new ArrayList<>(scope.model().p().parents(v));
        family.add(v);
        return family;
    }

    /** p(v | its parents), observed values put in. */
    private Probability row(Variable v) {
        return new Probability(
                "p",
                List.of(event(v)),
                scope.model().p().parents(v).stream().map(this::event).toList());
    }

    private Event event(Variable v) {
        return scope.model().isObserved(v) ? new Neighbours(scope).seen(v) : Resolver.bare(v);
    }

    private Formula valueOf(Variable v) {
        return scope.model().observed().getOrDefault(v, v.ref());
    }

    /** What the observed values make of a formula. */
    private Formula observed(Formula f) {
        return Densities.substitute(
                f,
                scope.model().observed().entrySet().stream()
                        .filter(e -> !e.getKey().isDiscrete())
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Precision Σ a² E[1/V], mean Σ a E[1/V] (E x − rest) over it, where v enters means by a. */
    private void normal(Variable v) {
        List<Variable> block = List.of(v);
        Lowering<F> lowering = new Lowering<>(standing(symbol), scope);
        List<F> inputs = new ArrayList<>();
        @Nullable Formula precision = null;
        @Nullable Formula pull = null;
        for (Variable child : around(block)) {
            Density d = scalar(child, v);
            Instance row = Instance.of(d.rows().getFirst());
            Formula spread = observed(requireNonNull(row.parameters().get("var")));
            if (mentions(spread, v)) throw refused(scope.model(), block);
            List<Variable> spreads =
                    family(child).stream().filter(u -> mentions(spread, u)).toList();
            F weight = average(lowering, block, spreads, reciprocal(spread));
            Formula w = add(inputs, weight);
            Formula mean = observed(requireNonNull(row.parameters().get("mean")));
            boolean own = child.equals(v);
            Formula off = own ? mean : new Binary(Operator.MINUS, observed(valueOf(child)), mean);
            Affine affine = affine(off, v, child);
            Formula slope =
                    own ? ONE : negated(requireNonNull(affine.slopes().get(v)).cells().getFirst());
            Formula a = isOne(slope) ? ONE : add(inputs, numbers(slope));
            Formula rest = add(inputs, rest(affine, v, lowering));
            precision = plus(precision, isOne(a) ? w : times(times(a, a), w));
            pull = plus(pull, isOne(a) ? times(w, rest) : times(times(a, w), rest));
        }
        F lambda = algebra.apply(new Law(requireNonNull(precision)), List.of(), inputs);
        algebra.named(lambda, new Binary(Operator.DIVIDE, ONE, moment("var", v)));
        F variance =
                algebra.apply(
                        new Law(new Binary(Operator.DIVIDE, ONE, Law.input(0))),
                        List.of(),
                        List.of(lambda));
        put(block, "var", variance, moment("var", v));
        List<F> all = new ArrayList<>(inputs);
        Formula by = add(all, variance);
        F mean = algebra.apply(new Law(times(by, requireNonNull(pull))), List.of(), all);
        put(block, "mean", mean, moment("mean", v));
    }

    private static Formula reciprocal(Formula f) {
        return f instanceof Binary b && b.operator() == Operator.DIVIDE && isOne(b.left())
                ? b.right()
                : new Binary(Operator.DIVIDE, ONE, f);
    }

    private static boolean isOne(Formula f) {
        return f instanceof Num n && n.value().compareTo(BigDecimal.ONE) == 0;
    }

    private static Formula negated(Formula f) {
        return f instanceof Formula.Negate n ? n.operand() : new Formula.Negate(f);
    }

    private Affine affine(Formula off, Variable v, Variable child) {
        try {
            return Affine.of(
                    off,
                    scope.model().p().variables().stream().filter(u -> !u.isDiscrete()).toList());
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "mean field has no update for "
                            + v
                            + ": the mean of "
                            + child
                            + " is not affine in it",
                    v.ref());
        }
    }

    /** x − c − Σ a E[u] of all other variables u. */
    private F rest(Affine affine, Variable v, Lowering<F> lowering) {
        Formula rest = affine.constant().cells().getFirst();
        List<Event> others = new ArrayList<>();
        for (Map.Entry<Variable, elbow.model.Matrix> e : affine.slopes().entrySet()) {
            if (e.getKey().equals(v)) continue;
            others.add(Resolver.bare(e.getKey()));
            rest =
                    plus(
                            rest,
                            isOne(e.getValue().cells().getFirst())
                                    ? e.getKey().ref()
                                    : times(e.getValue().cells().getFirst(), e.getKey().ref()));
        }
        if (others.isEmpty()) return numbers(rest);
        return lowering.quantity(new Expectation(new Probability("q", others, List.of()), rest));
    }

    private Density scalar(Variable child, Variable v) {
        Optional<Density> d = scope.model().p().densityOf(child);
        boolean fits =
                d.isPresent()
                        && !child.isVector()
                        && d.get().rows().size() == 1
                        && d.get().rows().getFirst().name().equals("Normal");
        if (!fits)
            throw new Refusal(
                    "mean field has no update for "
                            + v
                            + " here: "
                            + child
                            + " must be a number, Normal, and without discrete parents",
                    v.ref());
        return d.orElseThrow();
    }

    private static boolean mentions(Formula f, Variable v) {
        return Formulas.walk(f).anyMatch(g -> g.equals(v.ref()));
    }

    private Formula add(List<F> inputs, F f) {
        int at = inputs.indexOf(f);
        if (at < 0) {
            at = inputs.size();
            inputs.add(f);
        }
        return Law.input(at);
    }

    private static Formula plus(@Nullable Formula a, Formula b) {
        return a == null ? b : new Binary(Operator.PLUS, a, b);
    }

    private static Formula times(Formula a, Formula b) {
        return new Binary(Operator.TIMES, a, b);
    }

    /** Shape a + n/2, rate b + Σ E[(x − m)² g]/2, where the precision of each x is g times v. */
    private void gamma(Variable v) {
        List<Variable> block = List.of(v);
        Instance prior =
                prior(v).orElseThrow(() ->
                        new Refusal(
                                "mean field has no update for "
                                        + v
                                        + ": its distribution depends on others",
                                v.ref()));
        Lowering<F> lowering = new Lowering<>(standing(symbol), scope);
        List<F> inputs = new ArrayList<>();
        Formula rate = add(inputs, numbers(requireNonNull(prior.parameters().get("rate"))));
        int count = 0;
        for (Variable child : around(block)) {
            if (child.equals(v)) continue;
            Density d = scalar(child, v);
            Instance row = Instance.of(d.rows().getFirst());
            Formula spread = observed(requireNonNull(row.parameters().get("var")));
            Formula scale = scale(spread, v, child);
            Formula off =
                    new Binary(
                            Operator.MINUS,
                            observed(valueOf(child)),
                            observed(requireNonNull(row.parameters().get("mean"))));
            Formula square = new Binary(Operator.POWER, off, TWO);
            List<Variable> family =
                    family(child).stream().filter(u -> mentions(square, u)).toList();
            F term = average(lowering, block, family, isOne(scale) ? square : times(scale, square));
            rate = plus(rate, new Binary(Operator.DIVIDE, add(inputs, term), TWO));
            count++;
        }
        Formula a = requireNonNull(prior.parameters().get("shape"));
        Formula shape =
                new Binary(
                        Operator.PLUS,
                        a,
                        new Binary(Operator.DIVIDE, new Num(BigDecimal.valueOf(count)), TWO));
        put(block, "shape", numbers(shape), new Ref("shape"));
        put(block, "rate", algebra.apply(new Law(rate), List.of(), inputs), new Ref("rate"));
    }

    /** 1/V = g v: g, where V is written 1/(g v). */
    private Formula scale(Formula spread, Variable v, Variable child) {
        if (spread instanceof Binary b && b.operator() == Operator.DIVIDE && isOne(b.left())) {
            if (b.right().equals(v.ref())) return ONE;
            if (b.right() instanceof Binary p && p.operator() == Operator.TIMES) {
                if (p.left().equals(v.ref()) && !mentions(p.right(), v)) return p.right();
                if (p.right().equals(v.ref()) && !mentions(p.left(), v)) return p.left();
            }
            if (b.right() instanceof Binary p
                    && p.operator() == Operator.DIVIDE
                    && p.left().equals(v.ref())
                    && !mentions(p.right(), v)) return new Binary(Operator.DIVIDE, ONE, p.right());
        }
        throw new Refusal(
                "mean field has no update for "
                        + v
                        + ": it must stand in the precision of "
                        + child
                        + ", alone or times a number",
                v.ref());
    }

    // Convergence

    private boolean isGaussian() {
        return field.blocks().stream().allMatch(b -> b.size() == 1)
                && scope.model().p().tables().isEmpty()
                && scope.model().p().densities().stream()
                        .allMatch(d ->
                                d.rows().getFirst().name().equals("Normal")
                                        && d.arguments().stream()
                                                .skip(1)
                                                .allMatch(f ->
                                                        d.realParents().stream()
                                                                .noneMatch(u -> mentions(f, u))));
    }

    /** The means are those of the posterior, and 1/var the diagonal of its precision. */
    private void gaussian() {
        Neighbours neighbours = new Neighbours(scope);
        Queries<F> queries = new Queries<>(algebra, scope, this::numbers, Optional.empty());
        List<Event> evidence = scope.model().evidence().stream().map(neighbours::seen).toList();
        Belief<F> belief =
                queries.belief(
                        new Probability(
                                "p",
                                scope.model().latents().stream().map(Resolver::bare).toList(),
                                evidence));
        for (Belief.Named<F> part : belief.parts()) {
            F mean = requireNonNull(part.parameters().get("mean"));
            int n = part.of().size();
            if (n == 1) {
                Variable v = part.of().getFirst();
                put(List.of(v), "mean", mean, moment("mean", v));
                put(
                        List.of(v),
                        "var",
                        requireNonNull(part.parameters().get("var")),
                        moment("var", v));
                continue;
            }
            Variable rows = Components.rows(n);
            Variable columns = Components.columns(n);
            BlockLaw<F> law = new BlockLaw<>(algebra);
            Formula cov =
                    law.in(
                            Block.of(
                                    requireNonNull(part.parameters().get("cov")),
                                    Optional.of(rows),
                                    Optional.of(columns)));
            F precision =
                    law.gives(MatrixLaw.inverse(cov), Optional.of(rows), Optional.of(columns))
                            .value();
            for (int i = 0; i < n; i++) {
                Variable v = part.of().get(i);
                F own = algebra.at(algebra.at(precision, rows, i), columns, i);
                F variance =
                        algebra.apply(
                                new Law(new Binary(Operator.DIVIDE, ONE, Law.input(0))),
                                List.of(),
                                List.of(own));
                put(List.of(v), "var", variance, moment("var", v));
                put(List.of(v), "mean", algebra.at(mean, rows, i), moment("mean", v));
            }
        }
    }

    /** All numbers of q after many rounds. */
    private void converge() {
        List<F> cells = cells();
        Variable axis = Components.rows(cells.size());
        List<F> inputs = new ArrayList<>();
        inputs.add(algebra.named(algebra.stack(cells, List.of(axis)), new Ref("q₁")));
        List<Ref> given = List.copyOf(Rounds.read(scope));
        given.forEach(name -> inputs.add(algebra.parameter(name)));
        F fixed =
                algebra.named(
                        algebra.compute(
                                new FixedPoint(values -> again(given, values)),
                                inputs,
                                List.of(axis)),
                        new Ref("q_T"));
        List<F> numbers = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) numbers.add(algebra.at(fixed, axis, i));
        symbol = "q_T";
        set(numbers);
    }

    private List<F> cells() {
        List<F> cells = new ArrayList<>();
        for (List<Variable> block : field.blocks())
            requireNonNull(parts.get(block))
                    .forEach((what, f) -> {
                        if (!what.equals("q")) {
                            cells.add(f);
                            return;
                        }
                        int count =
                                block.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
                        for (int i = 0; i < count; i++) {
                            F cell = f;
                            for (Map.Entry<Variable, Integer> e : Cells.at(block, i).entrySet())
                                cell = algebra.at(cell, e.getKey(), e.getValue());
                            cells.add(cell);
                        }
                    });
        return cells;
    }

    private void set(List<F> numbers) {
        int at = 0;
        for (List<Variable> block : field.blocks()) {
            Map<String, F> part = requireNonNull(parts.get(block));
            for (String what : List.copyOf(part.keySet())) {
                if (!what.equals("q")) {
                    put(block, what, numbers.get(at++), moment(what, block.getFirst()));
                    continue;
                }
                int count = block.stream().mapToInt(Variable::size).reduce(1, (a, b) -> a * b);
                put(block, "q", algebra.stack(numbers.subList(at, at + count), block), q(block));
                at += count;
            }
        }
    }

    private FixedPoint.Round again(List<Ref> given, List<Table> values) {
        Map<Ref, Value> bound = new LinkedHashMap<>(scope.bindings().values());
        for (int i = 0; i < given.size(); i++) bound.put(given.get(i), values.get(i).number());
        Bindings bindings = new Bindings(bound);
        LogTables doubles = new LogTables();
        Algebra<LogTable> numbers =
                new Numbers<>(doubles, doubles::of, LogTable::toTable, bindings);
        Scope here = Scope.of(scope.model(), scope.parameters(), bindings);
        MeanFields<LogTable> fields = new MeanFields<>(Rounds.over(numbers, here), here, field);
        parts.forEach((block, part) -> {
            Map<String, LogTable> names = new LinkedHashMap<>();
            part.keySet().forEach(what -> names.put(what, numbers.one()));
            fields.parts.put(block, names);
        });
        return at -> {
            List<LogTable> cells = new ArrayList<>();
            for (double n : at) cells.add(doubles.of(Table.of(Real.of(n))));
            fields.set(cells);
            fields.round();
            return fields.cells().stream()
                    .mapToDouble(f -> Reals.toDouble(f.toTable().number()))
                    .toArray();
        };
    }
}
