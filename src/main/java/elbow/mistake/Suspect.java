package elbow.mistake;

import elbow.value.Value;

/**
 * A wrong answer that is known.
 *
 * @param where of several places at which the mistake can be made in one part, which
 */
public record Suspect(Mistake mistake, String where, Value value) {}
