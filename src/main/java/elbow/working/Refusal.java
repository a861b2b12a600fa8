package elbow.working;

import elbow.formula.Formula;

/** A formula that can't be answered for this model: why, and the part of it that is at fault. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Formula culprit;
    private final String part;

    public Refusal(String message, Formula culprit) {
        this(message, culprit, "");
    }

    private Refusal(String message, Formula culprit, String part) {
        super(message, null, false, false);
        this.culprit = culprit;
        this.part = part;
    }

    /** The same refusal, of what this part asks. */
    Refusal in(String name) {
        return new Refusal(String.valueOf(getMessage()), culprit, name);
    }

    /** The part that asks it, empty if no part does. */
    public String part() {
        return part;
    }

    public Formula culprit() {
        return culprit;
    }
}
