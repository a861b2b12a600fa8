package elbow.reference;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A reference case: a model, what is observed, q, and the values of quantities asked of them. */
record Case(
        String id,
        String type,
        JsonNode model,
        JsonNode observed,
        JsonNode q,
        JsonNode ask,
        double relative,
        double absolute) {
    static final Path FOLDER = Path.of("src/test/resources/reference");

    static Case read(Path file) {
        try {
            return of(new ObjectMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    static Case of(JsonNode json) {
        JsonNode model = json.get("model");
        return new Case(
                json.get("id").asString(),
                model.get("type").asString(),
                model,
                json.get("observed"),
                json.path("q"),
                json.get("ask"),
                json.get("tolerance").get("rtol").asDouble(),
                json.get("tolerance").get("atol").asDouble());
    }

    static List<Case> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(Case::read)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(FOLDER.toString(), e);
        }
    }

    boolean hasQ() {
        return q.isObject();
    }

    @Override
    public String toString() {
        return id;
    }
}
