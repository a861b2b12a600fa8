/** Flashcard decks and their printed sheets. */
@NullMarked
package elbow.cards;

import org.jspecify.annotations.NullMarked;
