package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Models from files, against the sum over every joint assignment of a reader by hand. */
class NetworkFilesTest {
    private static final Path NETWORKS = Path.of("src/test/resources/reference/networks");

    private static Map<String, Value> answers(String yaml) {
        return ExerciseReader.read("id: a\n" + yaml, NETWORKS.resolve("a.yaml"))
                .variant(1)
                .answers();
    }

    private static double number(Map<String, Value> answers, String part) {
        return Reals.toDouble((Real) answers.get(part));
    }

    @ParameterizedTest
    @CsvSource({
        "asia, xray, yes, dysp, yes",
        "cancer, Xray, positive, Dyspnoea, True",
        "earthquake, JohnCalls, True, MaryCalls, True",
        "survey, T, train, S, F"
    })
    void everyPosteriorAsSummedByHand(
            String name, String first, String one, String second, String two) {
        BifByHand file = BifByHand.read(NETWORKS.resolve(name + ".bif"));
        StringBuilder ask = new StringBuilder("ask:\n  - evidence: p(observed)\n");
        for (String v : file.states().keySet()) ask.append("  - of_" + v + ": p(" + v + ")\n");
        for (String v : file.states().keySet())
            if (!v.equals(first) && !v.equals(second))
                ask.append("  - post_" + v + ": p(" + v + " | observed)\n");
        Map<String, Value> answers =
                answers(
                        "model: {file: %s.bif}\nobserve: {%s: '%s', %s: '%s'}\n"
                                        .formatted(name, first, one, second, two)
                                + ask);
        Map<Map<String, String>, Double> joint = file.joint();
        double evidence =
                BifByHand.sum(joint, m -> m.get(first).equals(one) && m.get(second).equals(two));
        assertThat(number(answers, "evidence")).isCloseTo(evidence, within(1e-14));
        answers.forEach((part, value) -> {
            if (!(value instanceof Value.Tabulated table)) return;
            String v = part.substring(part.indexOf('_') + 1);
            boolean given = part.startsWith("post_");
            for (Value.Tabulated.Row row : table.rows()) {
                double sum =
                        BifByHand.sum(
                                joint,
                                m ->
                                        m.get(v).equals(row.label())
                                                && (!given
                                                        || m.get(first).equals(one)
                                                                && m.get(second).equals(two)));
                assertThat(Reals.toDouble((Real) row.value()))
                        .as(part + " " + row.label())
                        .isCloseTo(given ? sum / evidence : sum, within(1e-13));
            }
        });
    }

    /** Soft evidence, the best explanation and the best of some, by sorting all 256 assignments. */
    @Test
    void softEvidenceAndBestExplanations() {
        Map<String, Value> answers =
                answers(
                        """
                        model: {file: asia.bif}
                        observe: {dysp: 'yes'}
                        soft:
                          xray: {'yes': 0.9, 'no': 1/5}
                        ask:
                          - evidence: p(observed)
                          - all: argmax p(latents | observed)
                          - largest: max p(latents | observed)
                          - some: argmax p(smoke, either | observed)
                          - lung: p(lung = yes | observed)
                        """);
        Map<Map<String, String>, Double> joint =
                BifByHand.read(NETWORKS.resolve("asia.bif")).joint();
        joint.replaceAll((m, p) ->
                m.get("dysp").equals("yes") ? p * (m.get("xray").equals("yes") ? 0.9 : 0.2) : 0);
        double evidence = BifByHand.sum(joint, m -> true);
        assertThat(number(answers, "evidence")).isCloseTo(evidence, within(1e-14));
        Map.Entry<Map<String, String>, Double> best =
                joint.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        List<String> order = List.of("asia", "tub", "smoke", "lung", "bronc", "either", "xray");
        assertThat(((Value.Assignment) answers.get("all")).best())
                .containsExactly(order.stream().map(v -> best.getKey().get(v)).toList());
        assertThat(number(answers, "largest")).isCloseTo(best.getValue() / evidence, within(1e-13));
        assertThat(number(answers, "lung"))
                .isCloseTo(
                        BifByHand.sum(joint, m -> m.get("lung").equals("yes")) / evidence,
                        within(1e-13));
        List<String> some =
                joint.keySet().stream()
                        .map(m -> List.of(m.get("smoke"), m.get("either")))
                        .distinct()
                        .max(
                                Comparator.comparingDouble(s ->
                                        BifByHand.sum(
                                                joint,
                                                m ->
                                                        s.equals(
                                                                List.of(
                                                                        m.get("smoke"),
                                                                        m.get("either"))))))
                        .orElseThrow();
        assertThat(((Value.Assignment) answers.get("some")).best()).containsExactly(some);
    }

    /**
     * The best explanation of 35 variables, far too many for a table: no change of one variable
     * makes it better, and its probability is the product of the rows.
     */
    @Test
    void theBestExplanationOfALargeNetwork() {
        BifByHand file = BifByHand.read(NETWORKS.resolve("alarm.bif"));
        Map<String, Value> answers =
                answers(
                        """
                        model: {file: alarm.bif}
                        observe: {HRBP: HIGH, BP: LOW}
                        ask:
                          - best: argmax p(latents | observed)
                          - log_max: log(max p(latents, observed))
                          - some: argmax p(LVFAILURE, INTUBATION, CO, HR, TPR, PVSAT, SAO2, SHUNT | observed)
                        """);
        Value.Assignment best = (Value.Assignment) answers.get("best");
        Map<String, String> chosen = new HashMap<>();
        for (int i = 0; i < best.variables().size(); i++)
            chosen.put(best.variables().get(i), best.best().getFirst().get(i));
        chosen.put("HRBP", "HIGH");
        chosen.put("BP", "LOW");
        double log = file.log(chosen);
        assertThat(number(answers, "log_max")).isCloseTo(log, within(1e-9));
        for (String v : best.variables())
            for (String state : file.states().get(v)) {
                Map<String, String> other = new HashMap<>(chosen);
                other.put(v, state);
                assertThat(file.log(other)).isLessThanOrEqualTo(log + 1e-12);
            }
        assertThat(((Value.Assignment) answers.get("some")).variables()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarm", "asia", "cancer", "child", "earthquake", "survey"})
    void marginalsOfEveryNetworkSumToOne(String name) {
        BifByHand file = BifByHand.read(NETWORKS.resolve(name + ".bif"));
        StringBuilder ask = new StringBuilder("ask:\n");
        int i = 0;
        for (String v : file.states().keySet()) ask.append("  - v" + i++ + ": p('" + v + "')\n");
        answers("model: {file: " + name + ".bif}\n" + ask)
                .values()
                .forEach(v ->
                        assertThat(
                                        ((Value.Tabulated) v)
                                                .rows().stream()
                                                        .mapToDouble(r ->
                                                                Reals.toDouble((Real) r.value()))
                                                        .sum())
                                .isCloseTo(1, within(1e-12)));
    }

    @Test
    void oddNamesCommentsDefaultsAndTables(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("odd.bif"),
                """
                network "odd ; one" { property author someone; }
                variable "Asy/Patch" { type discrete[2] { 0-3_days, "4 or more" }; property x y; }
                /* a comment
                   over lines */
                variable w { type discrete [ 3 ] { <5, 5-12, 12+ }; }  // another
                variable u { type discrete [ 2 ] { 0, 1 }; }
                probability ( "Asy/Patch" ) { table .25 7.5e-1; }
                probability ( w | "Asy/Patch" ) {
                  ("4 or more") 0.2, 0.3, 0.5;
                  default 0.1, 0.1, 0.8;
                }
                probability ( u | w, "Asy/Patch" ) {
                  table 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4;
                }
                """);
        Path yaml = folder.resolve("odd.yaml");
        Files.writeString(
                yaml,
                """
                id: odd
                model: {file: odd.bif}
                observe: {u: 1}
                ask:
                  - a: p('Asy/Patch' = '0-3_days')
                  - b: p(w = '5-12' | 'Asy/Patch' = '0-3_days')
                  - c: p(u = 0 | w = '12+', 'Asy/Patch' = '4 or more')
                  - d: p(u = 1)
                """);
        Map<String, Value> answers = ExerciseReader.read(yaml).variant(1).answers();
        assertThat(number(answers, "a")).isCloseTo(0.25, within(1e-15));
        assertThat(number(answers, "b")).isCloseTo(0.1, within(1e-15));
        assertThat(number(answers, "c")).isCloseTo(0.6, within(1e-15));
        double d =
                0.25 * (0.1 * 0.9 + 0.1 * 0.7 + 0.8 * 0.5)
                        + 0.75 * (0.2 * 0.8 + 0.3 * 0.6 + 0.5 * 0.4);
        assertThat(number(answers, "d")).isCloseTo(d, within(1e-15));
    }

    @Test
    void rowsAreDividedByTheirSumAndToldOfBeyondAMillionth(@TempDir Path folder)
            throws IOException {
        Files.writeString(
                folder.resolve("off.bif"),
                """
                network n { }
                variable a { type discrete [ 2 ] { x, y }; }
                variable b { type discrete [ 3 ] { x, y, z }; }
                probability ( a ) { table 0.2, 0.3; }
                probability ( b | a ) {
                  (x) 0.3333333, 0.3333333, 0.3333333;
                  (y) 0.5, 0.25, 0.25001;
                }
                """);
        Path yaml = folder.resolve("off.yaml");
        Files.writeString(
                yaml, "id: off\nmodel: {file: off.bif}\nask: [a: p(a = x), b: p(b = y | a = x)]\n");
        Exercise exercise = ExerciseReader.read(yaml);
        assertThat(number(exercise.variant(1).answers(), "a")).isCloseTo(0.4, within(1e-15));
        assertThat(number(exercise.variant(1).answers(), "b")).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(exercise.fileWarnings().stream().map(w -> w.toString().replaceAll(".*/", "")))
                .containsExactly(
                        "off.bif:4:21: p(a) sums to 0.5, not to 1; it is divided by its sum",
                        "off.bif:7:3: p(b | a = y) sums to 1.00001, not to 1; it is divided by its"
                                + " sum");
    }

    /** What stands in the file belongs to the exercise: frozen variants of another are not used. */
    @Test
    void theFileCountsInTheHash(@TempDir Path folder) throws IOException {
        Path bif = folder.resolve("n.bif");
        String text =
                """
                network n { }
                variable a { type discrete [ 2 ] { x, y }; }
                probability ( a ) { table 0.5, 0.5; }
                """;
        String yaml = "id: a\nmodel: {file: n.bif}\nask: [a: p(a = x)]\n";
        Files.writeString(bif, text);
        String before = ExerciseReader.read(yaml, folder.resolve("a.yaml")).hash();
        Files.writeString(bif, text.replace("0.5, 0.5", "0.6, 0.4"));
        assertThat(ExerciseReader.read(yaml, folder.resolve("a.yaml")).hash()).isNotEqualTo(before);
    }
}
