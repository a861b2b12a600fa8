package elbow.working;

import elbow.formula.*;
import elbow.formula.Formula.*;
import elbow.model.*;
import elbow.model.Variable;
import elbow.value.*;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

import java.util.*;

class ScratchTest {
    static List<Formula> f(String... s) {
        return Arrays.stream(s).map(Formulas::parse).toList();
    }

    @Test
    void lesson() {
        Variable z = new Variable("z", List.of(State.of("0"), State.of("1")));
        Variable x = new Variable("x", List.of(State.of("0"), State.of("1")));
        Network p =
                new Network(
                        List.of(z, x),
                        List.of(
                                new Conditional(List.of(z), List.of(), f("1-prior", "prior")),
                                new Conditional(
                                        List.of(x),
                                        List.of(z),
                                        f("1-low", "low", "1-high", "high"))));
        Network q =
                new Network(
                        List.of(z),
                        List.of(new Conditional(List.of(z), List.of(), f("1-enc", "enc"))));
        Model m =
                new Model(
                        p,
                        Optional.of(new Approximation.Written(q)),
                        Map.of(x, Formulas.parse("1")),
                        Set.of());
        Map<String, Formula> asked = new LinkedHashMap<>();
        for (String s :
                new String[] {
                    "p(x)",
                    "log p(x)",
                    "p(z = 1 | x)",
                    "p(z | x)",
                    "E_q[ log p(x | z) ]",
                    "KL(q(z) || p(z))",
                    "ELBO",
                    "gap",
                    "H(p(z | x))",
                    "argmax p(z | x)",
                    "I(x ; z)",
                    "JS(q(z), p(z))",
                    "mean(p(z | x))",
                    "sd(p(z | x))",
                    "independent(x, z)",
                    "p(x | z)",
                    "sum_z[ p(z)^2 ]",
                    "ELBO(beta = 4)"
                }) asked.put(s, Formulas.parse(s));
        Map<Ref, Value> v = new HashMap<>();
        v.put(new Ref("prior"), Real.of(BigFraction.of(1, 2)));
        v.put(new Ref("low"), Real.of(BigFraction.of(1, 5)));
        v.put(new Ref("high"), Real.of(BigFraction.of(4, 5)));
        v.put(new Ref("enc"), Real.of(BigFraction.of(7, 10)));
        Working w = new Working(m, v.keySet(), asked);
        Solution s = w.solve(new Bindings(v));
        s.answers().forEach((k, a) -> System.out.println(k + " -> " + a));
        System.out.println(s.disagreement());
        List<String> before = new ArrayList<>();
        for (String part : asked.keySet()) {
            for (Passage g : s.worked(part, before, new Digits(4))) {
                System.out.println(
                        "== "
                                + TextPrinter.print(g.symbol())
                                + g.law().map(l -> " = " + TextPrinter.print(l)).orElse(""));
                switch (g) {
                    case Passage.Derivation n ->
                            n.lines()
                                    .forEach(e ->
                                            System.out.println(
                                                    "      "
                                                            + (e.exact() ? "= " : "~ ")
                                                            + TextPrinter.print(e.formula())));
                    case Passage.Rows r ->
                            r.rows()
                                    .forEach(row -> {
                                        System.out.print("   " + TextPrinter.print(row.label()));
                                        row.lines()
                                                .forEach(e ->
                                                        System.out.print(
                                                                (e.exact() ? " = " : " ~ ")
                                                                        + TextPrinter.print(
                                                                                e.formula())));
                                        System.out.println();
                                    });
                    case Passage.Conclusion c -> {}
                }
            }
            before.add(part);
        }
    }
}
