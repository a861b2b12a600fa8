package elbow.practice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be typed in place of an answer. */
enum Command {
    HINT("the law first, then the formula, then the numbers"),
    STEPS("the worked lines of this question"),
    SKIP("go on to the next question"),
    AGAIN("show what is given and the question once more"),
    QUIT("end here, with a summary"),
    HELP("this list");

    final String does;

    Command(String does) {
        this.does = does;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Command> of(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        if (word.equals("?")) return Optional.of(HELP);
        if (word.equals("exit") || word.equals("q")) return Optional.of(QUIT);
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }
}
