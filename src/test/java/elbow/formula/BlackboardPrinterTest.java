package elbow.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlackboardPrinterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sum_z[ p(z)*ln(p(z)/q(z)) ]; Σ_z p(z)·ln(p(z)/q(z))",
                "sum_{x, z}[ p(x, z) ]; Σ_{x, z} p(x, z)",
                "sum_z[ p(z) + q(z) ]; Σ_z (p(z) + q(z))",
                "(sum_z[ p(z) ]) + 1; Σ_z p(z) + 1",
                "1 + sum_z[ p(z) ]; 1 + Σ_z p(z)",
                "2*sum_z[ p(z) ]; 2·(Σ_z p(z))",
                "(sum_z[ p(z) ])*2; (Σ_z p(z))·2",
                "-sum_z[ p(z)*ln p(z) ]; −Σ_z p(z)·ln p(z)",
                "-(0.2*ln 0.2 + 0.8); −(0.2·ln 0.2 + 0.8)",
                "0.3*(-1.204); 0.3·(−1.204)",
                "mean_z[ p(z) ]; mean_z[ p(z) ]",
                "KL(q(z) || p(z)) <= infinite; KL(q(z) ‖ p(z)) ≤ ∞"
            })
    void printsAsOnABlackboard(String formula, String text) {
        assertThat(BlackboardPrinter.print(Formulas.parse(formula))).isEqualTo(text);
    }
}
