package elbow.mistake;

import elbow.value.Value;

/** A wrong answer that is known, and the mistake that leads to it. */
public record Suspect(Mistake mistake, Value value) {}
