package elbow.reference;

import elbow.exercise.ExerciseReader;
import elbow.value.Value;
import elbow.value.ValueJson;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The quantities of a case whose answers are not as they should be, and the first reason of each.
 */
final class Outcome {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Case given;
    private final Map<String, String> failures = new LinkedHashMap<>();

    private Outcome(Case given) {
        this.given = given;
    }

    static Map<String, String> failures(Case given) {
        Outcome outcome = new Outcome(given);
        CaseWriter.of(given).pages().values().forEach(outcome::solve);
        return outcome.failures;
    }

    /** All of a page at once; where that is refused, each quantity by itself. */
    private void solve(Page page) {
        Set<String> quantities = page.quantities();
        try {
            compare(page, quantities);
        } catch (RuntimeException | StackOverflowError refused) {
            if (quantities.size() == 1) fail(quantities.iterator().next(), refused.toString());
            else quantities.forEach(q -> alone(page, q));
        }
    }

    private void alone(Page page, String quantity) {
        try {
            compare(page, Set.of(quantity));
        } catch (RuntimeException | StackOverflowError refused) {
            fail(quantity, refused.toString());
        }
    }

    private void fail(String quantity, String reason) {
        failures.putIfAbsent(quantity, reason);
    }

    private void compare(Page page, Set<String> quantities) {
        String yaml = page.yaml(given.id(), quantities::contains);
        JsonNode answers =
                json(
                        ExerciseReader.read(yaml, Case.FOLDER.resolve("case.yaml"))
                                .variant(1)
                                .answers());
        page.parts(quantities::contains)
                .forEach((name, part) ->
                        part.expected()
                                .difference(answers.get(name), given.relative(), given.absolute())
                                .ifPresent(d -> fail(part.quantity(), part.formula() + ": " + d)));
    }

    private static JsonNode json(Map<String, Value> answers) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new ValueJson(out, false).write(answers);
        }
        return JSON.readTree(text.toString());
    }
}
