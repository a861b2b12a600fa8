package elbow.cli;

import elbow.cards.Deck;
import elbow.cards.DeckPdf;
import elbow.cards.DeckReader;
import elbow.cards.Flip;
import elbow.cards.Layout;
import elbow.cards.PrintOptions;
import elbow.source.Suggest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

@Command(name = "print", description = "Print a deck as a PDF, eight cards to a sheet or one.")
final class PrintCommand extends Verb {

    @Parameters(paramLabel = "DECK", description = "The id of a deck, or its YAML file.")
    private String deck = "";

    @Option(names = "--out", required = true, paramLabel = "FILE.pdf", description = "The PDF.")
    private Path out = Path.of("");

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description =
                    "duplex: eight to a sheet, backs on the next page; single: one to a page."
                            + " duplex if not said.")
    private Layout layout = PrintOptions.USUAL.layout();

    @Option(
            names = "--flip",
            paramLabel = "EDGE",
            description =
                    "The edge the printer turns the sheet about, long or short; long if not said.")
    private Flip flip = PrintOptions.USUAL.flip();

    PrintCommand(Surroundings here) {
        super(here);
    }

    @Override
    public Integer call() throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder))
            throw new WrongUse("--out " + out + ": there is no such folder");
        if (Files.isDirectory(out))
            throw new WrongUse("--out " + out + ": this is a folder, a file is needed");
        boolean device = Files.exists(out) && !Files.isRegularFile(out);
        if (!device && !out.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
            throw new WrongUse("--out " + out + ": the name of a PDF ends in .pdf");
        Deck read = DeckReader.read(file());
        DeckPdf.print(read, new PrintOptions(layout, flip), out);
        int cards = read.cards().size();
        here.out().println(out + ": " + cards + (cards == 1 ? " card" : " cards") + howTo());
        return FINE;
    }

    private String howTo() {
        return switch (layout) {
            case DUPLEX ->
                    "; print it at 100 %, on both sides, flipped on the "
                            + (flip == Flip.LONG ? "long" : "short")
                            + " edge";
            case SINGLE -> "; one to a page, each front before its back";
        };
    }

    private Path file() throws IOException {
        Path path = Path.of(deck);
        if (deck.endsWith(".yaml") || deck.endsWith(".yml") || Files.exists(path)) return path;
        Path folder = here.home().resolve("flashcards");
        Path own = folder.resolve(deck + ".yaml");
        if (Files.exists(own)) return own;
        throw new WrongUse("there is no deck " + deck + Suggest.hint(deck, known(folder)));
    }

    private static List<String> known(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(folder)) return names;
        try (Stream<Path> files = Files.list(folder)) {
            files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".yaml"))
                    .sorted()
                    .forEach(n -> names.add(n.substring(0, n.length() - 5)));
        }
        return names;
    }
}
