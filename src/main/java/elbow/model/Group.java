package elbow.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Variables that share a name and have a number each: {@code x[1]}, {@code x[2]}, ... of a plate,
 * which are independent given what they share, or of a sequence, each of which may depend on the
 * one before. Elements beyond the length are predictions and no part of the data. Of several
 * sequences each is a group of its own, {@code z[1]} with the elements {@code z[1][1]}, {@code
 * z[1][2]}, ...
 *
 * @param index the letter the author wrote: i in {@code x[i]}
 * @param first the number of the first element
 * @param length T: the number of the last element that belongs to the data
 * @param elements in their order, those beyond the length too
 */
public record Group(
        String name, Kind kind, String index, int first, int length, List<Variable> elements) {
    /** Whether an element may depend on the one before it. */
    public enum Kind {
        PLATE,
        SEQUENCE
    }

    public Group {
        elements = List.copyOf(elements);
    }

    /** The element with this number. */
    public Optional<Variable> at(int number) {
        int position = number - first;
        return position >= 0 && position < elements.size()
                ? Optional.of(elements.get(position))
                : Optional.empty();
    }

    /** The number of an element; none if the variable is another. */
    public OptionalInt number(Variable variable) {
        String name = variable.name();
        int from = name.lastIndexOf('[') + 1;
        int number = 0;
        for (int i = from; i < name.length() - 1; i++) {
            int digit = Character.digit(name.charAt(i), 10);
            if (digit < 0 || number > Integer.MAX_VALUE / 10 - 10) return OptionalInt.empty();
            number = 10 * number + digit;
        }
        return at(number).filter(variable::equals).isPresent()
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }

    /** The elements that belong to the data. */
    public List<Variable> within() {
        return elements.subList(0, Math.clamp(length - first + 1L, 0, elements.size()));
    }

    /** The elements that only formulas mention. */
    public List<Variable> beyond() {
        return elements.subList(within().size(), elements.size());
    }
}
