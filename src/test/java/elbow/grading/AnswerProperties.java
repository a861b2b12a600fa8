package elbow.grading;

import elbow.grading.Reading.Understood;
import elbow.grading.Reading.Unread;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Unit;
import elbow.value.Value;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What holds of any text typed as any answer: it is read or refused within 50 ms and without a
 * crash, a refusal is one line with a caret inside the text, and a number that is read is the one
 * that {@link SecondReader} reads. Not compared are numbers that no double holds, results that
 * rounding decides, and functions the second reader does not have.
 */
public final class AnswerProperties {
    private static final long LONGEST_NANOS = 50_000_000;
    private static final int WARM = 2_000;

    /** Names that stand for numbers in the questions that ask for one. */
    private static final Map<String, Double> NAMES = Map.of("reconstruction", -0.639, "kl", 0.0823);

    private static final Pattern UNIT =
            Pattern.compile(
                    "(?i)(.*[^-+*/^(\\[\\u00d7\\u00b7\\u2212\\s])\\s*(?:[(\\[]\\s*)?(?<![\\p{L}_])"
                            + "(nats?|bits?|shannons?|sh)(?:\\s*[)\\]])?",
                    Pattern.DOTALL);

    /** The time of this thread alone, whatever else the machine does. */
    private static final ThreadMXBean TIMES = ManagementFactory.getThreadMXBean();

    private static int runs = 0;

    private AnswerProperties() {}

    /** The first byte says what is asked, the rest is what was typed. */
    public static void check(byte[] input) {
        if (input.length == 0) return;
        List<String> questions = Questions.names();
        String question = questions.get(Math.floorMod(input[0] - 'a', questions.size()));
        check(question, new String(input, 1, input.length - 1, StandardCharsets.UTF_8));
    }

    static void check(String question, String text) {
        Reading reading = timed(question, text);
        switch (reading) {
            case Unread u -> told(text, u);
            case Understood u -> compared(question, text, u);
            case Reading.Blank b ->
                    require(text.strip().length() < text.length() + 1, text, "blank");
        }
    }

    private static Reading timed(String question, String text) {
        long start = TIMES.getCurrentThreadCpuTime();
        Reading reading = read(question, text);
        long best = TIMES.getCurrentThreadCpuTime() - start;
        for (int i = 0; i < 3 && best > LONGEST_NANOS && runs > WARM; i++) {
            start = TIMES.getCurrentThreadCpuTime();
            read(question, text);
            best = Math.min(best, TIMES.getCurrentThreadCpuTime() - start);
        }
        runs++;
        require(best <= LONGEST_NANOS || runs <= WARM, text, "took " + best / 1_000_000 + " ms");
        return reading;
    }

    private static Reading read(String question, String text) {
        Asked asked = Questions.asked(question);
        return new AnswerReader(asked, earlier(asked)).read(text);
    }

    private static Map<String, Value> earlier(Asked asked) {
        if (!(asked.truth() instanceof Real)) return Questions.EARLIER;
        Map<String, Value> numbers = new LinkedHashMap<>(Questions.EARLIER);
        numbers.values().removeIf(v -> !(v instanceof Real r) || !Reals.isFinite(r));
        return numbers;
    }

    private static void told(String text, Unread unread) {
        int at = unread.why().offset();
        require(at >= 0 && at <= text.length(), text, "the caret stands at " + at);
        String problem = unread.why().problem();
        require(problem.length() < 500, text, "a long story: " + problem);
        require(unread.caret().lines().count() <= 3 + problem.lines().count(), text, "caret");
    }

    private static void compared(String question, String text, Understood read) {
        if (!(read.value() instanceof Real number)
                || !(Questions.asked(question).truth() instanceof Real)) {
            cells(text, read);
            return;
        }
        if (!Reals.isFinite(number)) {
            require(
                    isWord(text) || text.matches("(?is).*(log|ln|gamma|beta).*"),
                    text,
                    "reads as " + number);
            return;
        }
        double value = Reals.toDouble(number);
        OptionalDouble second = second(question, text);
        if (second.isEmpty() || Math.abs(value) < 1e-290) return;
        double difference = Math.abs(value - second.getAsDouble());
        double lost = 1e-15 * Math.pow(10, longestDigits(text));
        require(
                difference <= 1e-5 * Math.abs(value) + lost,
                text,
                value + " and " + second.getAsDouble());
    }

    /** Each cell of a list of numbers without names is a number of its own. */
    private static void cells(String text, Understood read) {
        if (!(read.value() instanceof Value.Vector v) || text.matches("(?s).*\\p{L}.*")) return;
        for (Real cell : v.numbers())
            require(
                    !Reals.isFinite(cell) || text.matches("(?s).*[0-9\\u00b2-\\u215e].*"),
                    text,
                    "no digits");
    }

    private static boolean isWord(String text) {
        return text.matches("(?is).*(inf|\\u221e|undef|not.defined).*");
    }

    private static OptionalDouble second(String question, String text) {
        Asked asked = Questions.asked(question);
        String rest = withoutSign(SecondReader.plain(text).replace("\\approx", "="));
        for (String name : asked.spellings()) {
            Matcher named = name(name).matcher(rest);
            if (named.lookingAt()) {
                rest = withoutSign(rest.substring(named.end()).strip());
                break;
            }
        }
        try {
            return SecondReader.value(rest, NAMES);
        } catch (SecondReader.Refused refused) {
            return inUnit(asked, text, rest);
        }
    }

    private static OptionalDouble inUnit(Asked asked, String text, String rest) {
        Matcher unit = UNIT.matcher(rest);
        require(unit.matches(), text, "is read by one reader only");
        boolean bits = !unit.group(2).toLowerCase(java.util.Locale.ROOT).startsWith("nat");
        boolean wanted = asked.unit().orElseThrow() == Unit.BITS;
        double factor = bits == wanted ? 1 : bits ? Math.log(2) : 1 / Math.log(2);
        try {
            OptionalDouble value = SecondReader.value(unit.group(1), NAMES);
            return value.isEmpty() ? value : OptionalDouble.of(value.getAsDouble() * factor);
        } catch (SecondReader.Refused refused) {
            throw new AssertionError(text + " is read by one reader only", refused);
        }
    }

    private static Pattern name(String name) {
        StringBuilder pattern = new StringBuilder("(?i)");
        for (char c : name.toCharArray())
            if (c != ' ') pattern.append(Pattern.quote(String.valueOf(c))).append("\\s*");
        return Pattern.compile(pattern + "[=\\u2248~:]");
    }

    private static String withoutSign(String text) {
        return text.matches("(?s)[=\\u2248~\\u2243\\u2245].*") ? text.substring(1).strip() : text;
    }

    private static void require(boolean holds, String text, String problem) {
        if (!holds) throw new AssertionError(text + ": " + problem);
    }

    /**
     * The digits of the longest number: the second reader's doubles lose what cancels beside it.
     */
    private static int longestDigits(String text) {
        int longest = 0;
        int run = 0;
        for (char c : text.toCharArray()) {
            run = Character.isDigit(c) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
