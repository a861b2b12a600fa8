package elbow.exercise;

import elbow.formula.Formula;
import elbow.model.Approximation;
import elbow.model.Data;
import elbow.model.Em;
import elbow.model.Model;
import elbow.model.Network;
import elbow.model.State;
import elbow.model.Variable;
import elbow.source.Fault;
import elbow.source.Faults;
import elbow.source.Fields;
import elbow.source.Node;
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
    private final Map<String, Header> headers = new LinkedHashMap<>();
    private Numbers numbers;
    private Extents extents;

    private final Path file;
    private Optional<FileModel> read = Optional.empty();

    /**
     * @param file the exercise's own, from whose folder a network file is named
     */
    ModelReader(Path file, Parameters parameters, Faults faults) {
        this.file = file;
        this.parameters = parameters;
        this.faults = faults;
        this.numbers = Numbers.of(parameters, Map.of(), false);
        this.extents = new Extents(Map.of(), Optional.empty(), Map.of(), List.of());
    }

    /**
     * A model with the texts it was read from.
     *
     * @param observed the texts of the observed states
     * @param headers the entry that declares each variable, by network and name
     * @param file the network file, if the model is one
     */
    record Read(
            Model model,
            List<ModelTable> tables,
            List<ModelDensity> densities,
            Map<Variable, Written> observed,
            Map<String, Header> headers,
            Optional<FileModel> file) {}

    Read read(Fields fields) {
        Map<String, List<State>> declared = states(fields.mapping("states"));
        EstimationReader estimation = new EstimationReader(parameters, faults);
        Optional<Em> em = fields.mapping("em").flatMap(estimation::em);
        numbers =
                Numbers.of(
                        parameters,
                        em.map(Em::start).orElse(Map.of()),
                        fields.optional("data").isPresent());
        extents = Extents.read(fields, faults);
        Optional<Node.Mapping> factors = fields.mapping("factors");
        NetworkReader.Read p =
                factors.isPresent()
                        ? undirected(factors.get(), fields, declared)
                        : network(fields.optional("model"), declared);
        for (Variable v : p.network().variables()) variables.put(v.name(), v);
        fields.mapping("states").ifPresent(m -> undeclared(m, p.names()));
        unusedExtents(p);
        EvidenceReader evidence = new EvidenceReader(p.network(), p.names(), parameters, faults);
        Map<Variable, Written> observed =
                fields.mapping("observe").map(evidence::observed).orElse(Map.of());
        List<EvidenceReader.Soft> soft =
                fields.mapping("soft")
                        .map(m -> evidence.soft(m, observed.keySet()))
                        .orElse(List.of());
        EvidenceReader.check(soft, faults);
        Optional<Data> data = fields.mapping("data").flatMap(d -> estimation.data(d, evidence));
        List<ModelTable> tables = new ArrayList<>(p.tables());
        List<ModelDensity> densities = new ArrayList<>(p.densities());
        soft.forEach(s -> tables.add(s.table()));
        Optional<Approximation> q =
                fields.optional("q")
                        .flatMap(n -> q(n, p.network(), observed.keySet(), tables, densities));
        Model model = model(p.network(), q, observed, soft, em, data);
        p.headers().forEach((n, h) -> headers.put("p " + n, h));
        return new Read(model, tables, densities, observed, headers, read);
    }

    /** A length or a size belongs to something that is written with an index. */
    private void unusedExtents(NetworkReader.Read p) {
        Set<String> letters = p.letters();
        extents.length()
                .filter(l -> letters.isEmpty())
                .ifPresent(l ->
                        faults.add(
                                l.place(),
                                "length belongs to a sequence, as z[t] | z[t-1]; there is none"));
        extents.sizes()
                .forEach((letter, size) -> {
                    if (!letters.contains(letter))
                        faults.add(
                                size.place(),
                                "no variable has the index "
                                        + letter
                                        + Suggest.hint(letter, letters));
                });
    }

    /** A network that is not written as distributions with headers. */
    private static NetworkReader.Read plain(Network network, List<ModelTable> tables) {
        Set<String> names = new LinkedHashSet<>();
        network.variables().forEach(v -> names.add(v.name()));
        return new NetworkReader.Read(network, tables, List.of(), Map.of(), names, Set.of());
    }

    private NetworkReader.Read undirected(
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
        return plain(undirected.network(), undirected.tables());
    }

    private static Model model(
            Network p,
            Optional<Approximation> q,
            Map<Variable, Written> observed,
            List<EvidenceReader.Soft> soft,
            Optional<Em> em,
            Optional<Data> data) {
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
        Network whole = new Network(variables, tables, p.densities(), p.groups());
        return new Model(whole, q, states, children, em, data);
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

    private NetworkReader.Read network(Optional<Node> node, Map<String, List<State>> declared) {
        NetworkReader.Read nothing = plain(NOTHING, List.of());
        if (node.isEmpty()) return nothing;
        Optional<Node.Mapping> mapping = Fields.mapping(node.get(), "'model'", faults);
        if (mapping.isEmpty()) return nothing;
        Optional<Node.Entry> file = entry(mapping.get(), "file");
        if (file.isPresent() && mapping.get().entries().size() == 1) {
            return Fields.scalar(file.get().value(), "'file'", faults)
                    .flatMap(s -> file(s, declared))
                    .orElse(nothing);
        }
        return new NetworkReader(
                        "p", parameters, numbers, extents, List.of(), Map.of(), declared, faults)
                .read(mapping.get());
    }

    private Optional<NetworkReader.Read> file(Node.Scalar name, Map<String, List<State>> declared) {
        read = FileModel.read(name, file, faults);
        read.ifPresent(f -> {
            for (Variable v : f.network().variables())
                if (parameters.names().contains(new Formula.Ref(v.name())))
                    faults.add(
                            name.place(), v + " is a parameter and a variable of " + name.text());
            if (!declared.isEmpty())
                faults.add(name.place(), "the file has the states; remove 'states'");
        });
        return read.map(f -> plain(f.network(), f.tables()));
    }

    private static Optional<Node.Entry> entry(Node.Mapping mapping, String key) {
        return mapping.entries().stream().filter(e -> e.key().text().equals(key)).findFirst();
    }

    private Optional<Approximation> q(
            Node node,
            Network p,
            Set<Variable> observed,
            List<ModelTable> tables,
            List<ModelDensity> densities) {
        return switch (node) {
            case Node.Scalar s -> word(s);
            case Node.Mapping m when entry(m, "mean_field").isPresent() -> {
                MeanFieldReader reader = new MeanFieldReader(p, observed, parameters, faults);
                yield Fields.mapping(entry(m, "mean_field").get().value(), "'mean_field'", faults)
                        .flatMap(reader::read);
            }
            case Node.Mapping m -> written(m, p, observed, tables, densities);
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
            Node.Mapping mapping,
            Network p,
            Set<Variable> observed,
            List<ModelTable> tables,
            List<ModelDensity> densities) {
        NetworkReader.Read read =
                new NetworkReader(
                                "q",
                                parameters,
                                numbers,
                                extents,
                                p.groups(),
                                variables,
                                Map.of(),
                                faults)
                        .read(mapping);
        densities.addAll(read.densities());
        read.headers().forEach((n, h) -> headers.put("q " + n, h));
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
