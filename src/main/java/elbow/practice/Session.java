package elbow.practice;

import elbow.exercise.Part;
import elbow.exercise.Variant;
import elbow.practice.Examiner.Judgement;
import elbow.practice.Examiner.Outcome;
import elbow.practice.Standing.Status;
import elbow.value.Value;
import elbow.working.Digits;
import elbow.working.TextWorking;
import elbow.working.ValueText;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One exercise, question by question: poses, marks, explains, sums up. */
final class Session {
    private static final int TRIES = 3;

    private final Variant variant;
    private final Examiner examiner;
    private final Console console;
    private final Consumer<SequencedMap<String, String>> keeper;
    private final SequencedMap<String, Standing> standings = new LinkedHashMap<>();
    private final SequencedMap<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Value> earlier = new LinkedHashMap<>();
    private final Set<String> made = new HashSet<>();
    private boolean ended;

    /**
     * @param keeper is given the texts typed so far after each answer
     */
    Session(
            Variant variant,
            Examiner examiner,
            Console console,
            Consumer<SequencedMap<String, String>> keeper) {
        this.variant = variant;
        this.examiner = examiner;
        this.console = console;
        this.keeper = keeper;
    }

    /** Runs to the end, the learner's or the input's; how each question went. */
    SequencedMap<String, Standing> run() {
        Sheet sheet = sheet();
        print(sheet.title());
        print(sheet.given());
        console.print("");
        UnaryOperator<String> dim = console.ink()::dim;
        print(
                Prose.wrap(
                                "Type a number, fraction, percent or calculation, such as 0.25,"
                                    + " 1/4, 25% or 0.3*ln(0.6) + 0.7, with earlier questions by"
                                    + " their names. Instead: hint, steps, skip, again, quit,"
                                    + " help.",
                                console.width())
                        .stream()
                        .map(dim)
                        .toList());
        List<Part> parts = variant.exercise().parts();
        for (Part part : parts)
            standings.put(part.name(), new Standing(part.name(), Status.OPEN, "", 0, false));
        for (int i = 0; i < parts.size() && !ended; i++) new Question(parts.get(i), i).run();
        return standings;
    }

    boolean wasEnded() {
        return ended;
    }

    private Sheet sheet() {
        return new Sheet(variant, console.width(), console.ink());
    }

    private void print(List<String> lines) {
        lines.forEach(console::print);
    }

    private void say(String text) {
        print(Prose.wrap(text, console.width()));
    }

    /** What is typed; an end of the input ends the session. */
    private Optional<String> read(String prompt) {
        Optional<String> line = console.read(prompt);
        if (line.isEmpty()) ended = true;
        return line;
    }

    /** One question until it is answered, skipped or given up. */
    private final class Question {
        private final Part part;
        private final int number;
        private final List<String> before;
        private Optional<Hints> hints = Optional.empty();
        private Status status = Status.OPEN;
        private String typed = "";
        private int wrong;
        private boolean helped;
        private final Recall recall;

        Question(Part part, int number) {
            this.part = part;
            this.number = number;
            this.recall = new Recall(variant, part, console);
            this.before =
                    variant.exercise().parts().subList(0, number).stream().map(Part::name).toList();
        }

        void run() {
            pose();
            while (status == Status.OPEN && !ended)
                read(recall.prompt(part.name()))
                        .filter(l -> recall.isThinking() || !l.isBlank())
                        .ifPresent(this::take);
            standings.put(part.name(), new Standing(part.name(), status, typed, wrong, helped));
        }

        private void pose() {
            int count = variant.exercise().parts().size();
            console.print("");
            console.print(console.ink().bold((number + 1) + " of " + count + ": " + part.name()));
            print(Prose.hanging("  ", sheet().question(part), console.width()));
            print(sheet().options(part, "  "));
            String form = Sheet.form(variant, part);
            if (!form.isEmpty()) print(Prose.hanging("  ", "(" + form + ")", console.width()));
        }

        private void take(String line) {
            Optional<Command> command = Command.of(line);
            if (command.isPresent()) obey(command.get());
            else if (recall.isAsked()) recalled(line.strip());
            else answer(line.strip());
        }

        /** What he thinks is his; at a pipe, where nobody reads on, a rating may come at once. */
        private void recalled(String line) {
            boolean thought = recall.isThinking();
            if (thought) print(recall.show());
            if (thought && (console.interactive() || recall.rating(line).isEmpty())) return;
            String text = recall.rating(line).orElse(line);
            Judgement judgement = examiner.judge(part.name(), text, earlier);
            if (judgement.outcome() == Outcome.UNREAD) {
                tell(judgement);
                return;
            }
            say(recall.advice(text));
            typed = text;
            texts.put(part.name(), text);
            keeper.accept(texts);
            close(recall.status(text), judgement.value());
        }

        private void obey(Command command) {
            switch (command) {
                case HINT -> hint();
                case STEPS -> steps();
                case SKIP -> status = Status.SKIPPED;
                case AGAIN -> {
                    print(sheet().given());
                    pose();
                }
                case QUIT -> ended = true;
                case HELP -> help();
            }
        }

        private void hint() {
            if (hints.isEmpty())
                hints = Optional.of(new Hints(variant, part, before, console.width() - 2));
            print(hints.get().next(console.ink()));
        }

        private void steps() {
            helped = true;
            int width = console.width() - 2;
            new TextWorking(width)
                    .lines(variant.worked(part.name(), before, digits()))
                    .forEach(l -> console.print(l.isEmpty() ? l : "  " + l));
            new Sheet(variant, width, console.ink())
                    .explained(part)
                    .forEach(l -> console.print("  " + l));
        }

        private Digits digits() {
            return new Digits(part.digits());
        }

        private void help() {
            for (Command c : Command.values())
                print(
                        Prose.hanging(
                                String.format(Locale.ROOT, "  %-6s ", c.word()),
                                c.does,
                                console.width()));
        }

        private void answer(String text) {
            Judgement judgement = examiner.judge(part.name(), text, earlier);
            if (judgement.outcome() == Outcome.WRONG) wrong++;
            tell(judgement);
            if (judgement.outcome() == Outcome.UNREAD) return;
            typed = text;
            texts.put(part.name(), text);
            keeper.accept(texts);
            switch (judgement.outcome()) {
                case RIGHT -> close(Status.RIGHT, judgement.value());
                case FOLLOWED -> close(Status.FOLLOWED, judgement.value());
                case UNFINISHED, UNREAD -> {}
                case WRONG -> {
                    if (wrong == TRIES) offer(judgement.value());
                }
            }
        }

        /** What is chosen or put in order has no hint. */
        private String helps() {
            return variant.symbol(part.name()).isPresent() ? "; hint helps" : "";
        }

        private void tell(Judgement judgement) {
            Ink ink = console.ink();
            switch (judgement.outcome()) {
                case RIGHT, FOLLOWED -> tell(judgement.lines(), ink::good);
                case WRONG -> {
                    tell(judgement.lines(), ink::bad);
                    if (isMadeAgain(judgement.mistakes()))
                        judgement.hint().ifPresent(h -> say("Hint: " + h));
                    if (wrong < TRIES)
                        tell(List.of("Try " + wrong + " of " + TRIES + helps() + "."), ink::dim);
                }
                case UNFINISHED -> tell(judgement.lines(), UnaryOperator.identity());
                case UNREAD -> print(judgement.lines());
            }
        }

        /** Whether one of these mistakes was made before, here or at an earlier question. */
        private boolean isMadeAgain(List<String> mistakes) {
            boolean again = mistakes.stream().anyMatch(made::contains);
            made.addAll(mistakes);
            return again;
        }

        private void tell(List<String> lines, UnaryOperator<String> colour) {
            for (String line : lines)
                Prose.wrap(line, console.width()).forEach(l -> console.print(colour.apply(l)));
        }

        private void close(Status as, Optional<Value> value) {
            status = as;
            value.ifPresent(v -> earlier.put(part.name(), v));
        }

        /** After the last try: the worked lines, and which value to go on with. */
        private void offer(Optional<Value> own) {
            console.print("");
            boolean show =
                    choose("That was try " + TRIES + ". Show the worked lines?", "yes", "no");
            if (ended) return;
            if (show) steps();
            console.print("");
            Value right = Sheet.answer(variant, part);
            boolean last = number == variant.exercise().parts().size() - 1;
            boolean keep =
                    own.isPresent()
                            && !last
                            && part.form().isComputed()
                            && !choose(
                                    "Go on with the right value or with yours?", "right", "mine");
            if (ended) return;
            String is = ValueText.isSaid(right) ? "The right answer: " : "The right value ";
            if (!keep) say(is + Sheet.equation(variant, part) + ".");
            close(keep ? Status.KEPT : Status.CORRECTED, keep ? own : Optional.of(right));
        }

        /** Whether the first of two was chosen; it is what Enter takes. */
        private boolean choose(String question, String first, String second) {
            String enter = first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
            String prompt = question + " [" + enter + "/" + second + "] ";
            while (true) {
                Optional<String> line = read(prompt);
                if (line.isEmpty()) return true;
                String word = line.get().strip().toLowerCase(Locale.ROOT);
                if (Command.of(word).equals(Optional.of(Command.QUIT))) {
                    ended = true;
                    return true;
                }
                if (first.startsWith(word)) return true;
                if (second.startsWith(word)) return false;
                say("Type " + first + " (or Enter) or " + second + ".");
            }
        }
    }

    /** What was typed to each question. */
    SequencedMap<String, String> texts() {
        return texts;
    }

    /** How it went, a line for each question. */
    List<String> summary() {
        List<Standing> all = new ArrayList<>(standings.values());
        long right = all.stream().filter(Standing::isRight).count();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(console.ink().bold("Summary: " + right + " of " + all.size() + " right"));
        int widest = all.stream().mapToInt(s -> s.part().length()).max().orElse(0);
        for (Standing s : all) {
            String head =
                    "  "
                            + String.format(
                                    Locale.ROOT, "%-" + Math.min(widest, 24) + "s  ", s.part());
            lines.addAll(Prose.hanging(head, line(s), console.width()));
        }
        return lines;
    }

    private String line(Standing s) {
        boolean quote = !s.typed().isEmpty() && s.status() != Status.SKIPPED;
        String typed = quote ? s.typed() + ": " : "";
        boolean tell = s.status() != Status.OPEN && s.status() != Status.RECALLED && !s.isRight();
        return typed + s.words() + (tell ? "; " + truth(s.part()) : "");
    }

    private String truth(String name) {
        Part part = variant.exercise().part(name).orElseThrow();
        return "it is " + Sheet.said(variant, part);
    }
}
