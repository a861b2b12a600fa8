package elbow.source;

import java.util.ArrayDeque;

/** In a key, and in a text inside {@code { }} or {@code [ ]}, every bracket is closed. */
final class Brackets {
    static final String CUT =
            "inside { } and [ ] a text ends at a comma or bracket: quote this, or use one row per"
                    + " line";

    private Brackets() {}

    /**
     * Refuses a text without quotes whose brackets do not match: YAML ends a text inside {@code {
     * }} at the first comma or square bracket, so {@code {a: f(x, y)}} would silently lose half.
     */
    static void check(Node.Scalar scalar, boolean flow) {
        int wrong = scalar.quoted() ? -1 : unmatched(scalar.text());
        if (wrong < 0) return;
        String found =
                Fault.quote(scalar.text().substring(wrong, wrong + 1))
                        + " without its partner in "
                        + Fault.quote(scalar.text())
                        + ": ";
        String right = flow ? CUT : "close the bracket, or quote the key";
        throw new FaultException(new Fault(scalar.at(wrong), found + right));
    }

    /**
     * The offset of the first bracket that closes nothing, else of the last never closed, or -1.
     */
    static int unmatched(String text) {
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') open.push(i);
            if (c != ')' && c != ']') continue;
            char partner = c == ')' ? '(' : '[';
            if (open.isEmpty() || text.charAt(open.pop()) != partner) return i;
        }
        return open.isEmpty() ? -1 : open.pop();
    }
}
