package elbow.formula;

import java.util.Optional;

/** {@code 2 ln 3}, {@code 2(3 + 4)}: in an answer, a number before a factor multiplies it. */
final class ImpliedProduct {
    private ImpliedProduct() {}

    /**
     * Whether a factor follows the number just read. What can be read in two ways is refused:
     * {@code 2e}, and {@code 1/2x}; {@code 1/2 ln 3} shows by its spaces how it is meant.
     */
    static boolean follows(Cursor in, Token startOfProduct, Optional<Token> slash) {
        Token factor = in.peek();
        if (!factor.isName() && !factor.is("(")) return false;
        boolean exponent = factor.isWord("e") || factor.isWord("E");
        if (exponent && !factor.spaced())
            throw in.error(factor, "e beside digits is an exponent: write 2e3, or 2*e for Euler's");
        if (slash.isPresent() && !groupsBySpaces(in, slash.get()))
            throw in.error(
                    factor,
                    "this can be read in two ways: write ("
                            + in.since(startOfProduct)
                            + ")*... or put what is below the line in brackets");
        return true;
    }

    private static boolean groupsBySpaces(Cursor in, Token slash) {
        boolean compact = in.since(slash).chars().noneMatch(Character::isSpaceChar);
        return in.peek().spaced() && !slash.spaced() && compact;
    }
}
