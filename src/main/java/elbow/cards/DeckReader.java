package elbow.cards;

import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.TextFile;
import elbow.source.YamlReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a deck; everything wrong with it is told at once. */
public final class DeckReader {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final List<String> lines;
    private final Faults faults = new Faults();
    private final Map<String, Place> ids = new HashMap<>();

    private DeckReader(String text) {
        this.lines = text.lines().toList();
    }

    /**
     * The deck of a file.
     *
     * @throws elbow.source.FaultException with every fault of the file
     */
    public static Deck read(Path file) {
        return read(TextFile.read(file), file.toString());
    }

    /** The deck of a text; {@code file} is its name in messages. */
    public static Deck read(String text, String file) {
        OwnFonts.only();
        DeckReader reader = new DeckReader(text);
        Optional<Deck> deck = reader.deck(YamlReader.read(text, file));
        reader.faults.throwIfAny();
        return deck.orElseThrow();
    }

    private Optional<Deck> deck(Node root) {
        Optional<Node.Mapping> mapping = Fields.mapping(root, "a deck", faults);
        if (mapping.isEmpty()) return Optional.empty();
        Fields deck = new Fields(mapping.get(), "a deck", faults).require("id", "title", "cards");
        String id = deck.scalar("id").map(this::id).orElse("");
        String title = deck.scalar("title").map(t -> line(t, "the title")).orElse("");
        List<String> topics = topics(deck.list("topics").orElse(List.of()));
        Optional<List<Node>> nodes = deck.list("cards");
        deck.rejectOthers();
        if (nodes.isPresent() && nodes.get().isEmpty()) {
            faults.add(deck.place(), "the deck has no cards; write at least one");
        }
        List<Card> cards = nodes.orElse(List.of()).stream().flatMap(n -> card(n).stream()).toList();
        return Optional.of(new Deck(id, title, topics, cards));
    }

    private List<String> topics(List<Node> nodes) {
        List<String> topics = new ArrayList<>();
        for (Node node : nodes) {
            Fields.scalar(node, "a topic", faults).ifPresent(t -> topics.add(line(t, "a topic")));
        }
        return topics;
    }

    private Optional<Card> card(Node node) {
        Optional<Node.Mapping> mapping = Fields.mapping(node, "a card", faults);
        if (mapping.isEmpty()) return Optional.empty();
        Fields card = new Fields(mapping.get(), "a card", faults).require("id", "front", "back");
        String id = card.scalar("id").map(this::uniqueId).orElse("");
        CardText front = side(card, "front");
        CardText back = side(card, "back");
        card.rejectOthers();
        return Optional.of(new Card(id, front, back));
    }

    private CardText side(Fields card, String key) {
        Optional<Node.Scalar> scalar = card.scalar(key);
        if (scalar.isEmpty()) return new CardText(List.of(), card.place());
        if (scalar.get().text().isBlank()) {
            faults.add(scalar.get().place(), "the " + key + " is empty; write what stands on it");
        }
        CardSource source = new CardSource(scalar.get(), lines);
        return new CardTextParser(scalar.get().text(), source::place, faults).parse();
    }

    private String uniqueId(Node.Scalar scalar) {
        Place before = ids.putIfAbsent(scalar.text(), scalar.place());
        if (before != null) {
            faults.add(
                    scalar.place(),
                    String.format(
                            Locale.ROOT,
                            "the card on line %d has the id '%s' too; give each its own",
                            before.line(),
                            scalar.text()));
        }
        return id(scalar);
    }

    private String id(Node.Scalar scalar) {
        if (!ID.matcher(scalar.text()).matches()) {
            faults.add(
                    scalar.place(),
                    "the id '" + scalar.text() + "' is not of small letters, digits and hyphens");
        }
        return scalar.text();
    }

    /** A text of one line, of characters that can be printed. */
    private String line(Node.Scalar scalar, String what) {
        String line = scalar.text().strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) faults.add(scalar.place(), what + " is empty");
        line.codePoints()
                .filter(c -> !Face.REGULAR.has(c))
                .findFirst()
                .ifPresent(c -> faults.add(scalar.place(), CardTextParser.notInFont(c)));
        return line;
    }
}
