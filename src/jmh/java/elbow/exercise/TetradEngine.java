package elbow.exercise;

import edu.cmu.tetrad.bayes.BayesPm;
import edu.cmu.tetrad.bayes.JunctionTreeAlgorithm;
import edu.cmu.tetrad.bayes.MlBayesIm;
import edu.cmu.tetrad.data.DiscreteVariable;
import edu.cmu.tetrad.graph.EdgeListGraph;
import edu.cmu.tetrad.graph.Node;

import java.util.ArrayList;
import java.util.List;

/** Tetrad's junction tree. */
final class TetradEngine {
    private final PlainNetwork network;
    private final MlBayesIm model;
    private final int[] index;

    TetradEngine(PlainNetwork network) {
        this.network = network;
        List<Node> nodes = new ArrayList<>();
        for (PlainNetwork.Node n : network.nodes())
            nodes.add(new DiscreteVariable(n.name(), n.states()));
        EdgeListGraph graph = new EdgeListGraph(nodes);
        for (int v = 0; v < nodes.size(); v++)
            for (int parent : network.nodes().get(v).parents())
                graph.addDirectedEdge(nodes.get(parent), nodes.get(v));
        BayesPm shape = new BayesPm(graph);
        for (int v = 0; v < nodes.size(); v++)
            shape.setCategories(nodes.get(v), network.nodes().get(v).states());
        this.model = new MlBayesIm(shape);
        this.index = nodes.stream().mapToInt(model::getNodeIndex).toArray();
        for (int v = 0; v < index.length; v++) {
            PlainNetwork.Node node = network.nodes().get(v);
            for (int row = 0; row < node.rows().length; row++) {
                int at = model.getRowIndex(index[v], parents(node, row, index[v]));
                for (int s = 0; s < node.states().size(); s++)
                    model.setProbability(index[v], at, s, node.rows()[row][s]);
            }
        }
    }

    /** The parents' states of a row, in the order in which the model has the parents. */
    private int[] parents(PlainNetwork.Node node, int row, int at) {
        int[] order = model.getParents(at);
        int[] states = new int[order.length];
        int rest = row;
        for (int k = node.parents().length - 1; k >= 0; k--) {
            int parent = node.parents()[k];
            int size = network.nodes().get(parent).states().size();
            for (int i = 0; i < order.length; i++)
                if (order[i] == index[parent]) states[i] = rest % size;
            rest /= size;
        }
        return states;
    }

    double[][] marginals() {
        JunctionTreeAlgorithm tree = new JunctionTreeAlgorithm(model);
        tree.setEvidence(index[network.observed()], 0);
        double[][] all = new double[index.length][];
        for (int v = 0; v < all.length; v++) all[v] = tree.getMarginalProbability(index[v]);
        return all;
    }
}
