package elbow.exercise;

import java.util.OptionalDouble;

/** |answer − truth| ≤ absolute, or ≤ relative·|truth|: either suffices. */
public record Tolerance(OptionalDouble absolute, OptionalDouble relative) {}
