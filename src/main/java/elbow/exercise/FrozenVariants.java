package elbow.exercise;

import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.WholeFile;
import elbow.source.YamlReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The variants of an exercise that were chosen once: points of its grid, a line each with the
 * number of the choice on every axis, in a file beside the exercise.
 *
 * @param hash of the exercise they were chosen for
 * @param catalogue the hash of the mistakes from which they are safe, if they were certified
 */
record FrozenVariants(String hash, Optional<String> catalogue, List<long[]> points) {
    FrozenVariants {
        points = List.copyOf(points);
    }

    /** {@code NAME.variants.yaml} beside {@code NAME.yaml}. */
    static Path beside(Path exercise) {
        String name = String.valueOf(exercise.getFileName()).replaceFirst("\\.ya?ml$", "");
        return exercise.resolveSibling(name + ".variants.yaml");
    }

    /** The variants in a file, if there is one. */
    static Optional<FrozenVariants> read(Path file) {
        if (!Files.exists(file)) return Optional.empty();
        Faults faults = new Faults();
        Node root = YamlReader.read(file);
        Optional<FrozenVariants> read =
                Fields.mapping(root, "a file of variants", faults).flatMap(m -> read(m, faults));
        faults.throwIfAny();
        return read;
    }

    private static Optional<FrozenVariants> read(Node.Mapping mapping, Faults faults) {
        Fields fields =
                new Fields(mapping, "a file of variants", faults)
                        .require("exercise", "hash", "variants");
        Optional<Node.Scalar> catalogue = fields.scalar("catalogue");
        fields.optional("points");
        fields.optional("admissible");
        fields.optional("safe");
        Optional<Node.Scalar> hash = fields.scalar("hash");
        Optional<Node.Scalar> lines = fields.scalar("variants");
        fields.rejectOthers();
        if (hash.isEmpty() || lines.isEmpty()) return Optional.empty();
        List<long[]> points = new ArrayList<>();
        for (String line : lines.get().text().lines().toList()) {
            if (!line.matches("\\d{1,18}( \\d{1,18})*")) {
                faults.add(
                        lines.get().place(),
                        "a variant is the numbers of its choices, not " + Fault.quote(line));
                return Optional.empty();
            }
            points.add(Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray());
        }
        return Optional.of(
                new FrozenVariants(hash.get().text(), catalogue.map(Node.Scalar::text), points));
    }

    /** Whether every point is one of this grid. */
    boolean fits(Parameters parameters) {
        return !points.isEmpty() && points.stream().allMatch(p -> isPoint(p, parameters.axes()));
    }

    private static boolean isPoint(long[] point, List<Axis> axes) {
        if (point.length != axes.size()) return false;
        for (int i = 0; i < point.length; i++) if (point[i] >= axes.get(i).size()) return false;
        return true;
    }

    /** Writes the variants of a survey; the file is there whole or not at all. */
    static void write(Exercise exercise, Survey survey, Optional<Certificate> certificate) {
        Path file = beside(exercise.file());
        String admissible =
                survey.admissible().isPresent()
                        ? "admissible: " + survey.admissible().getAsLong() + "\n"
                        : "";
        String certified =
                certificate
                        .map(c ->
                                "catalogue: '"
                                        + Fingerprint.of(exercise.catalogue())
                                        + "'\nsafe: "
                                        + c.safe().cardinality()
                                        + " of "
                                        + c.variants()
                                        + "\n")
                        .orElse("");
        String text =
                "# Written by elbow check --freeze. A line of variants has a number for each"
                        + " parameter drawn: which of its choices, from 0.\n"
                        + "exercise: "
                        + exercise.id()
                        + "\nhash: '"
                        + exercise.hash()
                        + "'\npoints: "
                        + exercise.content().parameters().points()
                        + "\n"
                        + admissible
                        + certified
                        + "variants: |\n"
                        + survey.chosen().stream()
                                .map(FrozenVariants::line)
                                .collect(Collectors.joining());
        try {
            WholeFile.write(file, text);
        } catch (IOException e) {
            throw new FaultException(
                    new Fault(Place.whole(file.toString()), "this file can't be written"));
        }
    }

    private static String line(long[] point) {
        return Arrays.stream(point)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" ", "  ", "\n"));
    }
}
