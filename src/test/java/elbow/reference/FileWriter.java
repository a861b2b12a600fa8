package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network from a file; of a BIF file the names and states are looked up, in its order. */
final class FileWriter extends CaseWriter {
    private static final Pattern VARIABLE =
            Pattern.compile(
                    "variable\\s+(\\S+)\\s*\\{\\s*type\\s+discrete\\s*\\[[^]]*]\\s*\\{([^}]*)}");
    private final Map<String, List<String>> states = new LinkedHashMap<>();
    private final String file;

    FileWriter(Case given) {
        super(given);
        file = given.model().get("file").asString();
        try {
            String text = Files.readString(Case.FOLDER.resolve(file));
            if (file.endsWith(".uai")) uai(text);
            else bif(text);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private void bif(String text) {
        Matcher m = VARIABLE.matcher(text);
        while (m.find()) states.put(m.group(1), List.of(m.group(2).strip().split("\\s*,\\s*")));
    }

    /** After the word MARKOV or BAYES: the number of variables, and that of each one's states. */
    private void uai(String text) {
        String[] words = text.strip().split("\\s+");
        int n = Integer.parseInt(words[1]);
        for (int i = 0; i < n; i++)
            states.put("v" + i, Written.counted(Integer.parseInt(words[2 + i])));
    }

    private static String spelled(String name) {
        return name.matches("[0-9]+") ? "v" + name : name;
    }

    @Override
    void write(Page page) {
        page.model("file: " + file);
        for (var e : given.observed().properties())
            if (!e.getKey().equals("soft_evidence") && !e.getValue().isNull())
                page.observe(
                        Written.yaml(spelled(e.getKey()))
                                + ": "
                                + Written.yaml(e.getValue().asString()));
        for (var e : given.observed().path("soft_evidence").properties())
            NetworkWriter.soft(
                    page,
                    spelled(e.getKey()),
                    states.getOrDefault(spelled(e.getKey()), List.of()),
                    e.getValue());
    }

    @Override
    void ask(String quantity, JsonNode value) {
        if (quantity.equals("log_z") || quantity.equals("log_partition")) {
            page().ask(quantity, "log Z", Expected.numbers(value));
            return;
        }
        List<String> hidden = new ArrayList<>(states.keySet());
        given.observed().properties().forEach(e -> hidden.remove(spelled(e.getKey())));
        new DiscreteParts(
                        page(), hidden, v -> states.getOrDefault(v, List.of()), FileWriter::spelled)
                .ask(quantity, value);
    }
}
