package elbow.reference;

import tools.jackson.databind.JsonNode;

/** A type of model that no writer knows. */
final class UnknownWriter extends CaseWriter {
    UnknownWriter(Case given) {
        super(given);
    }

    @Override
    void ask(String quantity, JsonNode value) {
        throw new Unsayable("no model of type " + given.type() + " is written");
    }

    @Override
    void write(Page page) {}
}
