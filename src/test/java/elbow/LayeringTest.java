package elbow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A package sees only those on the lines before its own; those on one line don't see each other.
 */
class LayeringTest {
    private static final List<List<String>> LAYERS =
            List.of(
                    List.of("source"),
                    List.of("formula"),
                    List.of("value"),
                    List.of("distribution"),
                    List.of("model"),
                    List.of("inference"),
                    List.of("working"),
                    List.of("mistake"),
                    List.of("exercise"),
                    List.of("grading"),
                    List.of("practice", "cards"),
                    List.of("cli"));

    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("elbow");

    static Stream<String> packages() {
        return LAYERS.stream().flatMap(List::stream);
    }

    /** All but the last layer, which sees everything. */
    static Stream<String> restricted() {
        return LAYERS.subList(0, LAYERS.size() - 1).stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void seesOnlyThoseBefore(String name) {
        Set<String> visible = before(name);
        visible.add(name);
        ArchRuleDefinition.noClasses()
                .that(in(Set.of(name)))
                .should()
                .dependOnClassesThat(in(others(visible)))
                .because("elbow." + name + " sees only " + before(name))
                .check(PROGRAM);
    }

    @Test
    void everyPackageHasItsLayer() {
        Set<String> there = new TreeSet<>();
        PROGRAM.forEach(c -> there.add(nameOf(c)));
        assertThat(there).isEqualTo(new TreeSet<>(packages().toList()));
    }

    private static Set<String> before(String name) {
        Set<String> before = new TreeSet<>();
        for (List<String> layer : LAYERS) {
            if (layer.contains(name)) break;
            before.addAll(layer);
        }
        return before;
    }

    private static Set<String> others(Set<String> names) {
        Set<String> others = new TreeSet<>(packages().toList());
        others.removeAll(names);
        return others;
    }

    private static DescribedPredicate<JavaClass> in(Set<String> names) {
        return DescribedPredicate.describe(
                "reside in " + names,
                c -> c.getPackageName().startsWith("elbow") && names.contains(nameOf(c)));
    }

    /** {@code elbow.grading.mark} belongs to {@code grading}; the root package is {@code ""}. */
    private static String nameOf(JavaClass c) {
        String[] parts = c.getPackageName().split("\\.", -1);
        return parts.length > 1 ? parts[1] : "";
    }
}
