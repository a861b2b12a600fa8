package elbow.value;

import java.util.List;

/** What a question can have as its answer. */
public sealed interface Value
        permits Real,
                Value.Truth,
                Value.Name,
                Value.Tabulated,
                Value.Assignment,
                Value.Listed {

    /** True or false, computed from the model. */
    record Truth(boolean holds) implements Value {}

    /** The name of a state, as a parameter drawn from names has it. */
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

    /** Several answers in their order: one for each t. */
    record Listed(List<Value> values) implements Value {
        public Listed {
            values = List.copyOf(values);
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
}
