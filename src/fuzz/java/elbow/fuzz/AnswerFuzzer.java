package elbow.fuzz;

import elbow.grading.AnswerProperties;

/** Any bytes as an answer: the first says what is asked, the rest is what was typed. */
public final class AnswerFuzzer {
    private AnswerFuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        AnswerProperties.check(input);
    }
}
