package elbow.exercise;

import static java.util.Objects.requireNonNull;

import elbow.model.Network;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.TextFile;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that was read from a network file.
 *
 * @param text of the file, which belongs to the exercise
 * @param warnings of rows that did not sum to 1
 */
record FileModel(Network network, List<ModelTable> tables, List<Fault> warnings, String text) {
    FileModel {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }

    /**
     * The model in the file that {@code model: {file: ...}} names, beside the exercise.
     *
     * @param exercise the exercise's own file
     */
    static Optional<FileModel> read(Node.Scalar name, Path exercise, Faults faults) {
        try {
            Path path = Path.of(name.text());
            boolean bif = name.text().endsWith(".bif");
            if (path.isAbsolute() || !(bif || name.text().endsWith(".uai"))) {
                faults.add(
                        name.place(),
                        "a model's file is named from the exercise's folder and ends in .bif or"
                                + " .uai, not "
                                + Fault.quote(name.text()));
                return Optional.empty();
            }
            Path file = of(exercise, path);
            String text = TextFile.read(file);
            FileModel model = model(text, file.toString(), bif);
            return Optional.of(
                    new FileModel(model.network(), model.tables(), model.warnings(), text));
        } catch (InvalidPathException e) {
            faults.add(name.place(), Fault.quote(name.text()) + " is no name of a file");
        } catch (FaultException e) {
            faults.addAll(e);
        }
        return Optional.empty();
    }

    /** The file of that name; of an exercise that is a copy, the copy kept with it. */
    static Path of(Path exercise, Path named) {
        Path kept = kept(exercise, named);
        return Files.exists(kept) ? kept : exercise.resolveSibling(named);
    }

    /** {@code NAME.network.bif} beside {@code NAME.yaml}. */
    static Path kept(Path exercise, Path network) {
        String name = String.valueOf(exercise.getFileName()).replaceFirst("\\.ya?ml$", "");
        String ending = network.toString().replaceFirst("^.*\\.", ".");
        return exercise.resolveSibling(name + ".network" + ending);
    }

    private static FileModel model(String text, String file, boolean bif) {
        Faults inside = new Faults();
        try {
            FileModel model =
                    bif
                            ? new BifReader(FileWords.ofBif(text, file), inside).read()
                            : new UaiReader(FileWords.ofUai(text, file), inside).read();
            if (inside.isEmpty()) return model;
        } catch (FaultException e) {
            inside.addAll(e);
        }
        throw new FaultException(inside.sorted());
    }

    /** A directed network of these tables; a variable without one and a cycle are faults. */
    static FileModel directed(
            List<Variable> variables,
            Map<Variable, Place> declared,
            List<ModelTable> tables,
            List<Fault> warnings,
            Faults faults) {
        Map<Variable, ModelTable> of = new HashMap<>();
        tables.forEach(t -> of.put(t.conditional().children().getFirst(), t));
        if (faults.isEmpty())
            for (Variable v : variables)
                if (!of.containsKey(v))
                    faults.add(
                            requireNonNull(declared.get(v)),
                            "the variable " + v + " has no distribution");
        if (faults.isEmpty()) new Cycle(of).find(variables, faults);
        if (!faults.isEmpty()) throw new FaultException(faults.sorted());
        return new FileModel(
                new Network(variables, tables.stream().map(ModelTable::conditional).toList()),
                tables,
                warnings,
                "");
    }

    /** Looks for a variable that depends on itself. */
    private static final class Cycle {
        private final Map<Variable, ModelTable> tables;
        private final Map<Variable, Boolean> done = new HashMap<>();

        Cycle(Map<Variable, ModelTable> tables) {
            this.tables = tables;
        }

        void find(List<Variable> variables, Faults faults) {
            for (Variable v : variables)
                if (faults.isEmpty() && !done.containsKey(v)) walk(v, faults);
        }

        /** Depth first without recursion: a long chain is deeper than a thread's stack. */
        private void walk(Variable start, Faults faults) {
            List<Variable> path = new ArrayList<>(List.of(start));
            List<Integer> nextParent = new ArrayList<>(List.of(0));
            done.put(start, false);
            while (!path.isEmpty()) {
                Variable at = path.getLast();
                List<Variable> parents = parents(at);
                int k = nextParent.removeLast();
                if (k == parents.size()) {
                    done.put(path.removeLast(), true);
                    continue;
                }
                nextParent.add(k + 1);
                Variable parent = parents.get(k);
                Boolean known = done.get(parent);
                if (Boolean.FALSE.equals(known)) {
                    tell(path.subList(path.indexOf(parent), path.size()), parent, faults);
                    return;
                }
                if (known != null) continue;
                done.put(parent, false);
                path.add(parent);
                nextParent.add(0);
            }
        }

        private void tell(List<Variable> cycle, Variable again, Faults faults) {
            List<String> names = new ArrayList<>(cycle.stream().map(Variable::name).toList());
            names.add(again.name());
            ModelTable table = tables.get(again);
            if (table != null)
                faults.add(
                        table.sources().getFirst().place(),
                        "a cycle: " + String.join(" depends on ", names) + "; a network has none");
        }

        private List<Variable> parents(Variable v) {
            ModelTable table = tables.get(v);
            return table == null ? List.of() : table.conditional().parents();
        }
    }
}
