package elbow.source;

/** One thing wrong in a file: place, then the value, the rule and what would be right. */
public record Fault(Place place, String message) {
    private static final int LONGEST = 60;

    /** A message is one line, and harmless on a terminal: each control character is a space. */
    public Fault {
        message = message.replaceAll("[\\p{Cntrl}\\x85\\x{2028}\\x{2029}]", " ");
    }

    /** A text from a file for a message: in quotes, a long one cut short. */
    public static String quote(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST;
        return "'"
                + (fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...")
                + "'";
    }

    @Override
    public String toString() {
        return place + ": " + message;
    }
}
