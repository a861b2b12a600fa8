package elbow.cli;

import elbow.source.Fault;
import elbow.source.FaultException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;

@Command(
        name = "elbow",
        description = "Practice for people who learn latent-variable models and the ELBO.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Begin with the command practice."})
final class Elbow extends Verb {

    @Spec private CommandSpec spec = CommandSpec.create();

    private Elbow(Surroundings here) {
        super(here);
    }

    /** Runs a command line; 0 fine, 1 something failed, 2 wrong use or an unreadable file. */
    static int run(Surroundings here, String... args) {
        boolean debug = List.of(args).contains("--debug");
        try {
            return commandLine(here).execute(args);
        } catch (StackOverflowError e) {
            return told(here, debug, e, "elbow: the input is nested too deeply");
        } catch (OutOfMemoryError e) {
            return told(here, debug, e, "elbow: there is not enough memory for this");
        } catch (LinkageError e) {
            return told(here, debug, e, "elbow: this Java can't run a part of it: " + e);
        }
    }

    static CommandLine commandLine(Surroundings here) {
        return new CommandLine(new Elbow(here))
                .addSubcommand(new PracticeCommand(here))
                .addSubcommand(new ListCommand(here))
                .addSubcommand(new ShowCommand(here))
                .addSubcommand(new SolveCommand(here))
                .addSubcommand(new GradeCommand(here))
                .addSubcommand(cards(here))
                .addSubcommand(new CheckCommand(here))
                .addSubcommand(new CompletionCommand(here))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(here.out())
                .setErr(here.err())
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.max(55, Math.min(100, here.width())))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((e, args) -> wrongUse(here, e))
                .setExecutionExceptionHandler((e, line, result) -> failed(here, e, debug(result)));
    }

    private static CommandLine cards(Surroundings here) {
        return new CommandLine(new CardsCommand(here)).addSubcommand(new PrintCommand(here));
    }

    private static boolean debug(CommandLine.ParseResult result) {
        return result.originalArgs().contains("--debug");
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(here.out());
        return FINE;
    }

    private static int wrongUse(Surroundings here, ParameterException e) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        here.err().println("elbow: " + problem(e) + "; see " + name + " --help");
        return WRONG_USE;
    }

    private static String problem(ParameterException e) {
        if (e instanceof UnmatchedArgumentException u) {
            String word = u.getUnmatched().getFirst();
            boolean command = !e.getCommandLine().getSubcommands().isEmpty();
            String what = word.startsWith("-") ? "option" : command ? "command" : "argument";
            List<String> near = u.getSuggestions();
            return "unknown "
                    + what
                    + " '"
                    + word
                    + "'"
                    + (near.isEmpty() ? "" : " (did you mean " + near.getFirst() + "?)");
        }
        String message = String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static int failed(Surroundings here, Exception e, boolean debug) {
        return told(here, debug, e, message(e));
    }

    private static int told(Surroundings here, boolean debug, Throwable e, String message) {
        here.out().flush();
        here.err().println(message);
        if (debug) e.printStackTrace(here.err());
        return WRONG_USE;
    }

    private static String message(Exception e) {
        return switch (e) {
            case FaultException f ->
                    String.join("\n", f.faults().stream().map(Fault::toString).toList());
            case WrongUse w -> "elbow: " + w.getMessage();
            case FileSystemException f -> "elbow: " + file(f);
            case UncheckedIOException u when u.getCause() instanceof FileSystemException f ->
                    "elbow: " + file(f);
            default ->
                    "elbow: this should not happen: "
                            + e.toString().replaceAll("\\s*\\R\\s*", " ")
                            + " (--debug shows where)";
        };
    }

    private static String file(FileSystemException e) {
        String why =
                switch (e) {
                    case java.nio.file.NoSuchFileException n -> "there is no such file or folder";
                    case java.nio.file.AccessDeniedException a -> "not allowed";
                    case java.nio.file.FileAlreadyExistsException x -> "it exists already";
                    default -> e.getReason() == null ? "it can't be used" : e.getReason();
                };
        return e.getFile() + ": " + why;
    }
}
