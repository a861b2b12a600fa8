package elbow.cli;

import elbow.cards.DeckReader;
import elbow.exercise.Bank;
import elbow.exercise.CheckReport;
import elbow.exercise.Checker;
import elbow.exercise.Exercise;
import elbow.exercise.Part;
import elbow.grading.Certification;
import elbow.grading.Policies;
import elbow.mistake.Catalogue;
import elbow.mistake.Mistake;
import elbow.practice.Prose;
import elbow.source.Fault;
import elbow.source.FaultException;
import elbow.source.Faults;
import elbow.source.Suggest;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

@Command(
        name = "check",
        description =
                "Check exercises, decks, policies and the mistakes that are known; what is wrong is"
                        + " told with its line and column.")
final class CheckCommand extends Verb {

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files or folders; all that the project has if not said.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--freeze", description = "Write the variants of what is fine beside it.")
    private boolean freeze;

    private static final String MISTAKES = "mistakes.yaml";

    /** Milliseconds between two looks at what is being worked on. */
    private static final long LOOK = 50;

    private boolean failed;

    CheckCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException {
        for (Path path : paths)
            if (!Files.exists(path)) throw new WrongUse(path + ": there is no such file or folder");
        List<Path> files = YamlFiles.of(asked());
        @Nullable Checker checker = null;
        Progress progress = new Progress(here.err(), here.terminal());
        ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<CheckReport>> reports = new ArrayList<>();
            for (Path file : files)
                if (isExercise(file)) {
                    if (checker == null)
                        checker = new Checker(new Certification(Policies.in(here.home())));
                    Checker by = checker;
                    reports.add(cores.submit(() -> by.check(file, freeze)));
                } else reports.add(CompletableFuture.completedFuture(null));
            for (int i = 0; i < files.size(); i++) {
                @Nullable CheckReport report = done(reports.get(i), reports, progress);
                if (report == null) check(files.get(i));
                else exercise(report);
            }
        } finally {
            cores.shutdownNow();
        }
        return failed ? FAILED : FINE;
    }

    private List<Path> asked() {
        if (!paths.isEmpty()) return paths;
        List<Path> own = new ArrayList<>();
        for (String folder : List.of("exercises", "flashcards", "grader"))
            if (Files.isDirectory(here.home().resolve(folder)))
                own.add(here.home().resolve(folder));
        if (own.isEmpty()) throw new WrongUse("name the files or folders to check");
        return own;
    }

    private void check(Path file) {
        if (Policies.isFile(file))
            told(() -> fine(file, "fine, " + Policies.read(file).names().size() + " policies"));
        else if (file.endsWith(MISTAKES)) told(() -> catalogue(file));
        else told(() -> fine(file, DeckReader.read(file).cards().size() + " cards"));
    }

    /** Each sample is of a part that there is. */
    private void catalogue(Path file) {
        Catalogue catalogue = Catalogue.read(file);
        List<Path> folders = new ArrayList<>();
        for (String folder : List.of("exercises", "grader/samples"))
            if (Files.isDirectory(here.home().resolve(folder)))
                folders.add(here.home().resolve(folder));
        Bank bank = new Bank(folders);
        Map<String, Exercise> read = new HashMap<>();
        Faults faults = new Faults();
        for (Mistake m : catalogue.all())
            for (Mistake.Sample s : List.of(m.made(), m.notMade()))
                try {
                    Exercise e = read.computeIfAbsent(s.exercise(), bank::find);
                    if (e.part(s.part()).isEmpty())
                        faults.add(
                                s.place(),
                                s.exercise()
                                        + " has no part "
                                        + Fault.quote(s.part())
                                        + Suggest.hint(
                                                s.part(),
                                                e.parts().stream().map(Part::name).toList()));
                } catch (FaultException e) {
                    e.faults().forEach(f -> faults.add(s.place(), f.message()));
                }
        faults.throwIfAny();
        fine(file, "fine, " + catalogue.all().size() + " mistakes");
    }

    private static boolean isExercise(Path file) throws IOException {
        return !Policies.isFile(file) && !file.endsWith(MISTAKES) && !YamlFiles.isDeck(file);
    }

    /** Waits for a report, and shows meanwhile how many there are. */
    private static @Nullable CheckReport done(
            Future<CheckReport> report, List<Future<CheckReport>> all, Progress progress) {
        while (true)
            try {
                CheckReport done = report.get(LOOK, TimeUnit.MILLISECONDS);
                progress.end();
                return done;
            } catch (TimeoutException e) {
                progress.at((int) all.stream().filter(Future::isDone).count(), all.size());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException r) throw r;
                if (e.getCause() instanceof Error r) throw r;
                throw new IllegalStateException(e);
            }
    }

    private void exercise(CheckReport report) {
        report.exercise().ifPresent(e -> Shelf.warn(e, here));
        report.faults().forEach(here.err()::println);
        failed |= !report.isFine();
        if (report.isFine())
            told(() -> {
                report.exercise().ifPresent(Policies.in(here.home())::of);
                fine(report.file(), CheckWords.of(report));
                if (freeze || !paths.isEmpty())
                    for (String line : CheckWords.details(report))
                        Prose.hanging("  ", line, here.width()).forEach(here.out()::println);
            });
    }

    /** What is wrong in a file is told, and the next one is looked at. */
    private void told(Runnable checked) {
        try {
            checked.run();
        } catch (FaultException e) {
            e.faults().forEach(here.err()::println);
            failed = true;
        }
    }

    private void fine(Path file, String what) {
        here.out().println(file + ": " + what);
    }
}
