package elbow.source;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLSchema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One YAML 1.2 document as a tree of places. Refused, at its place: what is not YAML, and of YAML
 * what makes a file say something else than it seems to (duplicate keys, aliases, anchors, tags,
 * merge keys, keys that are no texts, a second document, texts cut at a comma).
 */
public final class YamlReader {
    /** The deepest nesting read. */
    public static final int DEEPEST = 100;

    private static final YAMLFactory YAML =
            YAMLFactory.builder().yamlSchema(YAMLSchema.CORE).build();

    private final YamlSource source;
    private final JsonParser parser;

    private YamlReader(YamlSource source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /** The document in a file. */
    public static Node read(Path file) {
        return read(TextFile.read(file), file.toString());
    }

    /** The document in a text; {@code file} is its name in messages. */
    public static Node read(String text, String file) {
        YamlSource source = new YamlSource(file, TextFile.checked(text, file));
        if (source.character(0) == '%') throw fault(new Place(file, 1, 1), YamlSyntax.DIRECTIVE);
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), source.text())) {
            return new YamlReader(source, parser).document();
        }
    }

    private Node document() {
        JsonToken first = next();
        if (first == null) throw fault(new Place(source.file(), 1, 1), EMPTY);
        Node root = node(first, false, 0);
        if (root instanceof Node.Scalar s && s.text().isEmpty() && !s.quoted()) {
            throw fault(root.place(), EMPTY);
        }
        if (next() != null) {
            throw fault(
                    source.documentStart(here()),
                    "a second document starts here; a file holds one: remove the '---' or split the"
                            + " file");
        }
        return root;
    }

    private Node node(JsonToken token, boolean inFlow, int depth) {
        TokenStreamLocation here = here();
        source.refuseMarker(here);
        if (depth > DEEPEST) throw fault(source.place(here), TOO_DEEP);
        boolean flow = inFlow || source.opensFlow(here);
        if (token == JsonToken.START_OBJECT) return mapping(source.place(here), flow, depth);
        if (token == JsonToken.START_ARRAY) return sequence(source.place(here), flow, depth);
        Node.Scalar scalar = source.scalar(here, end(), parser.getString());
        if (inFlow) Brackets.check(scalar, true);
        if (scalar.block() && scalar.text().isEmpty()) throw fault(scalar.place(), NO_BLOCK);
        return scalar;
    }

    private Node sequence(Place place, boolean flow, int depth) {
        List<Node> items = new ArrayList<>();
        for (JsonToken t = next(); t != JsonToken.END_ARRAY; t = next()) {
            items.add(node(t, flow, depth + 1));
        }
        return new Node.Sequence(items, place);
    }

    private Node mapping(Place place, boolean flow, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        while (next() != JsonToken.END_OBJECT) {
            Node.Scalar key = key(flow);
            Place before = seen.putIfAbsent(key.text(), key.place());
            if (before != null) {
                throw fault(
                        key.place(),
                        "duplicate key "
                                + Fault.quote(key.text())
                                + ": it is already on line "
                                + before.line()
                                + "; keep one");
            }
            Node value = node(next(), flow, depth + 1);
            if (flow) refuseLoneKey(key, value);
            entries.add(new Node.Entry(key, value));
        }
        return new Node.Mapping(entries, place);
    }

    private Node.Scalar key(boolean flow) {
        source.refuseMarker(here());
        Node.Scalar key = source.scalar(here(), end(), parser.currentName());
        if (key.quoted()) return key;
        if (key.text().isEmpty()) throw fault(key.place(), "a key is missing before ':'");
        if (key.text().equals("<<")) {
            throw fault(key.place(), "the merge key '<<' is not allowed; write the keys out");
        }
        Brackets.check(key, flow);
        return key;
    }

    /** A key in {@code { }} without a value is most often the rest of a text cut at a comma. */
    private static void refuseLoneKey(Node.Scalar key, Node value) {
        boolean nothing = value instanceof Node.Scalar s && s.missing() && s.text().isEmpty();
        if (!nothing) return;
        int colon = key.quoted() ? -1 : key.text().indexOf(':');
        if (colon >= 0) {
            String message = "a space is missing after ':' in " + Fault.quote(key.text());
            throw fault(key.at(colon), message);
        }
        throw fault(key.place(), "no value for " + Fault.quote(key.text()) + "; " + Brackets.CUT);
    }

    private JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw YamlSyntax.fault(source, here(), e);
        }
    }

    private TokenStreamLocation here() {
        return parser.currentTokenLocation();
    }

    private TokenStreamLocation end() {
        return parser.currentLocation();
    }

    private static FaultException fault(Place place, String message) {
        return new FaultException(new Fault(place, message));
    }

    private static final String EMPTY = "the file is empty; a document was expected";
    private static final String NO_BLOCK =
            "'|' or '>' announces a text on the lines below, but there is none; quote a text that"
                    + " starts with it";
    private static final String TOO_DEEP =
            "nested more than " + DEEPEST + " deep; write it with fewer levels";
}
