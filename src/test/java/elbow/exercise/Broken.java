package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import elbow.source.FaultException;

import java.nio.file.Path;

/** An exercise that can't be read, in a file called f, and all that is told about it. */
record Broken(String name, String yaml, String faults) {
    void check() {
        FaultException e =
                catchThrowableOfType(
                        FaultException.class, () -> ExerciseReader.read(yaml, Path.of("f")));
        assertThat(e).as(name).isNotNull();
        assertThat(e.getMessage() + "\n").isEqualTo(faults);
    }

    @Override
    public String toString() {
        return name;
    }
}
