package elbow.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formulas;
import elbow.model.Approximation.MeanField;
import elbow.model.Approximation.Start;
import elbow.model.Density;
import elbow.model.Group;
import elbow.model.Model;
import elbow.model.Variable;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.YamlReader;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the model holds of variables that are no tables, of data and of what is estimated. */
class DensitiesReadTest {
    private static Model read(String yaml) {
        Faults faults = new Faults();
        Node.Mapping root = (Node.Mapping) YamlReader.read(yaml, "f");
        Parameters parameters =
                ParameterReader.read(new Fields(root, "", faults).mapping("parameters"), faults)
                        .parameters();
        Model model =
                new ModelReader(Path.of("f"), parameters, faults)
                        .read(new Fields(root, "", faults))
                        .model();
        assertThat(faults.sorted()).isEmpty();
        return model;
    }

    private static Variable variable(Model model, String name) {
        return model.p().variable(name).orElseThrow();
    }

    private static Density density(Model model, String name) {
        return model.p().densityOf(variable(model, name)).orElseThrow();
    }

    private static List<String> rows(Model model, String name) {
        return density(model, name).rows().stream().map(Formulas::text).toList();
    }

    @Test
    void rowsAreForDiscreteParents() {
        Model model =
                read(
                        """
                        model:
                          k: Bernoulli(0.5)
                          s: Normal(mean = [0, 1], var = [1, 2])
                          w | s, k:
                            1: Normal(mean = 2*s.1, var = k)
                            0: Normal(mean = 0, var = 1)
                          v | s: Normal(mean = [[1, 2], [3, 4], [5, 6]]*s, sd = 1)
                          d | s: Point(s.1 - s.2)
                          b | s: Bernoulli(sigmoid(s.2))
                          n: Poisson(2)
                        """);
        assertThat(variable(model, "s").dimension()).isEqualTo(2);
        assertThat(variable(model, "v").dimension()).isEqualTo(3);
        assertThat(variable(model, "w").isVector()).isFalse();
        assertThat(variable(model, "b").isDiscrete()).isTrue();
        assertThat(variable(model, "n").isDiscrete()).isFalse();
        assertThat(rows(model, "w"))
                .containsExactly("Normal(mean = 0, var = 1)", "Normal(mean = 2*s.1, var = 1)");
        assertThat(rows(model, "d")).containsExactly("Point(s.1 - s.2)");
        assertThat(density(model, "w").realParents()).containsExactly(variable(model, "s"));
    }

    @Test
    void aCategoricalOfAVectorHasItsComponentsAsStates() {
        Model model =
                read(
                        """
                        model:
                          theta: Dirichlet([1, 2, 3])
                          x | theta: Categorical(theta)
                        """);
        assertThat(variable(model, "x").states()).extracting("text").containsExactly("1", "2", "3");
        assertThat(rows(model, "x"))
                .containsExactly("Categorical(1 = theta.1, 2 = theta.2, 3 = theta.3)");
    }

    @Test
    void elementsBeyondTheDataAreNoLatents() {
        Model model =
                read(
                        """
                        parameters: {noise: [0.1, 0.2, 0.3, 0.4]}
                        model:
                          z[0]: Normal(mean = 0, var = 1)
                          z[t] | z[t-1]: Normal(mean = z[t-1]/2, var = noise[t])
                          y[t] | z[t]: Normal(mean = [[1], [2]]*[z[t]], var = 1)
                        observe:
                          y: [[1, 2], null, [0, 1/2]]
                        ask: [a: "p(y[T+1])"]
                        """);
        Group z = model.p().group("z").orElseThrow();
        assertThat(z.first()).isZero();
        assertThat(z.length()).isEqualTo(3);
        assertThat(z.beyond()).containsExactly(variable(model, "z[4]"));
        assertThat(model.latents())
                .extracting(Variable::name)
                .containsExactly("z[0]", "z[1]", "z[2]", "z[3]", "y[2]");
        assertThat(rows(model, "z[3]")).containsExactly("Normal(mean = z[2]/2, var = noise[3])");
        assertThat(Formulas.text(model.observed().get(variable(model, "y[3]"))))
                .isEqualTo("[0, 1/2]");
        assertThat(Formulas.text(variable(model, "z[3]").ref())).isEqualTo("z[3]");
    }

    @Test
    void whatIsEstimatedAndWhereUpdatesStart() {
        Model model =
                read(
                        """
                        model:
                          c[i]: Bernoulli(w)
                          y[i] | c[i]:
                            0: Normal(mean = mu.1, sd = 1)
                            1: Normal(mean = mu.2, sd = 1)
                          a: Bernoulli(unknown)
                        observe: {y: [1, 2]}
                        em: {start: {mu: [0, 3], w: 0.5}, rounds: 4}
                        data: {columns: [a], rows: [[0], [1]], counts: [3, 2]}
                        q: {mean_field: {start: {c: 0.9}, order: [a, c], rounds: converged}}
                        """);
        assertThat(model.em().orElseThrow().start()).containsOnlyKeys("mu", "w");
        assertThat(model.em().orElseThrow().rounds()).hasValue(4);
        assertThat(model.data().orElseThrow().counts()).hasSize(2);
        MeanField q = (MeanField) model.q().orElseThrow();
        assertThat(q.rounds()).isEqualTo(OptionalInt.empty());
        assertThat(q.blocks())
                .containsExactly(
                        List.of(variable(model, "a")),
                        List.of(variable(model, "c[1]")),
                        List.of(variable(model, "c[2]")));
        assertThat(((Start.States) q.start().get(variable(model, "c[2]"))).cells())
                .extracting(Formulas::text)
                .isEqualTo(List.of("1 - 0.9", "0.9"));
        assertThat(model.p().group("c").map(Group::kind)).isEqualTo(Optional.of(Group.Kind.PLATE));
    }
}
