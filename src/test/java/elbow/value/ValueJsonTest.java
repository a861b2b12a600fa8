package elbow.value;

import static org.assertj.core.api.Assertions.assertThat;

import elbow.value.Value.Assignment;
import elbow.value.Value.Tabulated;
import elbow.value.Value.Tabulated.Row;

import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

class ValueJsonTest {
    private static final Real THREE_FIFTHS = Real.of(BigFraction.of(3, 5));

    @Test
    void aNumberIsADouble() {
        assertThat(json(THREE_FIFTHS)).isEqualTo("0.6");
        assertThat(json(Real.of(-0.25))).isEqualTo("-0.25");
        assertThat(json(Real.of(2))).isEqualTo("2.0");
        assertThat(json(Real.of(-0.0))).isEqualTo("0.0");
    }

    @Test
    void exactlyItIsAFractionWhereItIsOne() {
        assertThat(exact(THREE_FIFTHS)).isEqualTo("\"3/5\"");
        assertThat(exact(Real.of(-2))).isEqualTo("-2");
        assertThat(exact(Real.of(0.5))).isEqualTo("0.5");
    }

    @Test
    void whatUnderflowsIsItsLogarithm() {
        Real tiny = Reals.power(Real.of(BigFraction.of(1, 10)), Real.of(400));
        assertThat(json(tiny)).startsWith("{\"log\":-921.03403719761").endsWith("}");
        assertThat(json(Real.ZERO)).isEqualTo("0.0");
    }

    @Test
    void whatIsNoNumberIsAWord() {
        assertThat(json(Real.INFINITE)).isEqualTo("\"infinite\"");
        assertThat(json(Reals.negate(Real.INFINITE))).isEqualTo("\"-infinite\"");
        assertThat(json(Real.UNDEFINED)).isEqualTo("\"undefined\"");
    }

    @Test
    void tablesPathsTruthsAndNames() {
        Row rain = new Row(List.of("rain", "1"), THREE_FIFTHS);
        assertThat(json(new Tabulated(List.of("z", "x"), List.of(rain))))
                .isEqualTo("{\"rain, 1\":0.6}");
        List<String> zs = List.of("z1", "z2");
        List<String> path = List.of("rain", "sun");
        assertThat(json(new Assignment(zs, List.of(path)))).isEqualTo("[\"rain\",\"sun\"]");
        assertThat(json(new Assignment(zs, List.of(path, path.reversed()))))
                .isEqualTo("[[\"rain\",\"sun\"],[\"sun\",\"rain\"]]");
        assertThat(json(new Value.Truth(true))).isEqualTo("true");
        SequencedMap<String, String> pairs = new LinkedHashMap<>();
        pairs.put("p(z)", "prior");
        pairs.put("a", "\"b\"");
        assertThat(json(new Value.Matched(pairs)))
                .isEqualTo("{\"p(z)\":\"prior\",\"a\":\"\\\"b\\\"\"}");
        List<String> chosen = List.of("d", "a");
        assertThat(json(new Value.Chosen(chosen, true))).isEqualTo("[\"d\",\"a\"]");
        assertThat(json(new Value.Name("a \"b\""))).isEqualTo("\"a \\\"b\\\"\"");
    }

    @Test
    void valuesByNameKeepTheirOrder() {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("w.2", THREE_FIFTHS);
        values.put("a", new Value.Name("sun"));
        StringWriter text = new StringWriter();
        try (JsonGenerator out = generator(text)) {
            new ValueJson(out, false).write(values);
        }
        assertThat(text).hasToString("{\"w.2\":0.6,\"a\":\"sun\"}");
    }

    private static String json(Value value) {
        return json(value, false);
    }

    private static String exact(Value value) {
        return json(value, true);
    }

    private static String json(Value value, boolean exact) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = generator(text)) {
            new ValueJson(out, exact).write(value);
        }
        return text.toString();
    }

    private static JsonGenerator generator(StringWriter text) {
        return new JsonFactory().createGenerator(ObjectWriteContext.empty(), text);
    }
}
