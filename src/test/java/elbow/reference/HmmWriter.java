package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A hidden Markov model: states z[t], observations u[t] (u1[t], u2[t], .. if there are several).
 */
final class HmmWriter extends CaseWriter {
    private final HmmTables tables;
    private final List<JsonNode> sequences = new ArrayList<>();
    private final int length;

    HmmWriter(Case given) {
        super(given);
        if (given.observed().has("sequences"))
            given.observed().get("sequences").forEach(sequences::add);
        else sequences.add(given.observed().get("x"));
        length = sequences.getFirst().size();
        tables = new HmmTables(given.model(), channels(sequences.getFirst()));
    }

    /** The number of independent observations at a time. */
    private static int channels(JsonNode sequence) {
        return sequence.valueStream()
                .filter(JsonNode::isArray)
                .mapToInt(JsonNode::size)
                .findFirst()
                .orElse(0);
    }

    @Override
    void write(Page page) {
        tables.fixed().forEach(page::model);
        observe(page, sequences);
        if (!given.hasQ()) return;
        if (given.q().has("marginals")) marginals(page);
        else if (given.q().has("init")) meanField(page, given.q().get("sweeps").asString());
    }

    private void observe(Page page, List<JsonNode> shown) {
        if (tables.soft()) soft(page, shown.getFirst());
        else {
            List<String> names = tables.channels();
            for (int d = 0; d < names.size(); d++) {
                int channel = d;
                observe(
                        page,
                        names.get(d),
                        shown.stream()
                                .map(s -> Written.list(s.size(), t -> symbol(s.get(t), channel)))
                                .toList());
            }
        }
        if (tables.ends()) observe(page, "stop", shown.stream().map(s -> stops(s.size())).toList());
    }

    private static void observe(Page page, String name, List<String> lists) {
        page.observe(name + ": " + (lists.size() == 1 ? lists.getFirst() : lists));
    }

    private static String stops(int times) {
        return Written.list(times, t -> t == times - 1 ? "1" : "0");
    }

    private String symbol(JsonNode at, int channel) {
        if (at.isNull()) return "null";
        JsonNode own = at.isArray() ? at.get(channel) : at;
        return own.isNull() ? "null" : own.isNumber() ? Written.number(own) : own.asString();
    }

    /** Likelihoods given as such are soft evidence of the states. */
    private void soft(Page page, JsonNode sequence) {
        page.line("length", String.valueOf(length));
        softUntil(page, sequence, length);
    }

    private void softUntil(Page page, JsonNode sequence, int times) {
        for (int t = 0; t < times; t++)
            if (!sequence.get(t).isNull())
                NetworkWriter.soft(page, at(t), tables.states(), sequence.get(t));
    }

    private String at(int t) {
        return "z[" + (t + 1) + "]";
    }

    private void marginals(Page page) {
        JsonNode rows = given.q().get("marginals");
        for (int t = 0; t < length; t++)
            page.q(at(t) + ": " + Written.categorical(tables.states(), rows.get(t)));
    }

    private void meanField(Page page, String rounds) {
        page.q("mean_field:");
        page.q("  start:");
        for (int t = 0; t < length; t++) {
            page.q("    " + at(t) + ":");
            for (int k = 0; k < tables.states().size(); k++)
                page.q("      " + k + ": " + Written.number(given.q().get("init").get(t).get(k)));
        }
        page.q("  rounds: " + rounds);
    }

    @Override
    void ask(String quantity, JsonNode value) {
        switch (quantity) {
            case "smoothed" -> each(quantity, value, t -> "p(" + at(t) + " | observed)");
            case "filtered" -> {
                if (tables.soft()) bySoft(quantity, value, 1);
                else each(quantity, value, t -> given(t, until(t + 1, t)));
            }
            case "predicted" -> {
                if (tables.soft()) bySoft(quantity, value, 0);
                else each(quantity, value, t -> given(t, until(t, t)));
            }
            case "next_state_prediction" ->
                    page().ask(quantity, "p(z[T+1] | observed)", table(value));
            case "pairwise", "smoothed_pairs", "two_slice" -> pairs(quantity, value);
            case "viterbi" -> path(value);
            case "viterbi_log_joint" ->
                    page().ask(quantity, "log(max p(z, observed))", Expected.numbers(value));
            case "viterbi_path" -> page().ask(quantity, "argmax p(z | observed)", states(value));
            case "entropy_posterior" ->
                    page().ask(quantity, "H(p(z | observed))", Expected.numbers(value));
            case "expected_transitions" -> transitions(value);
            case "cavi_marginals" -> each(quantity, value, t -> "q(" + at(t) + ")");
            case "cavi_elbo" -> page().ask(quantity, "ELBO", Expected.numbers(value));
            case "cavi_gap" -> page().ask(quantity, "gap", Expected.numbers(value));
            case "cavi_elbo_trajectory" -> {
                for (int s = 0; s < value.size(); s++) {
                    Page page = page("rounds-" + s).without("q");
                    meanField(page, String.valueOf(s));
                    page.ask(quantity, "ELBO", Expected.numbers(value.get(s)));
                }
            }
            case "baum_welch_step" -> learn(quantity, 1, value);
            case "baum_welch_trajectory", "em_trajectory" -> {
                for (int i = 0; i < value.size(); i++) learn(quantity, i + 1, value.get(i));
            }
            case "log_evidence_trajectory" -> learnt(quantity, value);
            default -> {
                if (!BoundParts.ask(page(), quantity, value))
                    throw new Unsayable("no formula for " + quantity);
            }
        }
    }

    private Expected table(JsonNode row) {
        return Expected.table(List.of(tables.states()), row);
    }

    private String given(int t, String seen) {
        return "p(" + at(t) + (seen.isEmpty() ? "" : " | " + seen) + ")";
    }

    /** What was seen in these many times, and in how many it was seen to go on. */
    private String until(int times, int further) {
        List<String> slices = new ArrayList<>();
        List<String> channels = tables.channels();
        for (int d = 0; d < channels.size() && times > 0; d++)
            if (isSeen(d)) slices.add(channels.get(d) + "[1:" + times + "]");
        if (tables.ends() && further > 0) slices.add("stop[1:" + further + "]");
        return String.join(", ", slices);
    }

    private boolean isSeen(int channel) {
        return sequences.getFirst().valueStream().anyMatch(x -> !symbol(x, channel).equals("null"));
    }

    /**
     * A page for each length, with the soft evidence so far: that of t itself or only before it.
     */
    private void bySoft(String quantity, JsonNode value, int own) {
        boolean some = value.isObject();
        JsonNode rows = some ? value.get("values") : value;
        for (int i = 0; i < rows.size(); i++) {
            int t = some ? value.get("times").get(i).asInt() : i;
            Page page = blank(quantity + "-" + t);
            tables.fixed().forEach(page::model);
            page.line("length", String.valueOf(t + 1));
            softUntil(page, sequences.getFirst(), t + own);
            if (tables.ends() && t > 0)
                page.observe("stop: " + Written.list(t + 1, before -> before < t ? "0" : "null"));
            page.ask(quantity, "p(" + at(t) + " | observed)", table(rows.get(i)));
        }
    }

    /** Given at all times, or at those listed (counted from 0). */
    private void each(
            String quantity, JsonNode value, java.util.function.IntFunction<String> formula) {
        if (sequences.size() > 1) {
            ofEachSequence(quantity, value, formula);
            return;
        }
        boolean some = value.isObject();
        JsonNode rows = some ? value.get("values") : value;
        for (int i = 0; i < rows.size(); i++) {
            int t = some ? value.get("times").get(i).asInt() : i;
            page().ask(quantity, formula.apply(t), table(rows.get(i)));
        }
    }

    /** A page for each sequence by itself. */
    private void ofEachSequence(
            String quantity, JsonNode value, java.util.function.IntFunction<String> formula) {
        for (int s = 0; s < sequences.size(); s++) {
            Page page = blank("sequence-" + s);
            if (page.quantities().isEmpty()) {
                tables.fixed().forEach(page::model);
                observe(page, List.of(sequences.get(s)));
            }
            for (int t = 0; t < value.get(s).size(); t++)
                page.ask(quantity, formula.apply(t), table(value.get(s).get(t)));
        }
    }

    private void pairs(String quantity, JsonNode value) {
        for (int t = 0; t < value.size(); t++)
            page().ask(
                            quantity,
                            "p(" + at(t) + ", " + at(t + 1) + " | observed)",
                            Expected.table(
                                    List.of(tables.states(), tables.states()), value.get(t)));
    }

    private static Expected states(JsonNode path) {
        return new Expected.States(Written.texts(path));
    }

    private void path(JsonNode value) {
        page().ask("viterbi", "argmax p(z | observed)", states(value.get("path")));
        if (value.has("log_joint"))
            page().ask(
                            "viterbi",
                            "log(max p(z, observed))",
                            Expected.numbers(value.get("log_joint")));
    }

    /** How often one state is expected to follow another. */
    private void transitions(JsonNode value) {
        for (int i = 0; i < value.size(); i++)
            for (int j = 0; j < value.size(); j++) {
                int from = i;
                int to = j;
                String sum =
                        IntStream.range(0, length - 1)
                                .mapToObj(t ->
                                        "p("
                                                + at(t)
                                                + " = "
                                                + from
                                                + ", "
                                                + at(t + 1)
                                                + " = "
                                                + to
                                                + " | observed)")
                                .collect(Collectors.joining(" + "));
                page().ask("expected_transitions", sum, Expected.numbers(value.get(i).get(j)));
            }
    }

    private Page learning(int rounds) {
        boolean fresh = !has("em");
        Page page = blank("em");
        if (fresh) {
            tables.free().forEach(page::model);
            observe(page, sequences);
            page.line("em", "start:");
            tables.start().forEach(l -> page.line("em", "  " + l));
        }
        page.atLeastRounds(rounds);
        return page;
    }

    private void learn(String quantity, int round, JsonNode value) {
        Page page = learning(round);
        tables.parameters(value)
                .forEach((name, number) ->
                        page.ask(quantity, "em[" + round + "]." + name, Expected.number(number)));
    }

    private void learnt(String quantity, JsonNode value) {
        for (int i = 0; i < value.size(); i++)
            learning(Math.max(1, value.size() - 1))
                    .ask(quantity, "em[" + i + "].log_evidence", Expected.numbers(value.get(i)));
    }
}
