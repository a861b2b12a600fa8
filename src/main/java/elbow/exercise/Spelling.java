package elbow.exercise;

import elbow.formula.Formula;
import elbow.formula.FormulaException;
import elbow.formula.Formulas;
import elbow.source.Place;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which names may be given to parameters, variables and parts. */
final class Spelling {
    private static final Set<String> RESERVED =
            Set.of(
                    "latents",
                    "observed",
                    "ELBO",
                    "reconstruction",
                    "gap",
                    "unknown",
                    "infinite",
                    "undefined",
                    "pi",
                    "any");

    private static final Set<String> CONSTANTS = Set.of("e", "pi");

    private static final Set<String> TYPED =
            Set.of("hint", "steps", "skip", "again", "quit", "help");

    private Spelling() {}

    /** Why a parameter can't have this name. */
    static Optional<String> ofParameter(String name) {
        return reserved(name).or(() -> plain(name, Formulas::parse));
    }

    /** Why a variable can't have this name; any spelling is fine, quoted in formulas. */
    static Optional<String> ofVariable(String name) {
        if (name.isEmpty()) return Optional.of("a variable's name is missing here");
        boolean indexed = name.contains("[") || name.contains("]");
        if (indexed && new Header.Name(name, Place.whole("")).element().isEmpty())
            return Optional.of(
                    name + ": an element is written with one index, as x[i], z[1] or z[t-1]");
        if (name.contains("(") || name.contains(")"))
            return Optional.of(name + ": factors are not supported; write x | z for p(x | z)");
        return reserved(name);
    }

    /** Why a part can't have this name: learners use it in their answers. */
    static Optional<String> ofPart(String name) {
        if (CONSTANTS.contains(name))
            return Optional.of(name + " is a number in answers; give the part another name");
        if (TYPED.contains(name.toLowerCase(Locale.ROOT)))
            return Optional.of(
                    name
                            + " is typed to practice in place of an answer; give the part another"
                            + " name");
        return plain(name, Formulas::answer);
    }

    private static Optional<String> reserved(String name) {
        return RESERVED.contains(name)
                ? Optional.of(name + " is a word of the language; give it another name")
                : Optional.empty();
    }

    private static Optional<String> plain(String name, Function<String, Formula> reader) {
        if (!name.matches("\\p{L}[\\p{L}\\p{Nd}_]*"))
            return Optional.of(
                    "'" + name + "' is no name: write letters, digits and _, a letter first");
        try {
            if (reader.apply(name).equals(new Formula.Ref(name))) return Optional.empty();
        } catch (FormulaException e) {
            return Optional.of(name + " is a word of the language; give it another name");
        }
        return Optional.of(name + " is a word of the language; give it another name");
    }
}
