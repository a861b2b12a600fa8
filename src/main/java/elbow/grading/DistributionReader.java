package elbow.grading;

import elbow.distribution.Distribution;
import elbow.distribution.Distributions;
import elbow.grading.Reading.Understood;
import elbow.value.Value.Described;
import elbow.value.Value.Mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Named distributions, {@code Beta(5, 7)}, {@code Normal(mean = 0, sd = 1.4)}: parameters by name,
 * or in the order of the language where each has one spelling only.
 */
final class DistributionReader {
    private static final Pattern NAMED =
            Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\s*\\(", Pattern.UNICODE_CASE);
    private static final Pattern PARAMETER =
            Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_]*)\\s*[=:]\\s*");

    private final NumberReader numbers;

    DistributionReader(NumberReader numbers) {
        this.numbers = numbers;
    }

    Understood read(Described shape, Snippet typed) {
        Matcher name = NAMED.matcher(typed.text());
        boolean closed = typed.text().endsWith(")");
        if (!name.lookingAt() || !closed)
            throw typed.fault(
                    0, "a distribution with its parameters is asked, as in Beta(a = 2, b = 3)");
        ParameterReader parameters = parameters(shape, name.group(1), typed);
        Snippet inside = typed.between(name.end(), typed.length() - 1).strip();
        if (parameters.isOneVector() && !PARAMETER.matcher(inside.text()).lookingAt()) {
            parameters.next(inside);
            return parameters.whole(typed);
        }
        for (Snippet argument : arguments(inside)) {
            Matcher named = PARAMETER.matcher(argument.text());
            if (named.lookingAt())
                parameters.named(named.group(1), argument.from(named.end()).strip(), argument);
            else parameters.next(argument);
        }
        return parameters.whole(typed);
    }

    private ParameterReader parameters(Described shape, String name, Snippet typed) {
        boolean same = name.equalsIgnoreCase(shape.distribution());
        Optional<Distribution> known =
                Distributions.names().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .flatMap(Distributions::named);
        if (!same && known.isEmpty())
            throw typed.fault(0, "no distribution is called " + name, name, Distributions.names());
        return new ParameterReader(shape, same, known, numbers);
    }

    /** Between semicolons, else between commas. */
    private static List<Snippet> arguments(Snippet inside) {
        List<Snippet> parted = Separators.cut(inside, ";");
        return parted.size() > 1 ? parted : Separators.cut(inside, ",");
    }

    /** {@code 0.3 Normal(..) + 0.7 Normal(..)}: a weight before each. */
    Understood read(Mixture shape, Snippet typed) {
        List<Snippet> pieces = Separators.cut(typed, "+");
        int wanted = shape.components().size();
        if (pieces.size() != wanted)
            throw typed.fault(
                    0,
                    "a mixture of %d is asked, as in 0.3 Beta(2, 3) + 0.7 Beta(5, 2); this has %d"
                            .formatted(wanted, pieces.size()));
        List<Mixture.Component> components = new ArrayList<>();
        List<Typed> all = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            Snippet piece = pieces.get(i);
            Matcher name = NAMED.matcher(piece.text());
            if (!name.find() || name.start() == 0)
                throw piece.fault(0, "a weight and a distribution are wanted here");
            Typed weight = numbers.read(piece.between(0, times(piece, name.start())));
            Understood one =
                    read(shape.components().get(i).distribution(), piece.from(name.start()));
            components.add(new Mixture.Component(weight.value(), (Described) one.value()));
            all.add(weight);
            all.addAll(one.numbers());
        }
        return new Understood(new Mixture(components), all);
    }

    /** Where the weight ends: before a times sign, if there is one. */
    private static int times(Snippet piece, int end) {
        String before = piece.text().substring(0, end).stripTrailing();
        boolean sign = !before.isEmpty() && "*·×".indexOf(before.charAt(before.length() - 1)) >= 0;
        return sign ? before.length() - 1 : end;
    }
}
