package elbow.exercise;

import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.mistake.Catalogue;
import elbow.source.Node;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The first 16 hexadecimal digits of the SHA-256 of what changes the numbers or questions of an
 * exercise. Comments, spaces, quotes and the way a formula is spaced change nothing.
 */
final class Fingerprint {
    private static final List<String> COVERED =
            List.of(
                    "parameters",
                    "require",
                    "model",
                    "factors",
                    "states",
                    "observe",
                    "soft",
                    "q",
                    "em",
                    "data",
                    "length",
                    "size",
                    "ask");
    private static final int LENGTH = 16;

    private final StringBuilder text = new StringBuilder();

    private Fingerprint() {}

    /**
     * @param file the text of the network file, if the model is one
     */
    static String of(Node.Mapping exercise, Optional<String> file) {
        Fingerprint print = new Fingerprint();
        for (String key : COVERED)
            exercise.find(key)
                    .ifPresent(node -> {
                        print.text.append(key);
                        print.append(node);
                    });
        file.ifPresent(print.text::append);
        return HexFormat.of().formatHex(sha256(print.text.toString())).substring(0, LENGTH);
    }

    /** Of a catalogue of mistakes. */
    static String of(Catalogue catalogue) {
        return HexFormat.of().formatHex(sha256(catalogue.changes())).substring(0, LENGTH);
    }

    private void append(Node node) {
        switch (node) {
            case Node.Scalar s -> text.append(s.missing() ? "null" : canonical(s.text()));
            case Node.Sequence s -> {
                text.append('[');
                s.items()
                        .forEach(item -> {
                            append(item);
                            text.append('\n');
                        });
                text.append(']');
            }
            case Node.Mapping m -> {
                text.append('{');
                m.entries()
                        .forEach(e -> {
                            text.append(e.key().text()).append('\t');
                            append(e.value());
                            text.append('\n');
                        });
                text.append('}');
            }
        }
    }

    private static String canonical(String written) {
        try {
            return Formulas.text(Formulas.parse(written));
        } catch (FormulaException e) {
            return written.strip().replaceAll("\\s+", " ");
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
