package elbow.grading;

import elbow.exercise.Option;
import elbow.grading.Reading.Understood;
import elbow.grading.Typed.Form;
import elbow.value.Real;
import elbow.value.Value;
import elbow.value.Value.Tabulated.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A text by the shape of its answer: a number, a table, a vector, a distribution, a list. */
final class ValueReader {
    private final Asked asked;
    private final NumberReader numbers;

    ValueReader(Asked asked, NumberReader numbers) {
        this.asked = asked;
        this.numbers = numbers;
    }

    Understood read(Value shape, Snippet typed) {
        if (mayBeWord(shape)) {
            if (ValueWords.isNotDetermined(typed)) return of(new Value.NotDetermined());
            if (ValueWords.isUndefined(typed)) return undefined(shape);
        }
        Optional<Value> earlier = numbers.earlier(typed, shape).filter(this::isOffered);
        if (earlier.isPresent() && !isAnswer(shape, typed)) return carried(earlier.get());
        return switch (shape) {
            case Real r -> number(typed);
            case Value.NotDetermined n -> number(typed);
            case Value.Truth t -> of(new Value.Truth(TruthReader.read(typed)));
            case Value.Tabulated t -> new TableReader(t, numbers).read(typed);
            case Value.Assignment a ->
                    of(new StatesReader(a.variables(), asked.states()).read(typed));
            case Value.Name n -> of(new OptionReader(asked.options()).one(typed));
            case Value.Chosen c -> of(new OptionReader(asked.options()).several(typed, c));
            case Value.Matched m ->
                    of(
                            new MatchReader(List.copyOf(m.pairs().keySet()), asked.options())
                                    .read(typed));
            case Value.Expression e -> of(new ExpressionReader(asked.unknowns()).read(typed));
            case Value.Vector v -> new VectorReader(numbers).read(v, typed);
            case Value.Matrix m -> new VectorReader(numbers).read(m, typed);
            case Value.Described d -> new DistributionReader(numbers).read(d, typed);
            case Value.Mixture m -> new DistributionReader(numbers).read(m, typed);
            case Value.Listed l -> list(l, typed);
        };
    }

    /** Not what is chosen, put in order or written as a formula: words are no options. */
    private static boolean mayBeWord(Value shape) {
        return !(shape instanceof Value.Truth
                || shape instanceof Value.Name
                || shape instanceof Value.Chosen
                || shape instanceof Value.Matched
                || shape instanceof Value.Expression);
    }

    private static Understood of(Value value) {
        return new Understood(value, List.of());
    }

    /** Whether the text is one of the words such an answer consists of, and no name of a part. */
    private boolean isAnswer(Value shape, Snippet typed) {
        return switch (shape) {
            case Value.Assignment a ->
                    asked.states().values().stream()
                            .anyMatch(s -> s.stream().anyMatch(typed.text()::equalsIgnoreCase));
            case Value.Name n -> new OptionReader(asked.options()).isOption(typed);
            case Value.Chosen c -> new OptionReader(asked.options()).isOption(typed);
            case Value.Truth t -> TruthReader.isWord(typed);
            case Value v -> false;
        };
    }

    /** What was chosen earlier can be chosen here only if it is offered. */
    private boolean isOffered(Value earlier) {
        List<String> offered = asked.options().stream().map(Option::value).toList();
        return !(earlier instanceof Value.Chosen c) || offered.containsAll(c.labels());
    }

    /** An earlier answer in the place of this one. */
    private static Understood carried(Value earlier) {
        List<Typed> numbers =
                earlier.numbers().stream()
                        .map(n -> new Typed(n, Optional.empty(), 1, Set.of(Form.CALCULATION)))
                        .toList();
        return new Understood(earlier, numbers);
    }

    /** No number of a table has a value, or what is asked has none. */
    private static Understood undefined(Value shape) {
        if (!(shape instanceof Value.Tabulated table)) return of(Real.UNDEFINED);
        List<Row> rows =
                table.rows().stream().map(r -> new Row(r.states(), Real.UNDEFINED)).toList();
        return of(new Value.Tabulated(table.variables(), rows));
    }

    private Understood number(Snippet typed) {
        int second = typed.text().indexOf('=');
        if (second >= 0)
            throw typed.fault(
                    second, "one value is asked, after nothing or after " + asked.name() + " =");
        Typed number = numbers.read(typed);
        return new Understood(number.value(), List.of(number));
    }

    private Understood list(Value.Listed shape, Snippet typed) {
        List<Value> items = new ArrayList<>();
        List<Typed> typedNumbers = new ArrayList<>();
        List<Snippet> pieces = Lists.items(shape, typed);
        for (int i = 0; i < pieces.size(); i++) {
            Understood item = read(shape.items().get(i), pieces.get(i));
            items.add(item.value());
            typedNumbers.addAll(item.numbers());
        }
        return new Understood(new Value.Listed(items), typedNumbers);
    }
}
