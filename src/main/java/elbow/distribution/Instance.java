package elbow.distribution;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Range;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.source.Suggest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A distribution with a formula for each of its parameters, as an author wrote it: {@code
 * Normal(mean = 0, sd = 2)} is the Normal with mean 0 and var 2^2.
 */
public record Instance(Distribution distribution, Map<String, Formula> parameters) {
    public Instance {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Reads what an author wrote; IllegalArgumentException with a sentence if it can't be. */
    public static Instance of(Family written) {
        return read(written, false);
    }

    /**
     * Reads what a learner answered, who may leave out names: the order is that of the language,
     * but what has alternatives (sd or var, rate or scale) is named.
     */
    public static Instance ofAnswer(Family written) {
        return read(written, true);
    }

    private static Instance read(Family written, boolean byOrder) {
        Distribution distribution = Distributions.of(written).orElseThrow(() -> unknown(written));
        List<Argument> arguments = written.arguments();
        if (arguments.getFirst().value() instanceof Range range && arguments.size() == 1)
            return range(distribution, range);
        if (distribution.support() instanceof Support.States)
            return states(distribution, arguments);
        Map<String, Formula> found = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name =
                    arguments.get(i).name().isPresent()
                            ? arguments.get(i).name().orElseThrow()
                            : unnamed(distribution, i, arguments.size(), byOrder);
            put(distribution, found, name, arguments.get(i).value());
        }
        return complete(distribution, found);
    }

    private static Instance complete(Distribution distribution, Map<String, Formula> found) {
        Map<String, Formula> ordered = new LinkedHashMap<>();
        for (Parameter p : distribution.parameters()) {
            Formula value = found.get(p.name());
            if (value == null)
                throw new IllegalArgumentException(
                        distribution.name() + " needs " + alternatives(distribution, p.name()));
            ordered.put(p.name(), value);
        }
        return new Instance(distribution, ordered);
    }

    private static void put(
            Distribution distribution, Map<String, Formula> found, String name, Formula value) {
        Optional<Spelling> spelling =
                distribution.spellings().stream().filter(s -> s.written().equals(name)).findFirst();
        String parameter = spelling.map(Spelling::parameter).orElse(name);
        if (distribution.parameters().stream().noneMatch(p -> p.name().equals(parameter)))
            throw new IllegalArgumentException(
                    distribution.name()
                            + " has no "
                            + name
                            + Suggest.nearest(name, spellings(distribution))
                                    .map(n -> " (did you mean " + n + "?)")
                                    .orElse(": write " + signature(distribution)));
        Formula canonical = spelling.map(s -> put(s, value)).orElse(value);
        if (found.put(parameter, canonical) != null)
            throw new IllegalArgumentException(
                    distribution.name()
                            + " has "
                            + parameter
                            + " twice: write "
                            + alternatives(distribution, parameter));
    }

    private static Formula put(Spelling spelling, Formula value) {
        return Formulas.rewrite(
                spelling.value(), f -> f.equals(new Ref(spelling.written())) ? value : f);
    }

    private static String unnamed(Distribution distribution, int at, int count, boolean byOrder) {
        List<Parameter> parameters = distribution.parameters();
        boolean allowed = byOrder || (count == 1 && parameters.size() == 1);
        if (at < parameters.size() && allowed && !hasAlternatives(distribution, at))
            return parameters.get(at).name();
        throw new IllegalArgumentException(
                distribution.name() + " names its parameters: write " + signature(distribution));
    }

    private static boolean hasAlternatives(Distribution distribution, int at) {
        String name = distribution.parameters().get(at).name();
        return distribution.spellings().stream().anyMatch(s -> s.parameter().equals(name));
    }

    private static Instance range(Distribution distribution, Range range) {
        Map<String, Formula> parameters = new LinkedHashMap<>();
        parameters.put("low", range.from());
        parameters.put("high", range.to());
        return new Instance(distribution, parameters);
    }

    /** The probabilities of named states, in their order. */
    private static Instance states(Distribution distribution, List<Argument> arguments) {
        if (arguments.stream().anyMatch(a -> a.name().isEmpty()))
            throw new IllegalArgumentException(
                    distribution.name() + " names its states: write name = probability");
        List<Formula> cells = arguments.stream().map(Argument::value).toList();
        String parameter = distribution.parameters().getFirst().name();
        return new Instance(distribution, Map.of(parameter, new Formula.Vector(cells)));
    }

    /** {@code Gamma(shape = .., rate = .. or scale = ..)} */
    static String signature(Distribution distribution) {
        return distribution.name()
                + "("
                + String.join(
                        ", ",
                        distribution.parameters().stream()
                                .map(p -> alternatives(distribution, p.name()))
                                .toList())
                + ")";
    }

    private static String alternatives(Distribution distribution, String parameter) {
        List<String> ways = new ArrayList<>(List.of(parameter + " = .."));
        for (Spelling s : distribution.spellings())
            if (s.parameter().equals(parameter)) ways.add(s.written() + " = ..");
        return String.join(" or ", ways);
    }

    private static List<String> spellings(Distribution distribution) {
        List<String> names =
                new ArrayList<>(distribution.parameters().stream().map(Parameter::name).toList());
        distribution.spellings().forEach(s -> names.add(s.written()));
        return names;
    }

    private static IllegalArgumentException unknown(Family written) {
        return new IllegalArgumentException(
                "there is no distribution "
                        + written.name()
                        + Suggest.nearest(written.name(), Distributions.names())
                                .map(n -> " (did you mean " + n + "?)")
                                .orElse(""));
    }
}
