package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Measure;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.inference.NotComputed;
import elbow.inference.TooLarge;
import elbow.mistake.Catalogue;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.Place;
import elbow.source.Suggest;
import elbow.value.Real;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.Refusal;
import elbow.working.Working;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/** The formulas of an exercise lowered for its model: what it asks, and what it demands. */
final class Meaning {
    private static final int PROBES = 1_000;
    private static final int FEW = 8;

    private final Content content;
    private final Faults faults;
    private final ParameterClaim claims;

    private Meaning(Content content, Faults faults) {
        this.content = content;
        this.faults = faults;
        this.claims = new ParameterClaim(content.parameters());
    }

    /** The exercise's questions as a working, the rules for its variants, and its mistakes. */
    record Meant(Working working, List<Rule> rules, Suspicions suspicions) {}

    /**
     * @param states names among the choices of parameters, with their places
     */
    static Optional<Meant> of(Content content, Map<String, Place> states, Faults faults) {
        Meaning meaning = new Meaning(content, faults);
        states.forEach(meaning::state);
        return meaning.meant();
    }

    /** A state's name among the choices of a parameter must be a state of something. */
    private void state(String name, Place place) {
        List<String> known =
                content.model().p().variables().stream()
                        .filter(v -> !content.model().soft().contains(v))
                        .flatMap(v -> v.states().stream().map(State::text))
                        .distinct()
                        .toList();
        if (!known.contains(name))
            faults.add(
                    place,
                    "no variable has a state "
                            + Fault.quote(name)
                            + Suggest.hint(name, known)
                            + "; a number or a state is chosen from");
    }

    private Optional<Meant> meant() {
        List<Rule> rules = new ArrayList<>();
        for (Constraint c : content.constraints())
            if (claims.covers(c.written().formula())) rules.add(overParameters(c));
        for (ModelTable table : content.tables())
            if ((varies(table.reads()) || isStarted(table)) && isKnown(table))
                rules.add(sound(table));
        content.observed()
                .forEach((v, w) -> {
                    if (v.isDiscrete() && varies(Parameters.refs(w))) rules.add(observed(v, w));
                });
        domains(rules);
        Working working = content.working();
        Optional<Bindings> probe = probe(rules);
        for (Constraint c : content.constraints())
            if (!claims.covers(c.written().formula())) overModel(c, probe).ifPresent(rules::add);
        boolean fine = lower(working, probe);
        Suspicions suspicions = new Suspicions(content, working, Catalogue::installed);
        if (fine)
            for (AskReader.Asked a : content.asked()) {
                if (a.task() instanceof Task.Largest || mayTie(a.part().formula()))
                    if (!content.parameters().isFixed()) rules.add(untied(a, probe));
                if (a.task().mayCoincide()) rules.add(told(a, suspicions, probe));
                canBeMade(a, suspicions, rules);
                if (probe.isPresent() && !(a.task() instanceof Task.Computed))
                    numbers(a, probe.get());
            }
        return Optional.of(new Meant(working, List.copyOf(rules), suspicions));
    }

    /** Whether it holds a number that EM estimates. */
    private boolean isStarted(ModelTable table) {
        return content.model().em().isPresent()
                && table.reads().stream()
                        .anyMatch(r -> content.model().em().get().start().containsKey(r.name()));
    }

    /** Whether a variant has all its numbers: none of them is estimated from data. */
    private boolean isKnown(ModelTable table) {
        Set<Ref> reads = new LinkedHashSet<>(table.reads());
        reads.remove(new Ref("pi"));
        content.model().em().ifPresent(e -> reads.removeIf(r -> e.start().containsKey(r.name())));
        return content.parameters().names().containsAll(reads)
                && table.conditional().cells().stream()
                        .flatMap(Formulas::walk)
                        .noneMatch(Formula.Word.class::isInstance);
    }

    private Rule overParameters(Constraint c) {
        Set<Ref> reads = Parameters.refs(c.written());
        reads.retainAll(content.parameters().names());
        Formula claim = c.written().formula();
        return new Rule(
                Rule.Kind.OVER_PARAMETERS, c.text(), c.place(), reads, b -> claims.holds(claim, b));
    }

    private Rule sound(ModelTable table) {
        return new Rule(
                Rule.Kind.SOUND_MODEL,
                table.network() + " is a distribution",
                table.sources().getFirst().place(),
                table.reads(),
                b -> {
                    RowCheck check = new RowCheck(table, content.starting(b));
                    for (int row = 0; row < table.rows(); row++)
                        check.fault(row)
                                .ifPresent(f -> {
                                    throw new FaultException(f);
                                });
                    return true;
                });
    }

    /** Parameters of distributions are in their domains, observed values in their supports. */
    private void domains(List<Rule> rules) {
        for (ModelDensity d : content.densities()) {
            for (int row = 0; row < d.sources().size(); row++) {
                Written source = d.sources().get(row);
                Family family = d.density().rows().get(row);
                domain(source, family, rules, b -> Domains.fault(source, family, b));
            }
            Written value = content.observed().get(d.density().child());
            if (d.network().equals("p") && value != null) supported(d, value, rules);
        }
        for (Written w : content.formulas().values()) written(w, rules);
        for (Constraint c : content.constraints()) written(c.written(), rules);
    }

    private void written(Written formula, List<Rule> rules) {
        Formulas.walk(formula.formula())
                .forEach(f -> {
                    if (f instanceof Family family)
                        domain(formula, family, rules, b -> Domains.fault(formula, family, b));
                });
    }

    /** A value outside the support in every row can't be observed. */
    private void supported(ModelDensity d, Written value, List<Rule> rules) {
        Formula reads =
                new Formula.Vector(
                        List.of(value.formula(), new Formula.Vector(d.density().arguments())));
        domain(
                value,
                reads,
                rules,
                b -> {
                    String why = "";
                    for (int row = 0; row < d.sources().size(); row++) {
                        Optional<String> outside =
                                Domains.outside(
                                        d.sources().get(row),
                                        d.density().rows().get(row),
                                        value.formula(),
                                        b);
                        if (outside.isEmpty()) return Optional.empty();
                        why = outside.get();
                    }
                    return Optional.of(
                            new Fault(
                                    value.place(),
                                    why + at(b, Parameters.refs(value.with(reads)))));
                });
    }

    private void domain(
            Written source,
            Formula reads,
            List<Rule> rules,
            Function<Bindings, Optional<Fault>> check) {
        Set<Ref> names = Parameters.refs(source.with(reads));
        names.retainAll(content.parameters().names());
        if (names.isEmpty()) {
            check.apply(new Bindings(Map.of())).ifPresent(f -> faults.add(f.place(), f.message()));
            return;
        }
        rules.add(
                new Rule(
                        Rule.Kind.SOUND_MODEL,
                        "parameters lie in their domains",
                        source.place(),
                        names,
                        b -> {
                            check.apply(b)
                                    .ifPresent(f -> {
                                        throw new FaultException(f);
                                    });
                            return true;
                        }));
    }

    private Rule observed(Variable variable, Written written) {
        return new Rule(
                Rule.Kind.SOUND_MODEL,
                variable + " is observed in one of its states",
                written.place(),
                Parameters.refs(written),
                b -> {
                    EvidenceReader.noState(variable, written, b.values())
                            .ifPresent(wrong -> {
                                throw new FaultException(
                                        new Fault(
                                                written.place(),
                                                wrong + at(b, Parameters.refs(written))));
                            });
                    return true;
                });
    }

    private Optional<Rule> overModel(Constraint c, Optional<Bindings> probe) {
        Working working = content.working(c.written().formula());
        if (!lower(working, c.written(), probe)) return Optional.empty();
        return Optional.of(
                new Rule(
                        Rule.Kind.OVER_MODEL,
                        c.text(),
                        c.place(),
                        probe.map(working::reads).orElse(content.parameters().names()),
                        b -> told(c.written(), b, () -> isTrue(working.answers(b))),
                        Optional.of((columns, points) -> working.screen("", columns, points))));
    }

    private static boolean mayTie(Formula f) {
        return switch (f) {
            case Measure m -> m.kind() == Functional.ARGMAX || m.kind() == Functional.MODE;
            case Formula.ForEach each -> mayTie(each.body());
            case Formula other -> false;
        };
    }

    private Rule untied(AskReader.Asked asked, Optional<Bindings> probe) {
        Map<String, Formula> formulas = new LinkedHashMap<>();
        asked.formulas().forEach((name, w) -> formulas.put(name, w.formula()));
        Working working = new Working(content.model(), content.parameters().names(), formulas);
        return new Rule(
                Rule.Kind.UNTIED_ANSWER,
                asked.part().name() + " has one best answer",
                asked.written().place(),
                probe.map(working::reads).orElse(content.parameters().names()),
                b -> told(asked.written(), b, () -> isUntied(asked, working.answers(b))));
    }

    private static boolean isUntied(AskReader.Asked asked, Map<String, Value> answers) {
        return asked.task() instanceof Task.Largest largest
                ? Options.largest(asked.part(), largest, answers).size() == 1
                : answers.values().stream().noneMatch(Meaning::isTied);
    }

    /** What is offered can be told apart. */
    private Rule told(AskReader.Asked asked, Suspicions suspicions, Optional<Bindings> probe) {
        Map<String, Formula> formulas = new LinkedHashMap<>();
        asked.formulas().forEach((name, w) -> formulas.put(name, w.formula()));
        Working working = new Working(content.model(), content.parameters().names(), formulas);
        boolean computes =
                asked.task().mistakes().isEmpty()
                        && asked.task().texts().stream().noneMatch(Template::varies);
        return new Rule(
                Rule.Kind.UNTIED_ANSWER,
                asked.part().name() + " offers what can be told apart",
                asked.written().place(),
                computes && probe.isPresent()
                        ? working.reads(probe.get())
                        : content.parameters().names(),
                b -> told(asked.written(), b, () -> canBeTold(asked, working, suspicions, b)));
    }

    private static boolean canBeTold(
            AskReader.Asked asked, Working working, Suspicions suspicions, Bindings b) {
        Map<String, Value> computed = asked.formulas().isEmpty() ? Map.of() : working.answers(b);
        Optional<Suspicions.Found> found =
                asked.task().mistakes().isEmpty() ? Optional.empty() : suspicions.at(b, Map.of());
        return new Options(
                        asked,
                        b.values(),
                        computed,
                        part -> found.map(f -> f.of(part)).orElse(List.of()))
                .canBeTold();
    }

    /** A mistake that is offered changes something in its part, at one of a few points at least. */
    private void canBeMade(AskReader.Asked asked, Suspicions suspicions, List<Rule> rules) {
        for (Task.Says.Made made : asked.task().mistakes()) {
            String of = made.of().text();
            if (content.asked().stream()
                    .noneMatch(a -> a.part().name().equals(of) && a.part().form().isComputed()))
                continue;
            boolean acts =
                    probes(rules)
                            .flatMap(p -> suspicions.at(p, Map.of()).stream())
                            .flatMap(f -> f.of(of).stream())
                            .anyMatch(s -> s.mistake().id().equals(made.mistake().id()));
            if (!acts)
                faults.add(
                        made.id().place(),
                        "the mistake " + made.mistake().id() + " changes nothing in " + of);
        }
    }

    /** Options are compared, and formulas checked, by one number each. */
    private void numbers(AskReader.Asked asked, Bindings probe) {
        asked.formulas()
                .forEach((name, w) -> {
                    Value value = content.working(w.formula()).answers(probe).get("");
                    if (!(value instanceof Real) && !(asked.task() instanceof Task.Choice))
                        faults.add(
                                w.place(), "one number is wanted here, not " + Shown.kind(value));
                });
    }

    private static boolean isTrue(Map<String, Value> answers) {
        return answers.values().stream().allMatch(v -> v instanceof Value.Truth t && t.holds());
    }

    private static boolean isTied(Value answer) {
        return switch (answer) {
            case Value.Assignment a -> a.tied();
            case Value.Listed l -> l.items().stream().anyMatch(Meaning::isTied);
            case Value v -> false;
        };
    }

    /** A refusal that depends on the numbers is told with them. */
    private boolean told(Written written, Bindings bindings, BooleanSupplier rule) {
        try {
            return rule.getAsBoolean();
        } catch (Refusal e) {
            throw new FaultException(
                    new Fault(
                            written.placeOf(e.culprit()),
                            e.getMessage() + at(bindings, bindings.values().keySet())));
        } catch (NotComputed e) {
            throw new FaultException(
                    new Fault(
                            written.place(),
                            e.getMessage() + at(bindings, bindings.values().keySet())));
        }
    }

    private String at(Bindings bindings, Set<Ref> names) {
        Map<Ref, Value> read = new LinkedHashMap<>();
        for (Ref name : content.parameters().names()) {
            Value value = bindings.values().get(name);
            if (value != null && names.contains(name)) read.put(name, value);
        }
        return read.isEmpty() ? "" : ", at " + Shown.point(read);
    }

    /** Lowers all parts at once; each alone only if one may be refused. */
    private boolean lower(Working working, Optional<Bindings> probe) {
        if (probe.isEmpty()) return true;
        if (content.formulas().values().stream().noneMatch(this::readsStates)) {
            try {
                working.prepare(probe.get());
                return true;
            } catch (Refusal | TooLarge | NotComputed | IllegalArgumentException e) {
                // told below, of each part that is refused
            }
        }
        boolean fine = true;
        for (Written w : content.formulas().values())
            fine &= lower(content.working(w.formula()), w, probe);
        return fine;
    }

    private boolean lower(Working working, Written written, Optional<Bindings> probe) {
        if (probe.isEmpty()) return true;
        try {
            working.prepare(probe.get());
            if (readsStates(written)) working.answers(probe.get());
            return true;
        } catch (Refusal e) {
            faults.add(written.placeOf(e.culprit()), message(e));
        } catch (TooLarge | NotComputed | IllegalArgumentException e) {
            faults.add(written.place(), String.valueOf(e.getMessage()));
        }
        return false;
    }

    private String message(Refusal refusal) {
        return refusal.culprit() instanceof Ref r && states().contains(r)
                ? Formulas.text(r) + " is a state, and a number is wanted here"
                : String.valueOf(refusal.getMessage());
    }

    /** The parameters that are states. */
    private Set<Ref> states() {
        Set<Ref> states = new LinkedHashSet<>(content.parameters().names());
        states.removeAll(content.parameters().numeric());
        return states;
    }

    /**
     * Whether a parameter that is a state stands in a formula: where a number is wanted it fails.
     */
    private boolean readsStates(Written written) {
        return !Collections.disjoint(Parameters.refs(written), states());
    }

    /** A point at which the model is sound and the constraints over parameters hold. */
    private Optional<Bindings> probe(List<Rule> rules) {
        return probes(rules).findFirst();
    }

    /** A few such points, drawn. */
    private Stream<Bindings> probes(List<Rule> rules) {
        List<Rule> first =
                rules.stream().filter(r -> r.kind().compareTo(Rule.Kind.SOUND_MODEL) <= 0).toList();
        SplitMix64 random = new SplitMix64(0);
        Parameters parameters = content.parameters();
        return Stream.iterate(parameters.point(0), p -> parameters.draw(random))
                .limit(parameters.isFixed() ? 1 : PROBES)
                .map(p -> new Bindings(parameters.at(p)))
                .filter(b -> passes(first, b))
                .limit(FEW);
    }

    private static boolean passes(List<Rule> rules, Bindings bindings) {
        try {
            return rules.stream().allMatch(r -> r.passes(bindings));
        } catch (FaultException e) {
            return false;
        }
    }

    /** What reads no parameter was checked when it was read. */
    private boolean varies(Set<Ref> reads) {
        return !Collections.disjoint(reads, content.parameters().names());
    }
}
