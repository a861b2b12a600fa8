package elbow.working;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.formula.Formula;
import elbow.formula.Formulas;
import elbow.inference.LogTable;
import elbow.inference.LogTables;
import elbow.inference.Table;
import elbow.inference.Tables;
import elbow.model.Approximation;
import elbow.model.Conditional;
import elbow.model.Model;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A thousand random networks, zeros among their probabilities, against the enumeration of every
 * joint assignment: by steps, with fractions and with log-scaled doubles.
 */
class RandomNetworksTest {
    private static final int NETWORKS = 1000;
    private static final double CLOSE = 1e-12;

    @Test
    void agreeWithEnumeration() {
        for (int seed = 1; seed <= NETWORKS; seed++) new Sample(seed).compare();
    }

    /** One random model, and what enumeration says of it. */
    private static final class Sample {
        private final int seed;
        private final Random random;
        private final List<Variable> variables = new ArrayList<>();
        private final List<int[]> parents = new ArrayList<>();
        private final List<int[]> weights = new ArrayList<>();
        private final List<int[]> qWeights = new ArrayList<>();
        private final List<Integer> qParent = new ArrayList<>();
        private final Map<Integer, Integer> seen = new LinkedHashMap<>();
        private final List<Integer> latents = new ArrayList<>();
        private final Map<String, Object> expected = new LinkedHashMap<>();

        Sample(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            int n = 2 + random.nextInt(5);
            for (int i = 0; i < n; i++) {
                int size = 2 + random.nextInt(3);
                variables.add(
                        new Variable(
                                "v" + i,
                                IntStream.range(0, size)
                                        .mapToObj(s -> State.of(Integer.toString(s)))
                                        .toList()));
                int me = i;
                int[] above = IntStream.range(0, i).filter(j -> random.nextInt(3) == 0).toArray();
                if (above.length > 3) above = new int[] {above[0], above[1], above[2]};
                parents.add(above);
                weights.add(rows(rowCount(above), variables.get(me).size()));
            }
            for (int i = 0; i < n; i++)
                if (i == n - 1 || random.nextInt(3) == 0)
                    seen.put(i, random.nextInt(variables.get(i).size()));
                else latents.add(i);
            if (latents.isEmpty()) {
                seen.remove(0);
                latents.add(0);
            }
            for (int k = 0; k < latents.size(); k++) {
                int parent = k > 0 && random.nextBoolean() ? latents.get(random.nextInt(k)) : -1;
                qParent.add(parent);
                int count = parent < 0 ? 1 : variables.get(parent).size();
                qWeights.add(rows(count, variables.get(latents.get(k)).size()));
            }
        }

        private int rowCount(int[] above) {
            return IntStream.of(above).map(j -> variables.get(j).size()).reduce(1, (a, b) -> a * b);
        }

        /** Rows of small whole numbers, about a fifth of them 0, none all 0. */
        private int[] rows(int count, int length) {
            int[] cells = new int[count * length];
            for (int r = 0; r < count; r++) {
                for (int s = 0; s < length; s++)
                    cells[r * length + s] = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(19);
                cells[r * length + random.nextInt(length)] += 1;
            }
            return cells;
        }

        Model model() {
            List<Conditional> tables = new ArrayList<>();
            for (int i = 0; i < variables.size(); i++)
                tables.add(
                        table(
                                variables.get(i),
                                IntStream.of(parents.get(i)).mapToObj(variables::get).toList(),
                                weights.get(i)));
            List<Conditional> q = new ArrayList<>();
            for (int k = 0; k < latents.size(); k++)
                q.add(
                        table(
                                variables.get(latents.get(k)),
                                qParent.get(k) < 0
                                        ? List.of()
                                        : List.of(variables.get(qParent.get(k))),
                                qWeights.get(k)));
            Map<Variable, Formula> observed = new LinkedHashMap<>();
            seen.forEach((v, s) -> observed.put(variables.get(v), Formulas.parse("" + s)));
            return new Model(
                    new Network(variables, tables),
                    Optional.of(
                            new Approximation.Written(
                                    new Network(latents.stream().map(variables::get).toList(), q))),
                    observed,
                    Set.of());
        }

        private static Conditional table(Variable child, List<Variable> parents, int[] cells) {
            List<Formula> formulas = new ArrayList<>();
            for (int c = 0; c < cells.length; c++) {
                int row = c / child.size() * child.size();
                int sum = 0;
                for (int s = 0; s < child.size(); s++) sum += cells[row + s];
                formulas.add(Formulas.parse(cells[c] + "/" + sum));
            }
            return new Conditional(List.of(child), parents, formulas);
        }

        // ---- enumeration, from the whole numbers drawn above and nothing else ----

        private BigFraction p(int[] x) {
            BigFraction product = BigFraction.ONE;
            for (int i = 0; i < x.length; i++) {
                int row = 0;
                for (int j : parents.get(i)) row = row * variables.get(j).size() + x[j];
                product =
                        product.multiply(share(weights.get(i), row, variables.get(i).size(), x[i]));
            }
            return product;
        }

        private BigFraction q(int[] x) {
            BigFraction product = BigFraction.ONE;
            for (int k = 0; k < latents.size(); k++) {
                int row = qParent.get(k) < 0 ? 0 : x[qParent.get(k)];
                int v = latents.get(k);
                product =
                        product.multiply(
                                share(qWeights.get(k), row, variables.get(v).size(), x[v]));
            }
            return product;
        }

        private static BigFraction share(int[] cells, int row, int length, int state) {
            int sum = 0;
            for (int s = 0; s < length; s++) sum += cells[row * length + s];
            return BigFraction.of(cells[row * length + state], sum);
        }

        private List<int[]> assignments() {
            List<int[]> all = new ArrayList<>(List.of(new int[variables.size()]));
            for (int i = 0; i < variables.size(); i++) {
                List<int[]> more = new ArrayList<>();
                for (int[] x : all)
                    for (int s = 0; s < variables.get(i).size(); s++) {
                        int[] y = x.clone();
                        y[i] = s;
                        more.add(y);
                    }
                all = more;
            }
            return all;
        }

        private boolean agrees(int[] x) {
            return seen.entrySet().stream().allMatch(e -> x[e.getKey()] == e.getValue());
        }

        private void enumerate() {
            List<int[]> all = assignments();
            List<int[]> fitting = all.stream().filter(this::agrees).toList();
            BigFraction evidence = sum(fitting, this::p);
            String observed = names(List.copyOf(seen.keySet()));
            expected.put("p(" + observed + ")", evidence);
            expected.put("log p(observed)", Math.log(evidence.doubleValue()));
            int first = latents.getFirst();
            String v = "v" + first;
            for (int s = 0; s < variables.get(first).size(); s++) {
                int state = s;
                BigFraction joint =
                        sum(fitting.stream().filter(x -> x[first] == state).toList(), this::p);
                Object posterior =
                        evidence.equals(BigFraction.ZERO) ? Double.NaN : joint.divide(evidence);
                expected.put("p(" + v + " = " + s + " | observed)", posterior);
                BigFraction qMarginal =
                        sum(fitting.stream().filter(x -> x[first] == state).toList(), this::q);
                expected.put("q(" + v + " = " + s + ")", qMarginal);
                expected.put(
                        "p(" + v + " = " + s + ")",
                        sum(all.stream().filter(x -> x[first] == state).toList(), this::p));
            }
            bound(all, fitting, evidence);
            information(all);
        }

        /** The ELBO and its terms, straight from their definitions over joint assignments. */
        private void bound(List<int[]> all, List<int[]> fitting, BigFraction evidence) {
            double jointTerm = 0;
            double entropy = 0;
            double toPrior = 0;
            double toPosterior = 0;
            for (int[] x : fitting) {
                double q = q(x).doubleValue();
                if (q == 0) continue;
                double p = p(x).doubleValue();
                BigFraction prior =
                        sum(all.stream().filter(y -> sameLatents(x, y)).toList(), this::p);
                jointTerm += q * Math.log(p);
                entropy -= q * Math.log(q);
                toPrior += q * Math.log(q / prior.doubleValue());
                toPosterior += q * Math.log(q * evidence.doubleValue() / p);
            }
            double elbo = jointTerm + entropy;
            expected.put("E_q[ log p(observed, latents) ]", jointTerm);
            expected.put("H(q(latents))", entropy);
            expected.put("KL(q(latents) || p(latents))", toPrior);
            expected.put("ELBO", elbo);
            boolean impossible = evidence.equals(BigFraction.ZERO);
            expected.put("gap", impossible ? Double.NaN : toPosterior);
            expected.put(
                    "KL(q(latents) || p(latents | observed))",
                    impossible ? Double.NaN : toPosterior);
        }

        private boolean sameLatents(int[] x, int[] y) {
            return latents.stream().allMatch(v -> x[v] == y[v]);
        }

        private void information(List<int[]> all) {
            double information = 0;
            int last = variables.size() - 1;
            for (int a = 0; a < variables.getFirst().size(); a++)
                for (int b = 0; b < variables.get(last).size(); b++) {
                    int s = a;
                    int t = b;
                    double ab =
                            sum(
                                            all.stream()
                                                    .filter(x -> x[0] == s && x[last] == t)
                                                    .toList(),
                                            this::p)
                                    .doubleValue();
                    double pa =
                            sum(all.stream().filter(x -> x[0] == s).toList(), this::p)
                                    .doubleValue();
                    double pb =
                            sum(all.stream().filter(x -> x[last] == t).toList(), this::p)
                                    .doubleValue();
                    if (ab > 0) information += ab * Math.log(ab / (pa * pb));
                }
            expected.put("I(v0 ; v" + last + ")", information);
            BigFraction most = BigFraction.ZERO;
            for (int[] x : all) if (agrees(x) && p(x).compareTo(most) > 0) most = p(x);
            expected.put("max p(latents, observed)", most);
        }

        private static BigFraction sum(List<int[]> over, Function<int[], BigFraction> f) {
            return over.stream().map(f).reduce(BigFraction.ZERO, BigFraction::add);
        }

        private static String names(List<Integer> indices) {
            return String.join(", ", indices.stream().map(i -> "v" + i).toList());
        }

        void compare() {
            enumerate();
            Map<String, Formula> asked = new LinkedHashMap<>();
            expected.keySet().forEach(f -> asked.put(f, Formulas.parse(f)));
            Model model = model();
            Bindings nothing = new Bindings(Map.of());
            Solution solution = new Working(model, Set.of(), asked).solve(nothing);
            check("steps", solution.answers());
            assertThat(solution.disagreement()).as("routes, network " + seed).isLessThan(1e-12);
            Tables exact = new Tables();
            check(
                    "fractions",
                    straight(model, asked, new Numbers<>(exact, t -> t, t -> t, nothing), t -> t));
            LogTables doubles = new LogTables();
            check(
                    "doubles",
                    straight(
                            model,
                            asked,
                            new Numbers<>(doubles, doubles::of, LogTable::toTable, nothing),
                            LogTable::toTable));
        }

        private static <F> Map<String, Value> straight(
                Model model,
                Map<String, Formula> asked,
                Algebra<F> algebra,
                Function<F, Table> read) {
            Lowering<F> lowering =
                    new Lowering<>(algebra, Scope.of(model, Set.of(), new Bindings(Map.of())));
            Answers<F> answers = new Answers<>(read);
            Map<String, Value> values = new HashMap<>();
            asked.forEach((name, f) -> values.put(name, answers.of(lowering.ask(f))));
            return values;
        }

        private void check(String by, Map<String, Value> answers) {
            expected.forEach((name, value) -> {
                String what = name + " by " + by + ", network " + seed;
                Real answer = (Real) answers.get(name);
                if (value instanceof BigFraction f && !by.equals("doubles"))
                    assertThat(answer).as(what).isEqualTo(Real.of(f));
                else close(what, Reals.toDouble(answer), ((Number) value).doubleValue());
            });
        }

        private static void close(String what, double is, double should) {
            if (Double.isNaN(should) || Double.isInfinite(should))
                assertThat((Double) is).as(what).isEqualTo((Double) should);
            else
                assertThat(Math.abs(is - should))
                        .as(what + ": " + is + " for " + should)
                        .isLessThan(CLOSE);
        }
    }
}
