package dev.hopdb.sql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Takes a text apart into statements, each with its place, in one pass. */
final class Splitter {

    private final SqlText sql;
    private final String text;
    private final StatementScanner scanner;
    private final Iterator<Omission> omissions;
    private final List<Statement> statements = new ArrayList<>();
    private int from;
    private int placed;
    private Place place = Place.FIRST;

    Splitter(SqlText sql) {
        this.sql = sql;
        this.text = sql.held();
        this.scanner = new StatementScanner(text, 0);
        this.omissions = sql.leftOut().map(LeftOut::omissions).orElse(List.of()).iterator();
    }

    Script split() {
        boolean complete;
        do {
            complete = scanner.next();
            if (!scanner.outline().isEmpty()) {
                take(scanner.outline(), complete ? scanner.position() : text.length());
            }
        } while (complete);
        return new Script(sql, statements, scanner.commands());
    }

    private void take(Outline outline, int sqlEnd) {
        Optional<CopyInput> input = outline.readsInput() ? Optional.of(input(sqlEnd)) : Optional.empty();
        int end = input.map(CopyInput::end).orElse(sqlEnd);
        place = place.advance(text, placed, outline.start());
        statements.add(new Statement(from, outline.start(), end, place, outline.opening(), outline.kind(), input));
        place = place.below(input.map(CopyInput::omittedLines).orElse(0));
        placed = outline.start();
        from = end;
        scanner.skipTo(end);
    }

    private CopyInput input(int sqlEnd) {
        CopyInput input = CopyInput.after(text, sqlEnd);
        return omissions.hasNext() ? input.without(omissions.next()) : input;
    }
}
