package elbow.formula;

import elbow.formula.Token.Kind;
import elbow.source.Suggest;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A place between the tokens of a text; it also counts how deep brackets and the like nest. */
final class Cursor {
    static final int DEEPEST = 100;

    private final String text;
    private final List<Token> tokens;
    private int at = 0;
    private int depth = 0;

    Cursor(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    /** The token just read; the first one if none was. */
    Token last() {
        return tokens.get(Math.max(0, at - 1));
    }

    Token next() {
        Token token = peek();
        if (token.kind() != Kind.END) at++;
        return token;
    }

    boolean at(String symbol) {
        return peek().is(symbol);
    }

    boolean atEnd() {
        return peek().kind() == Kind.END;
    }

    boolean accept(String symbol) {
        boolean is = at(symbol);
        if (is) next();
        return is;
    }

    boolean acceptWord(String word) {
        boolean is = peek().isWord(word);
        if (is) next();
        return is;
    }

    /** Reads the symbol, or tells what was expected. */
    Token expect(String symbol, String expected) {
        if (!at(symbol)) throw unexpected(expected);
        return next();
    }

    /** Reads the bracket that closes {@code open}. */
    void close(Token open, String symbol) {
        if (at(symbol)) next();
        else if (atEnd()) throw unclosed(open);
        else
            throw unexpected(
                    "expected "
                            + symbol
                            + " (of the "
                            + open.text()
                            + " at character "
                            + (text.codePointCount(0, open.start()) + 1)
                            + ")");
    }

    /** Runs a reader one level deeper. */
    <T> T nested(Supplier<T> reader) {
        if (++depth > DEEPEST)
            throw error(last(), "a formula nests at most " + DEEPEST + " levels deep");
        T result = reader.get();
        depth--;
        return result;
    }

    /** The text from a token up to the one just read. */
    String since(Token start) {
        return text.substring(start.start(), Math.max(start.start(), last().end()));
    }

    /** {@code expected}, and what was found instead. */
    FormulaException unexpected(String expected) {
        return error(peek(), expected + found());
    }

    private String found() {
        Token token = peek();
        if (token.kind() == Kind.END) return ", found the end";
        String word = text.substring(token.start(), token.end());
        int shown = word.offsetByCodePoints(0, Math.min(20, word.codePointCount(0, word.length())));
        return ", found \""
                + word.substring(0, shown)
                + (shown < word.length() ? "..." : "")
                + "\"";
    }

    private FormulaException unclosed(Token open) {
        return error(
                open,
                open.text()
                        + " is not closed; inside {...} or [...] of YAML, which splits at commas,"
                        + " quote this, or use one row per line");
    }

    FormulaException error(Token token, String problem) {
        return new FormulaException(text, token.start(), problem);
    }

    FormulaException error(Token token, String problem, Collection<String> known) {
        Optional<String> suggestion = Suggest.nearest(token.text(), known);
        return new FormulaException(text, token.start(), problem, suggestion);
    }

    FormulaException error(String problem) {
        return new FormulaException(text, 0, problem);
    }
}
