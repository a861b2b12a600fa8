package elbow.grading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be read as one number or as another, and is therefore not read at all. */
final class Ambiguous {
    private record Form(Pattern pattern, String problem) {}

    private static final List<Form> FORMS =
            List.of(
                    form(
                            "(?<=[0-9.])\u2013|(?<=[0-9.]\\s)\u2013(?=\\S)",
                            "is this a range or a subtraction? write one number, or - with spaces"),
                    form(
                            "(?:[.,][0-9]++|[0-9]\\.)(\\()[0-9]+\\)",
                            "a bracket behind decimals has several meanings: write one number, or"
                                    + " a product with *"),
                    form(
                            "(?<=[*\u00d7\u00b7\u22c5xX]\\s?10)[-\u2212\u2013](?=[0-9])",
                            "write 10^-1 for the power, or 10 - 1 with spaces for the subtraction"),
                    form(
                            "(?<=[0-9.])\\s(?=[eE][-+\u2212\u2013]?[0-9])",
                            "write 5.1e-1 without a space, or 5.1*e for Euler's number"),
                    form(
                            "(?<=[0-9])\\s(?=[0-9]{3}(?![0-9]))(?<![0-9.,][0-9]{3}\\s)",
                            "write a number without spaces, as in 1000"),
                    form(
                            "^50\\s?[-/]\\s?50$",
                            "write one half as 1/2; as a calculation this is another number"));

    private static final Pattern RAISED =
            Pattern.compile("\\^\\s?[-+\u2212\u2013]?\\s?(?:[0-9.]++|\\([^()]*+\\))\\s?%");

    static final String PERCENT =
            "is the exponent a percentage or the whole? write (a^b)% or a^(b%)";

    private Ambiguous() {}

    private static Form form(String pattern, String problem) {
        return new Form(Pattern.compile(pattern), problem);
    }

    static void refuse(Snippet typed) {
        String text = typed.text();
        for (Form form : FORMS) {
            Matcher found = form.pattern.matcher(text);
            if (found.find()) throw typed.fault(found.start(found.groupCount()), form.problem);
        }
    }

    /** Whether a percentage is the exponent or the whole can't be told. */
    static Spelled refusePercent(Spelled plain) {
        Matcher found = RAISED.matcher(plain.text());
        if (!found.find()) return plain;
        throw plain.fault(found.end() - 1, PERCENT);
    }
}
