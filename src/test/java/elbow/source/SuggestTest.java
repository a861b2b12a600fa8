package elbow.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SuggestTest {
    @ParameterizedTest
    @CsvSource({
        "titel, title",
        "Title, title",
        "obsrve, observe",
        "observed, observe",
        "modle, model",
        "elbo, ELBO",
        "reconstrution, reconstruction",
        "reconstructoin, reconstruction"
    })
    void findsTheNearest(String typed, String meant) {
        var known = List.of("ask", "title", "model", "observe", "ELBO", "reconstruction");
        assertThat(Suggest.nearest(typed, known)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zebra", "q", "abc", "''"})
    void staysSilentWhenNothingIsNear(String typed) {
        assertThat(Suggest.nearest(typed, List.of("z", "title", "model"))).isEmpty();
    }

    @Test
    void takesTheFirstInTheAlphabetOfEquals() {
        assertThat(Suggest.nearest("sx", List.of("sd", "sb"))).contains("sb");
        assertThat(Suggest.nearest("sx", List.of())).isEmpty();
    }

    @Test
    void hintsAtTheEndOfAMessage() {
        assertThat(Suggest.hint("titel", List.of("title"))).isEqualTo(" (did you mean 'title'?)");
        assertThat(Suggest.hint("zebra", List.of("title"))).isEmpty();
    }
}
