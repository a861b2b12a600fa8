package elbow.learners;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the learners came to, a row for each family, as Markdown. */
final class Table {
    private record Column(String title, Function<Tally, Object> cell) {}

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("exercises", t -> t.exercises),
                    new Column("variants", t -> t.variants),
                    new Column("perfect", t -> t.honest(Rounding.FULL)),
                    new Column("half up", t -> t.honest(Rounding.HALF_UP)),
                    new Column("half even", t -> t.honest(Rounding.HALF_EVEN)),
                    new Column("cut off", t -> t.honest(Rounding.CUT_OFF)),
                    new Column("mistakes", t -> t.named.of()),
                    new Column("accepted", t -> t.mistaken),
                    new Column("named", t -> t.named),
                    new Column("later parts", t -> t.followed.of()),
                    new Column("followed", t -> t.followed),
                    new Column("slips", t -> t.slips.of()),
                    new Column("taken for a mistake", t -> t.slips));

    private Table() {}

    static String of(Map<String, Tally> families) {
        List<String> lines = new ArrayList<>();
        lines.add("| family |" + row(c -> c.title));
        lines.add("|---|" + "--:|".repeat(COLUMNS.size()));
        Tally all = new Tally();
        families.forEach((family, tally) -> {
            lines.add("| " + family + " |" + row(c -> c.cell.apply(tally)));
            all.add(tally);
        });
        lines.add("| all |" + row(c -> c.cell.apply(all)));
        return String.join("\n", lines) + "\n";
    }

    private static String row(Function<Column, Object> cell) {
        StringBuilder row = new StringBuilder();
        for (Column c : COLUMNS) row.append(' ').append(cell.apply(c)).append(" |");
        return row.toString();
    }
}
