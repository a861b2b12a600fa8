package elbow.working;

import elbow.formula.Formula;
import elbow.formula.Formulas;

import java.util.Map;
import java.util.Optional;

/**
 * A prior of θ whose posterior after an observation x is of its own family. The observation's
 * distribution has θ, times a known factor, as one of its parameters; the others are known and are
 * written {@code x.n}, the factor {@code x.c}.
 *
 * @param prior the family of θ
 * @param likelihood the family of x
 * @param parameter the parameter of x that θ is
 * @param power 1 where it is proportional to θ, −1 where to 1/θ
 * @param statistics what is summed over the observations
 * @param updates the parameters after the observations, over those before and the statistics
 * @param rest what ln p(x) holds beside the normalisers, summed over the observations
 * @param factored what is added to it where there is a factor
 * @param predictive p(x) over the parameters of θ, where it is a fraction
 */
record ConjugatePair(
        String prior,
        String likelihood,
        String parameter,
        int power,
        Map<String, Formula> statistics,
        Map<String, Formula> updates,
        Formula rest,
        Formula factored,
        Optional<Formula> predictive) {

    /** A pair by its texts. */
    static ConjugatePair of(String prior, String likelihood, String parameter, int power) {
        Formula zero = Formulas.parse("0");
        return new ConjugatePair(
                prior,
                likelihood,
                parameter,
                power,
                Map.of(),
                Map.of(),
                zero,
                zero,
                Optional.empty());
    }

    /** {@code a + s} with s the sum of this over the observations. */
    ConjugatePair update(String name, String statistic, String summed) {
        return update(name, name + " + " + statistic, statistic, summed);
    }

    ConjugatePair update(String name, String updated, String statistic, String summed) {
        return new ConjugatePair(
                prior,
                likelihood,
                parameter,
                power,
                with(statistics, statistic, summed),
                with(updates, name, updated),
                rest,
                factored,
                predictive);
    }

    ConjugatePair rest(String always, String withFactor) {
        return new ConjugatePair(
                prior,
                likelihood,
                parameter,
                power,
                statistics,
                updates,
                Formulas.parse(always),
                Formulas.parse(withFactor),
                predictive);
    }

    ConjugatePair predictive(String density) {
        return new ConjugatePair(
                prior,
                likelihood,
                parameter,
                power,
                statistics,
                updates,
                rest,
                factored,
                Optional.of(Formulas.parse(density)));
    }

    private static Map<String, Formula> with(Map<String, Formula> map, String key, String value) {
        Map<String, Formula> all = new java.util.LinkedHashMap<>(map);
        all.put(key, Formulas.parse(value));
        return java.util.Collections.unmodifiableMap(all);
    }
}
