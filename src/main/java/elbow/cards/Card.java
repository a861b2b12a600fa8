package elbow.cards;

/** A question on the front, its answer on the back. */
public record Card(String id, CardText front, CardText back) {}
