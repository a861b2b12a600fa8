package elbow.distribution;

import elbow.formula.Formula;
import elbow.formula.Formula.Argument;
import elbow.formula.Formula.Family;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;
import elbow.source.Suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A distribution as it was written, its parameters under their own names: {@code Normal(mean = 0,
 * sd = s)} has the var {@code s^2}.
 */
public record Stated(Distribution distribution, Map<String, Formula> parameters) {
    public Stated {
        parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** IllegalArgumentException with a sentence where the arguments are not those it takes. */
    public static Stated of(Family family) {
        Distribution distribution =
                Distributions.named(family.name())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no distribution is called "
                                                + family.name()
                                                + Suggest.hint(
                                                        family.name(), Distributions.names())));
        return new Stated(distribution, parameters(distribution, family));
    }

    private static Map<String, Formula> parameters(Distribution distribution, Family family) {
        List<String> names = distribution.parameters().stream().map(Parameter::name).toList();
        Map<String, Formula> found = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < family.arguments().size(); i++) {
            Argument a = family.arguments().get(i);
            Optional<String> name =
                    a.name().isPresent()
                            ? a.name()
                            : i < names.size() ? Optional.of(names.get(i)) : Optional.empty();
            if (name.isEmpty()) wrong.add(Formulas.text(a.value()));
            else if (names.contains(name.get())) found.put(name.get(), a.value());
            else spelled(distribution, name.get(), a.value(), found, wrong);
        }
        if (!wrong.isEmpty() || found.size() < names.size())
            throw new IllegalArgumentException(
                    family.name() + " has the parameters " + String.join(", ", names));
        Map<String, Formula> ordered = new LinkedHashMap<>();
        for (String name : names) {
            Formula value = found.get(name);
            if (value != null) ordered.put(name, value);
        }
        return ordered;
    }

    private static void spelled(
            Distribution distribution,
            String name,
            Formula value,
            Map<String, Formula> found,
            List<String> wrong) {
        Optional<Spelling> spelling =
                distribution.spellings().stream().filter(s -> s.written().equals(name)).findFirst();
        if (spelling.isEmpty()) wrong.add(name);
        else
            found.put(
                    spelling.get().parameter(),
                    Formulas.rewrite(
                            spelling.get().value(), f -> f.equals(new Ref(name)) ? value : f));
    }
}
