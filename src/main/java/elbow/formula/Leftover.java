package elbow.formula;

/** What stands behind a complete formula, and what its writer may have meant. */
final class Leftover {
    private Leftover() {}

    static void refuse(Cursor in) {
        if (!in.atEnd()) throw in.unexpected(expected(in.peek(), in.last()));
    }

    private static String expected(Token token, Token last) {
        if (token.kind() == Token.Kind.NUMBER && token.text().startsWith(".") && last.isName())
            return "a component follows its name without a space, as in w.2";
        if (token.kind() == Token.Kind.NUMBER || token.isName() || token.is("("))
            return "expected an operator or the end (a product is written with *)";
        if (token.is("||")) return "|| stands only inside KL(a || b)";
        if (token.is("|")) return "| stands only inside p(a | b) and its like";
        if (token.is(")") || token.is("]") || token.is("}"))
            return "expected the end: this bracket was not opened";
        if (token.is("%")) return "write 0.75 or 75/100 for percent";
        return "expected an operator or the end";
    }
}
