package elbow.reference;

import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the cases of one type of model as exercises: the model once a page, each quantity as a
 * formula. Most need one page; what is asked of another q, or of another number of rounds, stands
 * on a page of its own.
 */
abstract class CaseWriter {
    final Case given;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, String> unsaid = new LinkedHashMap<>();

    CaseWriter(Case given) {
        this.given = given;
    }

    static CaseWriter of(Case given) {
        CaseWriter writer =
                switch (given.type()) {
                    case "bayes_net" -> new NetworkWriter(given);
                    case "bif_file", "uai_file" -> new FileWriter(given);
                    case "joint_table" -> new TableWriter(given);
                    case "divergence" -> new DivergenceWriter(given);
                    case "conjugate" -> new ConjugateWriter(given);
                    case "hmm" -> new HmmWriter(given);
                    case "lgssm" -> new StateSpaceWriter(given);
                    case "mixture" -> new MixtureWriter(given);
                    case "linear_gaussian" -> new LinearGaussianWriter(given);
                    case "gaussian_bn" -> new GaussianNetworkWriter(given);
                    case "gaussian_latent" -> new GaussianLatentWriter(given);
                    case "encoder_dataset" -> new EncoderWriter(given);
                    case "ddpm_scalar" -> new DiffusionWriter(given);
                    case "linkage_multinomial" -> new LinkageWriter(given);
                    default -> new UnknownWriter(given);
                };
        given.ask().properties().forEach(e -> writer.asked(e.getKey(), e.getValue()));
        return writer;
    }

    private void asked(String quantity, JsonNode value) {
        try {
            ask(quantity, value);
        } catch (Unsayable e) {
            unsaid.put(quantity, String.valueOf(e.getMessage()));
        }
    }

    /** Writes the parts of a quantity on one page or several. */
    abstract void ask(String quantity, JsonNode value);

    /** The model, what is observed, and q. */
    abstract void write(Page page);

    /** The page with the case's own model and q. */
    final Page page() {
        return page("");
    }

    /** A further page of the same model, on which something else may be written. */
    Page page(String name) {
        return pages.computeIfAbsent(
                name,
                n -> {
                    Page page = new Page();
                    write(page);
                    return page;
                });
    }

    final Page blank(String name) {
        return pages.computeIfAbsent(name, n -> new Page());
    }

    final boolean has(String name) {
        return pages.containsKey(name);
    }

    /** The pages by name; the case's own has none. */
    final Map<String, Page> pages() {
        return pages;
    }

    /** What could not be said, and why. */
    final Map<String, String> unsaid() {
        return unsaid;
    }
}
