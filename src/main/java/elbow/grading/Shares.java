package elbow.grading;

import elbow.exercise.Part;
import elbow.grading.Reading.Understood;
import elbow.grading.Share.Of;
import elbow.value.Real;
import elbow.value.Value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What share of an answer is right that is not right as a whole: of a table, a vector, a matrix and
 * a list each number; of a distribution each parameter; of a path each state; of options each right
 * one chosen, less each wrong one; of an order each two neighbours; of what is matched each pair.
 */
final class Shares {
    private static final String PARTLY = "partly";

    private final Judge judge;

    Shares(Judge judge) {
        this.judge = judge;
    }

    /** The share, if there is one: none where nothing is right, or where there is but one thing. */
    Optional<Share> of(Part part, Understood read, Value truth) {
        Optional<Share> share =
                switch (truth) {
                    case Value.Chosen w when read.value() instanceof Value.Chosen a ->
                            Optional.of(w.ordered() ? neighbours(a, w) : options(a, w));
                    case Value.Matched w when read.value() instanceof Value.Matched a ->
                            Optional.of(pairs(a, w));
                    case Value.Name w when part.form() == Part.Form.RECALL ->
                            Optional.of(rating(read.value()));
                    case Value.Mixture w when read.value() instanceof Value.Mixture a ->
                            Optional.of(mixture(part, a, w));
                    case Value w -> cells(part, read, w);
                };
        return share.filter(s -> s.right() > 0 && s.right() < s.all());
    }

    private Optional<Share> cells(Part part, Understood read, Value truth) {
        Cells cells = new Cells(part, read, truth.numbers());
        cells.add("", read.value(), truth);
        return cells.marks.size() < 2 ? Optional.empty() : Optional.of(cells.share());
    }

    /** The cells of an answer, by name, and whether each is right. */
    private final class Cells {
        private final Part part;
        private final List<Typed> typed;
        private final List<Real> wanted;
        private final Map<String, Boolean> marks = new LinkedHashMap<>();
        private int next;
        private boolean numbers = true;

        Cells(Part part, Understood read, List<Real> wanted) {
            this.part = part;
            this.typed = read.numbers();
            this.wanted = wanted;
        }

        Share share() {
            List<String> right = marks.keySet().stream().filter(this::isRight).toList();
            List<String> rest = marks.keySet().stream().filter(n -> !isRight(n)).toList();
            return new Share(
                    numbers ? Of.NUMBERS : Of.STATES, right.size(), marks.size(), right, rest);
        }

        private boolean isRight(String name) {
            return Boolean.TRUE.equals(marks.get(name));
        }

        void add(String name, Value answer, Value truth) {
            switch (truth) {
                case Value.Listed w -> {
                    int start = next;
                    for (int i = 0; i < w.items().size(); i++) {
                        add(under(name, i), item(answer, i), w.items().get(i));
                        next += w.items().get(i).numbers().size();
                    }
                    next = start;
                }
                case Value.Assignment w -> states(name, answer, w);
                case Value.Described w -> parameters(name, answer, w);
                case Value.Tabulated w ->
                        numbers(
                                name,
                                answer,
                                w,
                                w.rows().stream().map(Value.Tabulated.Row::label).toList());
                case Value.Matrix w -> numbers(name, answer, w, positions(w));
                case Value.Vector w -> numbers(name, answer, w, positions(w.numbers().size()));
                case Real w -> marks.put(name, number(answer, 0));
                case Value.Mixture w -> whole(name, answer, w);
                case Value.Truth w -> whole(name, answer, w);
                case Value.Name w -> whole(name, answer, w);
                case Value.Chosen w -> whole(name, answer, w);
                case Value.Matched w -> whole(name, answer, w);
                case Value.Expression w -> whole(name, answer, w);
                case Value.NotDetermined w -> whole(name, answer, w);
            }
        }

        private void whole(String name, Value answer, Value truth) {
            numbers = false;
            marks.put(name, judge.accepts(part, answer, truth));
        }

        private void numbers(String name, Value answer, Value truth, List<String> names) {
            boolean alike =
                    answer.getClass().equals(truth.getClass())
                            && answer.numbers().size() == names.size();
            for (int i = 0; i < names.size(); i++)
                marks.put(join(name, names.get(i)), alike && number(answer, i));
        }

        /** Whether one of an answer's numbers is right, in the spelling in which it was typed. */
        private boolean number(Value answer, int i) {
            if (i >= answer.numbers().size()) return false;
            int at = next + i;
            return typed.size() == wanted.size()
                    ? judge.accepts(part, typed.get(at), wanted.get(at), at)
                    : judge.accepts(part, answer.numbers().get(i), wanted.get(at), at);
        }

        private void parameters(String name, Value answer, Value.Described truth) {
            boolean alike =
                    answer instanceof Value.Described a
                            && a.distribution().equals(truth.distribution())
                            && a.numbers().size() == truth.numbers().size();
            int from = 0;
            for (Map.Entry<String, Value> p : truth.parameters().entrySet()) {
                int to = from + p.getValue().numbers().size();
                boolean right = alike;
                for (int i = from; i < to; i++) right = right && number(answer, i);
                marks.put(join(name, p.getKey()), right);
                from = to;
            }
        }

        /** Of several best paths the one that the answer is nearest to. */
        private void states(String name, Value answer, Value.Assignment truth) {
            numbers = false;
            List<String> typed =
                    answer instanceof Value.Assignment a ? a.best().getFirst() : List.of();
            List<String> nearest =
                    truth.best().stream()
                            .max(Comparator.comparingLong(b -> agreeing(typed, b)))
                            .orElseThrow();
            for (int i = 0; i < nearest.size(); i++) {
                boolean right = i < typed.size() && typed.get(i).equals(nearest.get(i));
                marks.put(join(name, truth.variables().get(i)), right);
            }
        }

        private static long agreeing(List<String> a, List<String> b) {
            long agreeing = 0;
            for (int i = 0; i < Math.min(a.size(), b.size()); i++)
                if (a.get(i).equals(b.get(i))) agreeing++;
            return agreeing;
        }
    }

    private static Value item(Value answer, int i) {
        return answer instanceof Value.Listed l && i < l.items().size()
                ? l.items().get(i)
                : new Value.Listed(List.of());
    }

    private static String under(String name, int i) {
        return join(name, String.valueOf(i + 1));
    }

    private static String join(String name, String cell) {
        return name.isEmpty() ? cell : name + "." + cell;
    }

    private static List<String> positions(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) names.add(under("", i));
        return names;
    }

    private static List<String> positions(Value.Matrix matrix) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < matrix.rows().size(); i++)
            for (int k = 0; k < matrix.rows().get(i).size(); k++) names.add(under(under("", i), k));
        return names;
    }

    /** Each component with that of the answer which has most in common with it. */
    private Share mixture(Part part, Value.Mixture answer, Value.Mixture truth) {
        List<Value.Mixture.Component> open = new ArrayList<>(answer.components());
        Map<String, Boolean> marks = new LinkedHashMap<>();
        for (int i = 0; i < truth.components().size(); i++) {
            Value.Mixture.Component wanted = truth.components().get(i);
            Map<String, Boolean> best = Map.of();
            int taken = -1;
            for (int k = 0; k < open.size(); k++) {
                Map<String, Boolean> found = component(part, open.get(k), wanted, under("", i));
                if (taken >= 0 && right(found) <= right(best)) continue;
                best = found;
                taken = k;
            }
            if (taken >= 0) open.remove(taken);
            marks.putAll(best);
        }
        List<String> right =
                marks.keySet().stream().filter(n -> marks.getOrDefault(n, false)).toList();
        List<String> rest =
                marks.keySet().stream().filter(n -> !marks.getOrDefault(n, false)).toList();
        return new Share(Of.NUMBERS, right.size(), marks.size(), right, rest);
    }

    private static long right(Map<String, Boolean> marks) {
        return marks.values().stream().filter(Boolean::booleanValue).count();
    }

    private Map<String, Boolean> component(
            Part part,
            Value.Mixture.Component answer,
            Value.Mixture.Component wanted,
            String name) {
        Map<String, Boolean> marks = new LinkedHashMap<>();
        marks.put(join(name, "weight"), judge.accepts(part, answer.weight(), wanted.weight()));
        Value.Described typed = answer.distribution();
        boolean alike = typed.distribution().equals(wanted.distribution().distribution());
        wanted.distribution()
                .parameters()
                .forEach((key, value) ->
                        marks.put(
                                join(name, key),
                                alike && judge.accepts(part, typed.parameter(key), value)));
        return marks;
    }

    /** A wrong one chosen costs what a right one earns. */
    private static Share options(Value.Chosen answer, Value.Chosen truth) {
        List<String> hits = answer.labels().stream().filter(truth.labels()::contains).toList();
        List<String> rest =
                truth.labels().stream().filter(l -> !answer.labels().contains(l)).toList();
        int tooMuch = answer.labels().size() - hits.size();
        return new Share(
                Of.OPTIONS,
                Math.max(0, hits.size() - tooMuch),
                Math.max(1, truth.labels().size()),
                hits,
                rest);
    }

    private static Share neighbours(Value.Chosen answer, Value.Chosen truth) {
        Set<List<String>> found = new HashSet<>(joined(answer.labels()));
        List<List<String>> wanted = joined(truth.labels());
        List<String> right = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (List<String> pair : wanted)
            (found.contains(pair) ? right : rest).add(String.join(" → ", pair).strip());
        return new Share(Of.NEIGHBOURS, right.size(), wanted.size(), right, rest);
    }

    /** Each two that follow on each other, and nothing before the first and behind the last. */
    private static List<List<String>> joined(List<String> steps) {
        List<List<String>> pairs = new ArrayList<>();
        String before = "";
        for (String step : steps) {
            pairs.add(List.of(before, step));
            before = step;
        }
        pairs.add(List.of(before, ""));
        return pairs;
    }

    private static Share pairs(Value.Matched answer, Value.Matched truth) {
        List<String> right = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        truth.pairs()
                .forEach((left, wanted) ->
                        (wanted.equals(answer.pairs().get(left)) ? right : rest).add(left));
        return new Share(Of.PAIRS, right.size(), truth.pairs().size(), right, rest);
    }

    /** Partly is half. */
    private static Share rating(Value answer) {
        boolean partly = answer.equals(new Value.Name(PARTLY));
        return new Share(Of.RATING, partly ? 1 : 0, 2, List.of(), List.of());
    }
}
