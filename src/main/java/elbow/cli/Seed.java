package elbow.cli;

import elbow.exercise.Exercise;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.util.OptionalLong;

/** Which variant of an exercise. */
final class Seed {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which numbers: the same seed gives the same numbers everywhere.")
    private @Nullable Long seed;

    OptionalLong given() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    long orFirst(Exercise exercise) {
        return seed == null ? exercise.firstSeed() : seed;
    }
}
