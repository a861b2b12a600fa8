package elbow.cli;

import elbow.exercise.Exercise;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

import java.util.OptionalLong;

/** Which variant of an exercise. */
final class Seed {
    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = Whole.class,
            description = "Which numbers: the same seed gives the same numbers everywhere.")
    private @Nullable Long seed;

    /** Reads a whole number. */
    static final class Whole implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is no whole number");
            }
        }
    }

    OptionalLong given() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    long orFirst(Exercise exercise) {
        return seed == null ? exercise.firstSeed() : seed;
    }
}
