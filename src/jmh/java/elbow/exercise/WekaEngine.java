package elbow.exercise;

import weka.classifiers.bayes.net.BIFReader;
import weka.classifiers.bayes.net.MarginCalculator;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Weka's junction tree. */
final class WekaEngine {
    private final PlainNetwork network;
    private final BIFReader weka;

    WekaEngine(PlainNetwork network) throws Exception {
        this.network = network;
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\"?><BIF VERSION=\"0.3\"><NETWORK>");
        xml.append("<NAME>n</NAME>");
        for (PlainNetwork.Node node : network.nodes()) {
            xml.append("<VARIABLE TYPE=\"nature\"><NAME>").append(node.name()).append("</NAME>");
            for (String state : node.states())
                xml.append("<OUTCOME>").append(escaped(state)).append("</OUTCOME>");
            xml.append("</VARIABLE>");
        }
        for (PlainNetwork.Node node : network.nodes()) {
            xml.append("<DEFINITION><FOR>").append(node.name()).append("</FOR>");
            for (int parent : node.parents())
                xml.append("<GIVEN>").append(network.nodes().get(parent).name()).append("</GIVEN>");
            xml.append("<TABLE>")
                    .append(
                            Arrays.stream(node.rows())
                                    .flatMapToDouble(Arrays::stream)
                                    .mapToObj(Double::toString)
                                    .collect(Collectors.joining(" ")))
                    .append("</TABLE></DEFINITION>");
        }
        this.weka = new BIFReader().processString(xml.append("</NETWORK></BIF>").toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    double[][] marginals() throws Exception {
        MarginCalculator margins = new MarginCalculator();
        margins.calcMargins(weka);
        margins.setEvidence(network.observed(), 0);
        double[][] all = new double[network.nodes().size()][];
        for (int v = 0; v < all.length; v++) all[v] = margins.getMargin(v);
        return all;
    }
}
