package elbow.grading;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Place;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line of JSON that is an object: its members, whose objects and lists are kept as text. */
final class JsonLine {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** No double has more digits before or after the point. */
    private static final int LARGEST = 1100;

    private final String text;
    private final Place place;
    private final Map<String, Object> members = new LinkedHashMap<>();

    private JsonLine(String text, Place place) {
        this.text = text;
        this.place = place;
    }

    /** An object or list inside, as it stands there. */
    private record Inside(String text) {}

    /** FaultException at its place if it is no object. */
    static JsonLine read(String text, Place start) {
        JsonLine line = new JsonLine(text, start);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT)
                throw line.fault("a line is an object of JSON, {...}");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                line.put(name, parser);
            }
            if (parser.nextToken() != null) throw line.fault("one object of JSON is a line");
            return line;
        } catch (StreamReadException e) {
            int column = Math.max(1, e.getLocation().getColumnNr());
            throw new FaultException(
                    new Fault(
                            start.right(column - 1), "this is no JSON: " + e.getOriginalMessage()));
        }
    }

    private void put(String name, JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == null) throw fault("this line ends too early");
        switch (token) {
            case VALUE_STRING -> members.put(name, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> members.put(name, number(name, parser));
            case START_OBJECT, START_ARRAY -> {
                int from = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                int to = (int) parser.currentLocation().getCharOffset();
                members.put(name, new Inside(text.substring(from, to)));
            }
            default -> {}
        }
    }

    private BigDecimal number(String name, JsonParser parser) {
        BigDecimal number = new BigDecimal(parser.getString());
        if (Math.abs((long) number.precision() - number.scale()) <= LARGEST
                && Math.abs((long) number.scale()) <= LARGEST) return number;
        throw fault(name + " has more digits than any number here");
    }

    String text(String name) {
        if (members.get(name) instanceof String value) return value;
        throw fault(name + " must be there, and a text");
    }

    BigDecimal number(String name) {
        if (members.get(name) instanceof BigDecimal value) return value;
        throw fault(name + " must be there, and a number");
    }

    /** A member that may be missing. */
    JsonLine inside(String name) {
        @Nullable Object value = members.get(name);
        if (value == null) return new JsonLine("{}", place);
        if (value instanceof Inside object && object.text().startsWith("{"))
            return read(object.text(), place);
        throw fault(name + " must be an object, {...}");
    }

    /** The members that are texts. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!(value instanceof String s)) throw fault(name + " must be a text");
            texts.put(name, s);
        });
        return texts;
    }

    /** The members that are texts and numbers. */
    Map<String, Object> members() {
        return members;
    }

    FaultException fault(String message) {
        return new FaultException(new Fault(place, message));
    }
}
