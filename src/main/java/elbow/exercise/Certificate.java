package elbow.exercise;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Of some variants those that are safe: honest rounding is accepted, and no mistake is.
 *
 * @param safe by their number in the list of variants
 * @param unsafe what made others unsafe, that which did so most often first
 * @param closest of the safe variants the mistake that comes closest to being accepted
 * @param inert mistakes that lead to the right value on all variants
 */
public record Certificate(
        int variants,
        BitSet safe,
        List<Unsafe> unsafe,
        Optional<Closest> closest,
        List<Unsafe> inert) {
    public Certificate {
        safe = (BitSet) safe.clone();
        unsafe = List.copyOf(unsafe);
        inert = List.copyOf(inert);
    }

    /**
     * A mistake that is or could be accepted in a part, or honest rounding that is not.
     *
     * @param what the mistake's id, or {@link #ROUNDING}
     * @param variants on how many
     * @param under the policy by which it is so; nothing where a tolerance of the exercise's own or
     *     the right value itself is the reason
     */
    public record Unsafe(String part, String what, int variants, String under) {
        /** What honest rounding is called where it is not accepted. */
        public static final String ROUNDING = "honest rounding";

        public boolean isRounding() {
            return what.equals(ROUNDING);
        }
    }

    /**
     * The safe mistake that is nearest to being accepted.
     *
     * @param distance how far it is from the right value
     * @param needed how far it must be at least
     */
    public record Closest(
            String part, String mistake, double distance, double needed, Variant variant) {}

    public boolean isSafe(int variant) {
        return safe.get(variant);
    }
}
