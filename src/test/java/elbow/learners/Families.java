package elbow.learners;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The learners' own ways through every exercise, by folder and id. */
final class Families {
    private Families() {}

    static SortedMap<String, Map<String, Learner>> all() {
        SortedMap<String, Map<String, Learner>> all = new TreeMap<>();
        all.put("answers", Answers.all());
        all.put("bayes", Bayes.all());
        all.put("bounds", Bounds.all());
        all.put("conditional-gaussian", Mixtures.all());
        all.put("conjugate", Conjugates.all());
        all.put("data", Data.all());
        all.put("diffusion", Layers.diffusion());
        all.put("elbo", Elbos.all());
        all.put("em", Rounds.em());
        all.put("gaussian", Gaussians.all());
        all.put("hierarchy", Layers.hierarchy());
        all.put("hmm", Chains.all());
        all.put("information", Informations.all());
        all.put("mean-field", Rounds.meanField());
        all.put("networks", Networks.all());
        all.put("quadrature", Integrals.all());
        all.put("undirected", Gardens.all());
        return all;
    }
}
