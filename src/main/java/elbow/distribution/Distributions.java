package elbow.distribution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The distributions by the name the language writes them with. */
public final class Distributions {
    private static final Map<String, Distribution> NAMED = new LinkedHashMap<>();

    static {
        for (Distribution d : List.of(Normal.distribution())) NAMED.put(d.name(), d);
    }

    private Distributions() {}

    public static Optional<Distribution> named(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }

    public static Set<String> names() {
        return NAMED.keySet();
    }
}
