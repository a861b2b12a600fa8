package elbow.distribution;

import elbow.formula.Formula;
import elbow.formula.Formula.Call;
import elbow.formula.Formula.Function;
import elbow.formula.Formulas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A distribution by its laws, written in the language and read when first asked for. */
final class Described implements Distribution {
    private static final Map<String, Formula> READ = new ConcurrentHashMap<>();

    private final String name;
    private final Support support;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Supplier<Spelling>> spellings = new ArrayList<>();
    private final List<Supplier<Condition>> conditions = new ArrayList<>();
    private final Map<Statistic, String> laws = new EnumMap<>(Statistic.class);
    private final Map<Statistic, String> at = new EnumMap<>(Statistic.class);
    private final List<String> provided = new ArrayList<>();
    private String logDensity = "";
    private String density = "";
    private String expected = "";
    private String divergence = "";
    private String renyi = "";

    Described(String name, Support support) {
        this.name = name;
        this.support = support;
    }

    Described parameter(String name, String holds, String words) {
        return parameter(name, Parameter.Kind.NUMBER, holds, words);
    }

    Described parameter(String name, Parameter.Kind kind, String holds, String words) {
        condition(holds, words);
        return parameter(name, kind);
    }

    Described parameter(String name, Parameter.Kind kind) {
        parameters.add(new Parameter(name, kind));
        return this;
    }

    Described condition(String holds, String words) {
        conditions.add(() -> new Condition(read(holds), words));
        return this;
    }

    Described spelling(String written, String parameter, String value) {
        spellings.add(() -> new Spelling(written, parameter, read(value), Optional.empty()));
        return this;
    }

    Described spelling(String written, String parameter, String value, String holds, String words) {
        spellings.add(() ->
                new Spelling(
                        written,
                        parameter,
                        read(value),
                        Optional.of(new Condition(read(holds), words))));
        return this;
    }

    Described logDensity(String law) {
        logDensity = law;
        return this;
    }

    Described density(String law) {
        density = law;
        return this;
    }

    Described law(Statistic statistic, String law) {
        laws.put(statistic, law);
        return this;
    }

    /** The expected log density under another distribution, over its statistics. */
    Described expected(String law) {
        expected = law;
        return this;
    }

    Described at(Statistic statistic, String number) {
        at.put(statistic, number);
        return this;
    }

    Described divergence(String law, String... provided) {
        divergence = law;
        this.provided.addAll(List.of(provided));
        return this;
    }

    Described renyi(String law) {
        renyi = law;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    @Override
    public List<Spelling> spellings() {
        return spellings.stream().map(Supplier::get).toList();
    }

    @Override
    public List<Condition> conditions() {
        return conditions.stream().map(Supplier::get).toList();
    }

    @Override
    public Support support() {
        return support;
    }

    @Override
    public Formula logDensity() {
        return read(logDensity);
    }

    @Override
    public Formula density() {
        return density.isEmpty() ? new Call(Function.EXP, List.of(logDensity())) : read(density);
    }

    @Override
    public Optional<Formula> law(Statistic statistic) {
        String law = laws.get(statistic);
        if (law != null) return Optional.of(read(law));
        return switch (statistic) {
            case SD -> law(Statistic.VAR).map(v -> new Call(Function.SQRT, List.of(v)));
            case SQUARE -> law(Statistic.VAR).flatMap(this::square);
            case MEAN,
                    VAR,
                    MODE,
                    ENTROPY,
                    LOG,
                    LOG_VAR,
                    LOG_COMPLEMENT,
                    RECIPROCAL,
                    DEVIATION,
                    LOG_POWER,
                    LOG_EXPONENTIAL ->
                    Optional.empty();
        };
    }

    /** E x² = var x + (E x)² */
    private Optional<Formula> square(Formula var) {
        Formula two = read("2");
        return law(Statistic.MEAN)
                .map(m ->
                        new Formula.Binary(
                                Formula.Operator.PLUS,
                                var,
                                new Formula.Binary(Formula.Operator.POWER, m, two)));
    }

    @Override
    public Optional<Formula> expectedLogDensity() {
        return optional(expected);
    }

    @Override
    public Optional<Formula> at(Statistic statistic) {
        return Optional.ofNullable(at.get(statistic)).map(Described::read);
    }

    @Override
    public Optional<Divergence> divergence() {
        return optional(divergence)
                .map(law -> new Divergence(law, provided.stream().map(Described::read).toList()));
    }

    @Override
    public Optional<Formula> renyi() {
        return optional(renyi);
    }

    private static Optional<Formula> optional(String law) {
        return law.isEmpty() ? Optional.empty() : Optional.of(read(law));
    }

    private static Formula read(String law) {
        return READ.computeIfAbsent(law, l -> Formulas.rewrite(Formulas.parse(l), Described::ln));
    }

    /** Laws are written with log, and printed with ln as all laws are. */
    private static Formula ln(Formula f) {
        return f instanceof Call c && c.function() == Function.LOG
                ? new Call(Function.LN, c.arguments())
                : f;
    }

    @Override
    public String toString() {
        return name;
    }
}
