package elbow.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SuggestTest {
    private static final List<String> NAMES =
            List.of("KL", "H", "prior", "theta", "enc", "reconstruction", "log", "log2");

    @ParameterizedTest
    @CsvSource({
        "kl, KL",
        "KLD, KL",
        "priro, prior",
        "Prior, prior",
        "tehta, theta",
        "reconstrucion, reconstruction",
        "recnstructoin, reconstruction",
        "lgo, log",
        "h, H"
    })
    void aSlipIsNearItsName(String slip, String name) {
        assertThat(Suggest.nearest(slip, NAMES)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({"x", "apples", "E", "exp", "posterior", "H", "''"})
    void anotherWordIsNearNothing(String word) {
        assertThat(Suggest.nearest(word, List.of("H", "KL", "prior", "theta"))).isEmpty();
    }

    @Test
    void ofEquallyNearNamesTheFirstIsTaken() {
        assertThat(Suggest.nearest("s3", List.of("s1", "s2"))).contains("s1");
        assertThat(Suggest.nearest("s3", List.of("s2", "s1"))).contains("s2");
    }

    @Test
    void aVeryLongWordIsNotCompared() {
        assertThat(Suggest.nearest("k".repeat(100_000), List.of("k".repeat(99_999)))).isEmpty();
    }
}
