package elbow.formula;

/** The smallest unit of a formula's text, from {@code start} to before {@code end}. */
record Token(Kind kind, String text, int start, int end, boolean spaced) {
    enum Kind {
        /** {@code 0.25}, {@code .5}, {@code 1e-300} */
        NUMBER,
        /** {@code theta}, and {@code ?a} of a pattern */
        NAME,
        /** {@code 'Asy/Patch'}; its text is what stands between the quotes */
        QUOTED,
        /** {@code .2} or {@code .mu}; its text is the key without the point */
        COMPONENT,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }

    boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED;
    }
}
