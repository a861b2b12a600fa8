package elbow.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Output output = new Output(new FileOutputStream(FileDescriptor.out));
        PrintWriter out = output.writer();
        PrintWriter err = new Output(new FileOutputStream(FileDescriptor.err)).writer();
        Surroundings here =
                new Surroundings(
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                        out,
                        err,
                        System.getenv(),
                        Path.of(System.getProperty("elbow.home", "")),
                        isTerminal());
        int code = Elbow.run(here, args);
        System.exit(ended(code, out, output, err));
    }

    /** The exit code once everything is written; results that got lost are a failure. */
    static int ended(int code, PrintWriter out, Output output, PrintWriter err) {
        out.flush();
        boolean failed = output.isLost();
        if (failed) err.println("elbow: the output could not be written");
        err.flush();
        return failed && code == Verb.FINE ? Verb.FAILED : code;
    }

    /** From Java 22 on there is a console without a terminal too, which then says so itself. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) return false;
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
