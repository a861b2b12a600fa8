package elbow.mistake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import elbow.source.FaultException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class CatalogueReaderTest {
    private static final String ENTRY =
            """
            kl-swapped:
              says: You turned it round.
              why: It looks alike.
              hint: Which comes first?
              formula:
                - {when: KL(?a || ?b), instead: KL(?b || ?a)}
              made:     {exercise: first-elbo, part: kl, typed: "0.0872"}
              not_made: {exercise: first-elbo, part: kl, typed: "0.5"}
            """;

    @TempDir private Path folder;

    private Catalogue read(String text) throws IOException {
        return Catalogue.read(Files.writeString(folder.resolve("mistakes.yaml"), text));
    }

    @Test
    void anEntryIsAllThatIsNeeded() throws IOException {
        Catalogue catalogue = read(ENTRY);
        assertThat(catalogue.all()).extracting(Mistake::id).containsExactly("kl-swapped");
        assertThat(catalogue.find("kl-swapped").orElseThrow().changes()).hasSize(1);
        assertThat(catalogue.find("kl")).isEmpty();
    }

    @Test
    void sentencesAreNoChanges() throws IOException {
        String other = read(ENTRY.replace("turned it round", "exchanged it")).changes();
        assertThat(read(ENTRY).changes()).isEqualTo(other);
        assertThat(read(ENTRY.replace("KL(?b || ?a)", "H(?a)")).changes()).isNotEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kl-swapped:; KL swapped:; 1:1: an id has small letters, digits and -",
                "says:; say:; 2:3: unknown key 'say' in a mistake (did you mean 'says'?)",
                "KL(?b || ?a)}; KL(?b ?a)}; 6:43: expected ||",
                "- {when: KL(?a || ?b), instead: KL(?b || ?a)}; - {observe: same};"
                        + " 6:7: a change of a formula needs the key 'when'",
                "instead:; insted:; 6:7: a change of a formula needs the key 'instead'",
                "typed: \"0.5\"; of: 1; 8:13: a sample needs the key 'typed'",
                "hint: Which; with: [kl-swoped]@  hint: Which;"
                        + " 1:1: no mistake is called 'kl-swoped' (did you mean 'kl-swapped'?)"
            })
    void whatIsWrongHasItsPlace(String right, String wrong, String fault) {
        String text = ENTRY.replace(right, wrong.replace("@", "\n"));
        FaultException told = catchThrowableOfType(FaultException.class, () -> read(text));
        assertThat(told.faults().stream().map(Object::toString))
                .anyMatch(f -> f.contains("mistakes.yaml:" + fault));
    }
}
