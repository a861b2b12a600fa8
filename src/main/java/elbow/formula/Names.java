package elbow.formula;

import elbow.formula.Formula.Fold.Folding;
import elbow.formula.Formula.Function;
import elbow.formula.Formula.Measure.Functional;
import elbow.formula.Formula.Relate.Relating;
import elbow.formula.Formula.Word.Special;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the language itself names, and which names read as themselves without quotes. */
final class Names {
    static final Map<String, Function> FUNCTIONS = new LinkedHashMap<>();
    static final Map<String, Functional> FUNCTIONALS = new LinkedHashMap<>();
    static final Map<String, Relating> RELATIONS = new LinkedHashMap<>();
    static final Map<String, Special> WORDS = new LinkedHashMap<>();

    static final Map<String, Folding> FOLDINGS = new LinkedHashMap<>();

    /** {@code E_q[ f ]}, {@code sum_z[ f ]}, {@code mean_i[ f ]}. */
    static final Set<String> BINDERS = new TreeSet<>();

    static {
        Arrays.stream(Function.values()).forEach(f -> FUNCTIONS.put(f.text, f));
        Arrays.stream(Functional.values()).forEach(f -> FUNCTIONALS.put(f.text, f));
        Arrays.stream(Relating.values()).forEach(r -> RELATIONS.put(r.text, r));
        Arrays.stream(Folding.values()).forEach(f -> FOLDINGS.put(f.text, f));
        BINDERS.addAll(FOLDINGS.keySet());
        BINDERS.add("E");
        Arrays.stream(Special.values()).forEach(w -> WORDS.put(w.text, w));
    }

    /** {@code p(..)} and {@code q(..)}. */
    static final Set<String> NETWORKS = Set.of("p", "q");

    /** Quantities that may stand bare. */
    static final Set<String> QUANTITIES = Set.of("ELBO", "reconstruction", "gap", "EUBO", "ESS");

    /** Quantities that need arguments, and are names like others without. */
    static final Set<String> FAMILIES_OF_QUANTITIES = Set.of("Renyi", "CUBO");

    /** Words between operands: never names of their own in an expression. */
    static final Set<String> KEYWORDS = Set.of("and", "or", "not", "for", "step");

    /** The one distribution whose name is no capitalised one: {@code stationary(z)}. */
    static final String STATIONARY = "stationary";

    /** The letter of {@code Aᵀ}, which is {@code A^T} and no part of a name. */
    static final char TRANSPOSED = 'ᵀ';

    /** Everything that may stand before a bracket, but for distributions. */
    static final Set<String> CALLABLE = callable();

    private Names() {}

    private static Set<String> callable() {
        Set<String> all = new TreeSet<>(FUNCTIONS.keySet());
        all.addAll(FUNCTIONALS.keySet());
        all.addAll(RELATIONS.keySet());
        all.addAll(QUANTITIES);
        all.addAll(FAMILIES_OF_QUANTITIES);
        all.addAll(BINDERS);
        all.add(STATIONARY);
        return Collections.unmodifiableSet(all);
    }

    /** Function names, reserved where a bracket follows. */
    static boolean isReservedBeforeBracket(String name) {
        return CALLABLE.contains(name) || NETWORKS.contains(name);
    }

    /** Whether the name is read without quotes as what it is. */
    static boolean isPlain(String name) {
        String letters = name.startsWith("?") ? name.substring(1) : name;
        return !letters.isEmpty()
                && startsName(letters.codePointAt(0))
                && letters.codePoints().allMatch(Names::continuesName)
                && canonical(name).equals(name);
    }

    /**
     * Whether an expression may hold the name without quotes: it is no word of the language there.
     */
    static boolean readsAsItself(String name, Notation.Next next) {
        if (!isPlain(name) || (KEYWORDS.contains(name) && !name.equals("step"))) return false;
        return switch (next) {
            case COMPONENT -> true;
            case INDEX -> !isReservedBeforeBracket(name) && !bindsBeforeBracket(name);
            case NOTHING -> {
                Function function = FUNCTIONS.get(name);
                boolean takesMinus = function != null && function.arity == 1;
                boolean word = WORDS.containsKey(name) || QUANTITIES.contains(name);
                yield !takesMinus && !word;
            }
        };
    }

    /** {@code E_q}, {@code sum_z}, {@code mean_i}: what a bracket makes a binder of. */
    static boolean bindsBeforeBracket(String name) {
        int underscore = name.indexOf('_');
        return underscore > 0
                && BINDERS.contains(name.substring(0, underscore))
                && isPlain(name.substring(underscore + 1));
    }

    /** Whether the name may stand behind {@code E_} and {@code sum_} without braces. */
    static boolean isSubscript(Formula.Ref ref) {
        return ref.path().isEmpty() && isPlain(ref.name()) && !ref.name().startsWith("?");
    }

    /** The ASCII spelling of a name written with a mathematician's letters. */
    static String canonical(String name) {
        if (name.equals("π")) return "pi";
        if (name.equals("Φ")) return "Phi";
        if (name.equals("lnΓ")) return "lgamma";
        if (name.equals("∞")) return "infinite";
        if (name.equals("√")) return "sqrt";
        if (name.equals("∑")) return "sum";
        if (name.equals("𝔼")) return "E";
        if (name.startsWith("∑_") || name.startsWith("Σ_")) return "sum" + name.substring(1);
        if (name.startsWith("𝔼_")) return "E" + name.substring("𝔼".length());
        return name;
    }

    static boolean startsName(int c) {
        return Character.isLetter(c) && c != TRANSPOSED;
    }

    static boolean continuesName(int c) {
        return (Character.isLetterOrDigit(c) && c != TRANSPOSED) || c == '_';
    }
}
