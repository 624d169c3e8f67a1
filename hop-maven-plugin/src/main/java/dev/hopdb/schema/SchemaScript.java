package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import dev.hopdb.database.SchemaObject.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The statements that make a schema, chapter by chapter and by name; what something needs stands before it. No time
 * and no machine is in it, and of people those only whom scripts name, so it is the same text wherever it is written.
 */
public final class SchemaScript {

    private static final String OWNING_COLUMN = "column that owns it";

    private static final Set<String> HANGERS_ON = Set.of("trigger", "rule", "policy");

    private final Parts parts;
    private final Map<String, List<SchemaObject>> circular;
    private final TableText tables;
    private final RelationParts relations;
    private final Remarks remarks;
    private final Map<String, List<SchemaObject>> sequences = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Set<Chapter> opened = EnumSet.noneOf(Chapter.class);
    private final StringBuilder text = new StringBuilder();
    private final List<String> late = new ArrayList<>();
    private Chapter chapter = Chapter.SCHEMAS;

    private SchemaScript(List<SchemaObject> objects) {
        Parts all = new Parts(objects);
        this.circular = CircularParts.in(all);
        this.parts = circular.isEmpty() ? all : all.without(circular.values());
        this.tables = new TableText(parts);
        this.relations = new RelationParts(parts);
        this.remarks = new Remarks(parts);
        for (SchemaObject object : parts.wholes()) {
            object.property(OWNING_COLUMN)
                    .ifPresent(column -> sequences
                            .computeIfAbsent(
                                    column.substring(0, column.lastIndexOf(column.endsWith("\"") ? ".\"" : ".")),
                                    table -> new ArrayList<>())
                            .add(object));
        }
    }

    /**
     * For readers: says that no database is made from it.
     *
     * @param title the first line, without the dashes of a comment
     */
    public static String of(String title, List<SchemaObject> objects) {
        return new SchemaScript(objects).write(title + "\nFor readers and reviews: no database is made from it.");
    }

    /** For new databases, which are made from it. */
    public static String baseline(String title, List<SchemaObject> objects) {
        return new SchemaScript(objects)
                .write(title + "\nNew databases are made from it; it runs in none that has it.");
    }

    /** A name in the schema of {@code relation}: {@code shop.users_name}. */
    static String beside(SchemaObject relation, String name) {
        String qualified = relation.name().text();
        int end = qualified.startsWith("\"") ? qualified.indexOf("\".") + 1 : qualified.indexOf('.');
        return qualified.substring(0, end + 1) + name;
    }

    private String write(String heading) {
        heading.lines().forEach(line -> text.append("-- ").append(line).append('\n'));
        text.append('\n');
        text.append("SET check_function_bodies = false;\n");
        Map<Chapter, List<SchemaObject>> chapters = chapters();
        for (Chapter next : Chapter.values()) {
            chapter = next;
            if (next == Chapter.BETWEEN_TABLES) {
                circular.forEach(this::appendCircular);
                append(late);
            }
            for (SchemaObject object : chapters.getOrDefault(next, List.of())) {
                if (isToBeWritten(object)) {
                    write(object);
                }
            }
        }
        return text.toString();
    }

    private Map<Chapter, List<SchemaObject>> chapters() {
        Map<Chapter, List<SchemaObject>> chapters = new EnumMap<>(Chapter.class);
        parts.wholes().stream()
                .sorted(Comparator.comparing(object -> object.name().text()))
                .forEach(object -> chapters.computeIfAbsent(Chapter.of(object), none -> new ArrayList<>())
                        .add(object));
        return chapters;
    }

    /** The sequence of a serial column stands right before its table. */
    private boolean isToBeWritten(SchemaObject object) {
        return !written.contains(object.name().toString())
                && object.property(OWNING_COLUMN).isEmpty()
                && !(object.kind().equals("extension") && object.name().text().equals("plpgsql"));
    }

    private void write(SchemaObject object) {
        if (!written.add(object.name().toString())) {
            return;
        }
        needs(object).forEach(this::write);
        List<String> statements = new ArrayList<>(statements(object));
        ownedSequences(object)
                .forEach(sequence -> statements.add("ALTER SEQUENCE %s OWNED BY %s"
                        .formatted(
                                sequence.name().text(),
                                sequence.property(OWNING_COLUMN).orElseThrow())));
        statements.addAll(relations.indexes(object));
        parts.of(object).forEach(part -> hangOn(object, part, statements));
        statements.addAll(remarks.on(object));
        append(statements);
    }

    private void appendCircular(String whole, List<SchemaObject> of) {
        SchemaObject relation = parts.whole(whole).orElseThrow();
        List<String> statements = new ArrayList<>();
        for (SchemaObject part : of) {
            statements.addAll(RelationParts.circular(relation, part));
            statements.addAll(remarks.onCircular(relation, part));
        }
        append(statements);
    }

    private void append(List<String> statements) {
        if (!statements.isEmpty()) {
            text.append(opened.add(chapter) ? "\n\n-- %s\n\n".formatted(chapter.title()) : "\n");
            statements.forEach(statement -> text.append(statement).append(statement.startsWith("--") ? "\n" : ";\n"));
        }
    }

    private List<String> statements(SchemaObject object) {
        return switch (object.kind()) {
            case "table", "foreign table" -> tables.statements(object);
            case "view", "materialized view" -> ViewText.statements(object, parts);
            case "enum", "domain", "composite type", "range type", "base type" ->
                new TypeText(parts).statements(object);
            case "sequence" -> List.of(TypeText.sequence(object));
            default -> new OtherText(parts).statements(object);
        };
    }

    /** A foreign key or a policy that speaks of another table waits until all are there. */
    private void hangOn(SchemaObject object, SchemaObject part, List<String> statements) {
        boolean inherited = part.property("origin").isPresent();
        if (inherited || !(HANGERS_ON.contains(part.kind()) || RelationParts.isForeignKey(part))) {
            return;
        }
        List<String> target = isAcross(object, part) ? late : statements;
        target.addAll(relations.one(object, part));
        target.addAll(remarks.onPart(object, part));
    }

    private boolean isAcross(SchemaObject object, SchemaObject part) {
        return RelationParts.isForeignKey(part)
                || part.needs().stream()
                        .anyMatch(need -> !need.toString().equals(object.name().toString())
                                && !need.whole().equals(object.name().toString()));
    }

    /** What must be there before, sorted; of what waits, nothing. */
    private List<SchemaObject> needs(SchemaObject object) {
        Map<String, SchemaObject> needs = new TreeMap<>();
        ownedSequences(object).forEach(sequence -> needs.put(sequence.name().toString(), sequence));
        List<Name> names = new ArrayList<>(object.kind().equals("sequence") ? List.of() : object.needs());
        parts.of(object).stream()
                .filter(part -> !HANGERS_ON.contains(part.kind()) && !RelationParts.isForeignKey(part))
                .forEach(part -> names.addAll(part.needs()));
        names.stream()
                .map(name -> parts.whole(name.whole().isEmpty() ? name.toString() : name.whole()))
                .flatMap(Optional::stream)
                .forEach(need -> needs.put(need.name().toString(), need));
        return List.copyOf(needs.values());
    }

    private List<SchemaObject> ownedSequences(SchemaObject table) {
        return table.kind().equals("table")
                ? sequences.getOrDefault(table.name().text(), List.of())
                : List.of();
    }
}
