package elbow.value;

import static java.util.Objects.requireNonNull;

import elbow.formula.Formula;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a question can have as its answer. */
public sealed interface Value
        permits Real,
                Value.Truth,
                Value.Name,
                Value.Tabulated,
                Value.Assignment,
                Value.Vector,
                Value.Matrix,
                Value.Described,
                Value.Mixture,
                Value.Listed,
                Value.Chosen,
                Value.Matched,
                Value.Expression,
                Value.NotDetermined {

    /** Its numbers in the order in which they are written; none where it has none. */
    default List<Real> numbers() {
        return switch (this) {
            case Real r -> List.of(r);
            case Tabulated t -> t.rows().stream().map(Tabulated.Row::value).toList();
            case Vector v -> v.numbers();
            case Matrix m -> m.rows().stream().flatMap(Collection::stream).toList();
            case Described d ->
                    d.parameters().values().stream().flatMap(p -> p.numbers().stream()).toList();
            case Mixture m -> m.components().stream().flatMap(c -> c.numbers().stream()).toList();
            case Listed l -> l.items().stream().flatMap(i -> i.numbers().stream()).toList();
            case Truth t -> List.of();
            case Name n -> List.of();
            case Assignment a -> List.of();
            case Chosen c -> List.of();
            case Matched m -> List.of();
            case Expression e -> List.of();
            case NotDetermined n -> List.of();
        };
    }

    /** The same with these numbers in place of its own. */
    default Value with(List<Real> numbers) {
        if (numbers.size() != numbers().size())
            throw new IllegalArgumentException(numbers.size() + " numbers");
        return switch (this) {
            case Real r -> numbers.getFirst();
            case Tabulated t -> {
                List<Tabulated.Row> rows = new ArrayList<>();
                for (int i = 0; i < numbers.size(); i++)
                    rows.add(new Tabulated.Row(t.rows().get(i).states(), numbers.get(i)));
                yield new Tabulated(t.variables(), rows);
            }
            case Vector v -> new Vector(numbers);
            case Matrix m -> {
                List<List<Real>> rows = new ArrayList<>();
                int at = 0;
                for (List<Real> row : m.rows()) rows.add(numbers.subList(at, at += row.size()));
                yield new Matrix(rows);
            }
            case Described d -> {
                Map<String, Value> parameters = new LinkedHashMap<>();
                int at = 0;
                for (Map.Entry<String, Value> p : d.parameters().entrySet()) {
                    int end = at + p.getValue().numbers().size();
                    parameters.put(p.getKey(), p.getValue().with(numbers.subList(at, end)));
                    at = end;
                }
                yield new Described(d.distribution(), parameters);
            }
            case Mixture m -> {
                List<Mixture.Component> components = new ArrayList<>();
                int at = 0;
                for (Mixture.Component c : m.components()) {
                    int end = at + c.numbers().size();
                    components.add(c.with(numbers.subList(at, end)));
                    at = end;
                }
                yield new Mixture(components);
            }
            case Listed l -> {
                List<Value> items = new ArrayList<>();
                int at = 0;
                for (Value item : l.items()) {
                    int end = at + item.numbers().size();
                    items.add(item.with(numbers.subList(at, end)));
                    at = end;
                }
                yield new Listed(items);
            }
            case Truth t -> t;
            case Name n -> n;
            case Assignment a -> a;
            case Chosen c -> c;
            case Matched m -> m;
            case Expression e -> e;
            case NotDetermined n -> n;
        };
    }

    /** True or false, computed from the model. */
    record Truth(boolean holds) implements Value {}

    /** The name of a state, as a parameter drawn from names has it; the option of a choice. */
    record Name(String text) implements Value {}

    /** A table: the states that name a row, and the row's number. */
    record Tabulated(List<String> variables, List<Row> rows) implements Value {
        public Tabulated {
            variables = List.copyOf(variables);
            rows = List.copyOf(rows);
        }

        /** One cell of the table. */
        public record Row(List<String> states, Real value) {
            /** {@code rain} or, in a joint table, {@code rain, sun}. */
            public String label() {
                return String.join(", ", states);
            }
        }
    }

    /** The states that maximise a distribution; more than one best only where they tie. */
    record Assignment(List<String> variables, List<List<String>> best) implements Value {
        public Assignment {
            variables = List.copyOf(variables);
            best = List.copyOf(best);
        }

        public boolean tied() {
            return best.size() > 1;
        }
    }

    /** A vector, {@code [0.3, 0.7]}. */
    record Vector(List<Real> numbers) implements Value {
        public Vector {
            numbers = List.copyOf(numbers);
        }
    }

    /** A matrix by its rows, {@code [[1, 0], [0, 1]]}. */
    record Matrix(List<List<Real>> rows) implements Value {
        public Matrix {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A named distribution, {@code Normal(mean = 0, var = 1)}: its canonical parameters, numbers,
     * vectors or matrices, in their order.
     */
    record Described(String distribution, Map<String, Value> parameters) implements Value {
        public Described {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        public Value parameter(String name) {
            return requireNonNull(parameters.get(name), name);
        }
    }

    /** Σ_k w_k p_k: named distributions with their weights. */
    record Mixture(List<Component> components) implements Value {
        public Mixture {
            components = List.copyOf(components);
        }

        /** One distribution and its weight. */
        public record Component(Real weight, Described distribution) {
            List<Real> numbers() {
                List<Real> numbers = new ArrayList<>(List.of(weight));
                numbers.addAll(distribution.numbers());
                return numbers;
            }

            Component with(List<Real> numbers) {
                Value described = distribution.with(numbers.subList(1, numbers.size()));
                return new Component(numbers.getFirst(), (Described) described);
            }
        }
    }

    /** One answer for each value of an index, {@code for t = 1 .. 3}. */
    record Listed(List<Value> items) implements Value {
        public Listed {
            items = List.copyOf(items);
        }
    }

    /** Options by their labels: a set, or an order. */
    record Chosen(List<String> labels, boolean ordered) implements Value {
        public Chosen {
            labels = List.copyOf(labels);
        }

        /** Whether the same are chosen, in an order in the same order. */
        public boolean matches(Chosen other) {
            return ordered
                    ? labels.equals(other.labels)
                    : new HashSet<>(labels).equals(new HashSet<>(other.labels));
        }
    }

    /** What belongs to what: of each on the left the one on the right. */
    record Matched(Map<String, String> pairs) implements Value {
        public Matched {
            pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
        }
    }

    /** A formula over named unknowns. */
    record Expression(Formula formula) implements Value {}

    /** What the model and the data leave open. */
    record NotDetermined() implements Value {}
}
