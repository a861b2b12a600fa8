package elbow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/**
 * No class of the program mentions an exercise, a part, a parameter or a variable by name.
 *
 * <p>A string constant mentions a name when it is the name, when it has the name in {@code p(..)}
 * or {@code q(..)}, or when the name holds a hyphen or an underscore and stands in it as a word.
 * Names of one or two characters and words of the language itself are nobody's.
 */
class NamesTest {
    /** What exercises may use as a name and the program must write, as the language has it. */
    private static final Set<String> LANGUAGE =
            Set.of(
                    """
                    ELBO elbo KL kl gap reconstruction latents observed unknown infinite undefined any
                    evidence log_evidence prior posterior responsibility bound entropy
                    log ln log2 log10 exp sqrt abs min max sigmoid Phi sum mean var cov mode decimals
                    precision rate scale shape low high loc size length states counts rows columns step
                    title topics level parameters require model observe soft data story ask start order
                    blocks rounds converged file factors weight unit digits text formula choice select
                    truth largest match right wrong because expression recall tolerance absolute relative
                    practice take list show solve assign grade cards explore check seed set bank roster key
                    out format exercise policy part parts value variant mistake credit learner engine hash
                    answers name path table yes true false null bits nats shannon front back
                    says why hint law answer when instead with made not_made kind all each left mid
                    """
                            .trim()
                            .split("\\s+"));

    private record Constant(String place, String text) {}

    @Test
    void noClassMentionsANameOfTheBank() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : files(Path.of("exercises"), ".yaml")) {
            names.addAll(namesOf(Files.readString(file)));
        }
        assertThat(mentions(constants(files(Path.of("src/main/java"), ".java")), names)).isEmpty();
    }

    @Test
    void theConstantsOfTheProgramAreFound() throws IOException {
        assertThat(constants(List.of(Path.of("src/test/java/elbow/NamesTest.java"))))
                .extracting(Constant::text)
                .contains("exercises", "src/main/java");
    }

    @Test
    void theNamesOfAnExerciseAreFound() {
        String exercise =
                """
                id: two-coins
                parameters: {bias: 0.1 .. 0.9 step 0.1, w: "simplex(3, step 0.1)"}
                model:
                  coin: Bernoulli(bias)
                  flip[i] | coin, w: Bernoulli(0.5)
                  left, right | coin: Bernoulli(0.5)
                ask:
                  - fairness: p(coin)
                """;
        assertThat(namesOf(exercise))
                .containsExactlyInAnyOrder(
                        "two-coins", "bias", "w", "coin", "flip", "left", "right", "fairness");
        assertThat(namesOf("exercises: [two-coins]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "enc; true",
                "the encoder; false",
                "see two-coins, please; true",
                "two-coinsides; false",
                "first_flip = 3; true",
                "p(alarm = 1 | burglary); true",
                "the alarm rings; false",
                "z; false",
                "prior; false"
            })
    void aMentionIsTold(String text, boolean mention) {
        Set<String> names = Set.of("two-coins", "enc", "first_flip", "alarm", "z", "prior");
        assertThat(!mentions(List.of(new Constant("here", text)), names).isEmpty())
                .isEqualTo(mention);
    }

    private static List<String> mentions(List<Constant> constants, Collection<String> names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (name.length() <= 2 || LANGUAGE.contains(name)) continue;
            Pattern mention = mention(name);
            for (Constant c : constants) {
                if (mention.matcher(c.text).find()) found.add(c.place + " mentions " + name);
            }
        }
        return found;
    }

    private static Pattern mention(String name) {
        String word = "(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])";
        boolean telling = name.contains("-") || name.contains("_");
        return Pattern.compile(telling ? word : "\\A" + word + "\\z|\\b[pq]\\([^)]*" + word);
    }

    /** Its id, parameters, variables and parts; nothing for a file that is no exercise. */
    private static Set<String> namesOf(String yaml) {
        JsonNode exercise = new YAMLMapper().readTree(yaml);
        Set<String> names = new TreeSet<>();
        if (!exercise.has("ask")) return names;
        names.add(exercise.path("id").asString());
        names.addAll(exercise.path("parameters").propertyNames());
        exercise.path("model").propertyNames().forEach(key -> names.addAll(variables(key)));
        exercise.path("ask").forEach(part -> names.addAll(part.propertyNames()));
        return names;
    }

    /** {@code z[t], w | z[t-1]} declares z and w. */
    private static List<String> variables(String key) {
        String declared = key.replaceAll("\\|.*", "").replaceAll("\\[[^]]*]", "");
        return Stream.of(declared.split(",")).map(String::strip).toList();
    }

    private static List<Constant> constants(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<Constant> found = new ArrayList<>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var files = manager.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, manager, null, null, null, files);
            for (CompilationUnitTree unit : task.parse()) new Reader(unit, found).scan(unit, null);
        }
        return found;
    }

    private static final class Reader extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final List<Constant> found;

        Reader(CompilationUnitTree unit, List<Constant> found) {
            this.unit = unit;
            this.found = found;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
            if (literal.getValue() instanceof String text) {
                found.add(
                        new Constant(unit.getSourceFile().getName() + ": \"" + text + "\"", text));
            }
            return null;
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.exists(folder)) return List.of();
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        }
    }
}
