package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula.Ref;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.value.ValueJson;
import elbow.working.Bindings;
import elbow.working.Compiled;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is compiled answers as the exact evaluation does. */
class CompiledTest {
    static Stream<Path> bank() {
        return Bank.standard().files().stream();
    }

    @ParameterizedTest
    @MethodSource("bank")
    void theBankHasTheSameAnswers(Path file) {
        Exercise exercise = ExerciseReader.read(file);
        Parameters parameters = exercise.content().parameters();
        SplitMix64 random = new SplitMix64(3);
        for (int i = 0; i < 20; i++) {
            Map<Ref, Value> at = parameters.at(exercise.admission().draw(random));
            agree(exercise, at);
        }
    }
    private static void agree(Exercise exercise, Map<Ref, Value> at) {
        Bindings bindings = new Bindings(at);
        Compiled compiled = exercise.working().compiled(bindings).orElseThrow();
        Compiled.Runs runs = compiled.runs(1);
        runs.run(given(compiled, at), 1);
        Map<String, Value> exact = exercise.working().answers(bindings);
        System.out.println(exercise.file()+" "+exact);
        System.out.println(exercise.file()+" "+runs.answers(0));
    }

    private static double[][] given(Compiled compiled, Map<Ref, Value> at) {
        return compiled.parameters().stream()
                .map(p -> new double[] {Reals.toDouble((Real) at.get(p))})
                .toArray(double[][]::new);
    }
}
