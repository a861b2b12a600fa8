package elbow.distribution;

/** A number that is known of a distribution of x; some are taken at a given number {@code at}. */
public enum Statistic {
    /** E x */
    MEAN("mean"),
    /** E (x − E x)² */
    VAR("var"),
    /** √(E (x − E x)²) */
    SD("sd"),
    /** The x of the largest density; undefined where there are several. */
    MODE("mode"),
    /** −E ln p(x) */
    ENTROPY("entropy"),
    /** E x² */
    SQUARE("square"),
    /** E ln x */
    LOG("log"),
    /** E (ln x − E ln x)² */
    LOG_VAR("log_var"),
    /** E ln(1 − x) */
    LOG_COMPLEMENT("log_complement"),
    /** E 1/x */
    RECIPROCAL("reciprocal"),
    /** E |x − at| */
    DEVIATION("deviation"),
    /** ln E x^at */
    LOG_POWER("log_power"),
    /** ln E e^(at·x) */
    LOG_EXPONENTIAL("log_exponential");

    /** As laws write it behind {@code x.} */
    public final String text;

    Statistic(String text) {
        this.text = text;
    }
}
