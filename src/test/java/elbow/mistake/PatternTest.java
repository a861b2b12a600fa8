package elbow.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.Formulas;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class PatternTest {
    /** The variable x was observed, z was not. */
    private static final List<Ref> EVIDENCE = List.of(new Ref("x"));

    private static Optional<String> filled(String when, String instead, String formula) {
        return new Pattern(Formulas.parse(when), EVIDENCE)
                .match(Formulas.parse(formula))
                .map(found -> new Filled(found, EVIDENCE).of(Formulas.parse(instead)))
                .map(Formulas::text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "KL(?a || ?b); KL(?b || ?a); KL(q(z) || p(z)); KL(p(z) || q(z))",
                "?f - ?g; ?f + ?g; log p(x) - ELBO; log p(x) + ELBO",
                "log ?f; ?f; ln p(x); p(x)",
                "?a*log(?a/?b); log(?a/?b); 2*log(2/3); log(2/3)",
                "p(?A | ?B); p(?B | ?A); p(z = 1 | x = 1, y = 0); 'p(x = 1, y = 0 | z = 1)'",
                "p(?Z | ?X); p(?X | ?Z); p(z = 1 | x = 1); p(x = 1 | z = 1)",
                "p(?A | ?B); sum_{?A}[ p(?B | ?A.all) ]; p(z = 1 | x = 1);"
                        + " 'sum_z[ p(x = 1 | z) ]'",
                "p(?z[?t] | ?X); p(?z[1] | ?X); p(z[3] | x = 1); p(z[1] | x = 1)",
                "ELBO(samples = ?k); ELBO; ELBO(samples = 3); ELBO"
            })
    void becomes(String when, String instead, String formula, String wrong) {
        assertThat(filled(when, instead, formula)).contains(wrong);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "?a - ?a; log p(x) - ELBO",
                "KL(?a || ?a); KL(q(z) || p(z))",
                "p(?A | ?B); p(z)",
                "p(?Z | ?X); p(x = 1 | z = 1)",
                "p(?X); p(z)",
                "p(?z = ?s | ?X); p(x = 1 | y = 1)",
                "q(?A); p(z)",
                "log2 ?f; log p(x)"
            })
    void doesNotFit(String pattern, String formula) {
        assertThat(filled(pattern, "0", formula)).isEmpty();
    }

    @Test
    void aLawIsChangedAtEachPlaceAlone() {
        Change.OfLaw change = new Change.OfLaw(parse("log ?f"), parse("?f"));
        List<Formula> wrong = new WrongLaws(change).of(parse("log a - 2*log b"));
        assertThat(wrong)
                .extracting(Formulas::text)
                .containsExactlyInAnyOrder("a - 2*log(b)", "log(a) - 2*b");
    }

    private static Formula parse(String text) {
        return Formulas.parse(text);
    }
}
