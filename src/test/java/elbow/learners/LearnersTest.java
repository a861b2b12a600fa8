package elbow.learners;

import org.junit.jupiter.api.Test;

class LearnersTest {
    @Test
    void play() {
        long start = System.nanoTime();
        School.families()
                .forEach((family, t) -> {
                    System.out.println(
                            family
                                    + " "
                                    + t.exercises
                                    + " "
                                    + t.variants
                                    + " "
                                    + t.honest
                                    + " mistakes "
                                    + t.mistaken.of()
                                    + " accepted "
                                    + t.mistaken
                                    + " named "
                                    + t.named
                                    + " followed "
                                    + t.followed
                                    + " of "
                                    + t.followed.of()
                                    + " kept "
                                    + t.kept
                                    + " slips "
                                    + t.slips
                                    + " of "
                                    + t.slips.of()
                                    + " few "
                                    + t.few
                                    + " "
                                    + (System.nanoTime() - start) / 1000000);
                    t.notes.forEach((kind, all) -> {
                        if (!kind.startsWith("CUT"))
                            System.out.println(
                                    "   "
                                            + kind
                                            + " "
                                            + all.size()
                                            + ": "
                                            + all.getFirst()
                                                    .substring(
                                                            0,
                                                            Math.min(
                                                                    all.getFirst().length(), 200)));
                    });
                });
    }
}
