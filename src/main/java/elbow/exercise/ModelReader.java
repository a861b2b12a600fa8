package elbow.exercise;

import elbow.formula.Formula;
import elbow.model.Approximation;
import elbow.model.Model;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
import elbow.source.Place;
import elbow.source.Suggest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code model:}, {@code states:}, {@code observe:}, {@code soft:} and {@code q:}. */
final class ModelReader {
    private static final Network NOTHING = new Network(List.of(), List.of());

    private final Parameters parameters;
    private final Faults faults;
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    private final Path file;
    private Optional<FileModel> read = Optional.empty();

    /**
     * @param file the exercise's own, from whose folder a network file is named
     */
    ModelReader(Path file, Parameters parameters, Faults faults) {
        this.file = file;
        this.parameters = parameters;
        this.faults = faults;
    }

    /**
     * A model with the texts it was read from.
     *
     * @param observed the texts of the observed states
     * @param file the network file, if the model is one
     */
    record Read(
            Model model,
            List<ModelTable> tables,
            Map<Variable, Written> observed,
            Optional<FileModel> file) {}

    Read read(Fields fields) {
        Map<String, List<State>> declared = states(fields.mapping("states"));
        Optional<Node.Mapping> factors = fields.mapping("factors");
        Base p =
                factors.isPresent()
                        ? undirected(factors.get(), fields, declared)
                        : network(fields.optional("model"), declared);
        for (Variable v : p.network().variables()) variables.put(v.name(), v);
        fields.mapping("states").ifPresent(m -> undeclared(m, p.names()));
        EvidenceReader evidence = new EvidenceReader(p.network(), p.names(), parameters, faults);
        Map<Variable, Written> observed =
                fields.mapping("observe").map(evidence::observed).orElse(Map.of());
        List<EvidenceReader.Soft> soft =
                fields.mapping("soft")
                        .map(m -> evidence.soft(m, observed.keySet()))
                        .orElse(List.of());
        EvidenceReader.check(soft, faults);
        List<ModelTable> tables = new ArrayList<>(p.tables());
        soft.forEach(s -> tables.add(s.table()));
        Optional<Approximation> q =
                fields.optional("q").flatMap(n -> q(n, observed.keySet(), tables));
        return new Read(model(p.network(), q, observed, soft), tables, observed, read);
    }

    /** The network p and the names of all variables declared, readable or not. */
    private record Base(Network network, List<ModelTable> tables, Set<String> names) {
        static Base of(Network network, List<ModelTable> tables) {
            Set<String> names = new LinkedHashSet<>();
            network.variables().forEach(v -> names.add(v.name()));
            return new Base(network, tables, names);
        }
    }

    private Base undirected(
            Node.Mapping factors, Fields fields, Map<String, List<State>> declared) {
        fields.optional("model")
                .ifPresent(m ->
                        faults.add(
                                m.place(),
                                "a model is directed (model:) or undirected (factors:), not both;"
                                        + " a distribution is a factor too"));
        FactorReader.Read undirected =
                new FactorReader(parameters, declared, faults)
                        .read(factors, fields.mapping("states"));
        return Base.of(undirected.network(), undirected.tables());
    }

    private static Model model(
            Network p,
            Optional<Approximation> q,
            Map<Variable, Written> observed,
            List<EvidenceReader.Soft> soft) {
        List<Variable> variables = new ArrayList<>(p.variables());
        var tables = new ArrayList<>(p.tables());
        Set<Variable> children = new LinkedHashSet<>();
        for (EvidenceReader.Soft s : soft) {
            variables.add(s.child());
            tables.add(s.table().conditional());
            children.add(s.child());
        }
        Map<Variable, Formula> states = new LinkedHashMap<>();
        observed.forEach((v, w) -> states.put(v, w.formula()));
        return new Model(new Network(variables, tables), q, states, children);
    }

    private Map<String, List<State>> states(Optional<Node.Mapping> mapping) {
        Map<String, List<State>> declared = new LinkedHashMap<>();
        mapping.ifPresent(m -> m.entries().forEach(e -> states(e, declared)));
        return declared;
    }

    private void states(Node.Entry entry, Map<String, List<State>> declared) {
        String what = "the states of " + entry.key().text();
        List<State> states = new ArrayList<>();
        for (Node item : Fields.list(entry.value(), what, faults).orElse(List.of())) {
            Optional<Node.Scalar> text = Fields.scalar(item, "a state", faults);
            if (text.isEmpty()) continue;
            State state = State.of(text.get().text());
            if (states.stream().anyMatch(state::matches))
                faults.add(item.place(), "the state " + state + " stands twice");
            else states.add(state);
        }
        if (!states.isEmpty()) declared.put(entry.key().text(), states);
    }

    private void undeclared(Node.Mapping states, Set<String> names) {
        for (Node.Entry e : states.entries())
            if (!names.contains(e.key().text()))
                faults.add(
                        e.key().place(),
                        "no variable of the model is called "
                                + e.key().text()
                                + Suggest.hint(e.key().text(), names));
    }

    private Base network(Optional<Node> node, Map<String, List<State>> declared) {
        Base nothing = Base.of(NOTHING, List.of());
        if (node.isEmpty()) return nothing;
        Optional<Node.Mapping> mapping = Fields.mapping(node.get(), "'model'", faults);
        if (mapping.isEmpty()) return nothing;
        Optional<Node.Entry> file = entry(mapping.get(), "file");
        if (file.isPresent() && mapping.get().entries().size() == 1) {
            return Fields.scalar(file.get().value(), "'file'", faults)
                    .flatMap(s -> file(s, declared))
                    .orElse(nothing);
        }
        NetworkReader.Read network =
                new NetworkReader("p", parameters, Map.of(), declared, faults).read(mapping.get());
        return new Base(network.network(), network.tables(), network.headers().keySet());
    }

    private Optional<Base> file(Node.Scalar name, Map<String, List<State>> declared) {
        read = FileModel.read(name, file, faults);
        read.ifPresent(f -> {
            for (Variable v : f.network().variables())
                if (parameters.names().contains(new Formula.Ref(v.name())))
                    faults.add(
                            name.place(), v + " is a parameter and a variable of " + name.text());
            if (!declared.isEmpty())
                faults.add(name.place(), "the file has the states; remove 'states'");
        });
        return read.map(f -> Base.of(f.network(), f.tables()));
    }

    private static Optional<Node.Entry> entry(Node.Mapping mapping, String key) {
        return mapping.entries().stream().filter(e -> e.key().text().equals(key)).findFirst();
    }

    private Optional<Approximation> q(Node node, Set<Variable> observed, List<ModelTable> tables) {
        return switch (node) {
            case Node.Scalar s -> word(s);
            case Node.Mapping m when entry(m, "mean_field").isPresent() -> {
                Place place = entry(m, "mean_field").get().key().place();
                faults.add(place, "mean_field is not supported; write q as distributions");
                yield Optional.empty();
            }
            case Node.Mapping m -> written(m, observed, tables);
            case Node.Sequence s -> {
                faults.add(s.place(), "q is posterior, prior or a mapping of distributions");
                yield Optional.empty();
            }
        };
    }

    private Optional<Approximation> word(Node.Scalar text) {
        return switch (text.text()) {
            case "posterior" -> Optional.of(new Approximation.Posterior());
            case "prior" -> Optional.of(new Approximation.Prior());
            default -> {
                faults.add(
                        text.place(),
                        "q is posterior, prior or a mapping of distributions, not "
                                + Fault.quote(text.text())
                                + Suggest.hint(text.text(), List.of("posterior", "prior")));
                yield Optional.empty();
            }
        };
    }

    private Optional<Approximation> written(
            Node.Mapping mapping, Set<Variable> observed, List<ModelTable> tables) {
        NetworkReader.Read read =
                new NetworkReader("q", parameters, variables, Map.of(), faults).read(mapping);
        for (Header header : new LinkedHashSet<>(read.headers().values())) {
            for (Header.Name child : header.children()) latent(child, observed);
            for (Header.Name parent : header.parents()) {
                Variable v = variables.get(parent.text());
                if (v == null || observed.contains(v) || read.headers().containsKey(v.name()))
                    continue;
                faults.add(
                        parent.place(),
                        parent.text()
                                + " is given to q, so it must be observed or have a distribution in"
                                + " q");
            }
        }
        tables.addAll(read.tables());
        return Optional.of(new Approximation.Written(read.network()));
    }

    private void latent(Header.Name child, Set<Variable> observed) {
        Variable v = variables.get(child.text());
        if (v == null)
            faults.add(
                    child.place(),
                    "q is over variables of the model, and none is called "
                            + child.text()
                            + Suggest.hint(child.text(), variables.keySet()));
        else if (observed.contains(v))
            faults.add(child.place(), child.text() + " is observed; q is over latent variables");
    }
}
