package elbow.cards;

import java.util.List;

/** A deck: cards in the order of the file, under a title. */
public record Deck(String id, String title, List<String> topics, List<Card> cards) {
    public Deck {
        topics = List.copyOf(topics);
        cards = List.copyOf(cards);
    }
}
