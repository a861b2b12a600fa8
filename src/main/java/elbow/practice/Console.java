package elbow.practice;

import java.util.Optional;

/** Where a session is held: a terminal, a pipe, a test. */
public interface Console {
    void print(String line);

    /** What the learner types; nothing once he ends the session or the input ends. */
    Optional<String> read(String prompt);

    int width();

    Ink ink();

    /** Whether someone sits there who can be asked whether to go on. */
    boolean interactive();
}
