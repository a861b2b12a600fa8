package elbow.cli;

import elbow.formula.Formula;
import elbow.formula.Formula.Ref;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.value.Real;
import elbow.value.Reals;
import elbow.value.Value;
import elbow.working.Bindings;
import elbow.working.Refusal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code --set name=value}: numbers, arithmetic over numbers, names of states. */
final class Settings {
    private Settings() {}

    static Map<Ref, Value> read(List<String> settings) {
        Map<Ref, Value> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int at = setting.indexOf('=');
            if (at <= 0) throw wrong(setting, "write it as name=value, such as prior=0.3");
            Ref name = name(setting, setting.substring(0, at).strip());
            Value value = value(setting, setting.substring(at + 1).strip());
            if (values.put(name, value) != null) throw wrong(setting, "it is set twice");
        }
        return values;
    }

    private static Ref name(String setting, String text) {
        if (parse(setting, text) instanceof Ref ref) return ref;
        throw wrong(setting, "'" + text + "' is no name of a parameter");
    }

    private static Value value(String setting, String text) {
        Formula formula = parse(setting, text);
        if (formula instanceof Ref state && state.path().isEmpty() && !state.name().equals("pi"))
            return new Value.Name(state.name());
        try {
            Real number = new Bindings(Map.of()).evaluate(formula);
            if (Reals.isFinite(number)) return number;
        } catch (Refusal | IllegalArgumentException e) {
            throw wrong(setting, "'" + text + "' is neither a number nor the name of a state");
        }
        throw wrong(setting, "'" + text + "' is no finite number");
    }

    private static Formula parse(String setting, String text) {
        try {
            return Formulas.parse(text);
        } catch (FormulaException e) {
            throw wrong(setting, e.message());
        }
    }

    private static WrongUse wrong(String setting, String why) {
        return new WrongUse("--set " + setting + ": " + why);
    }
}
