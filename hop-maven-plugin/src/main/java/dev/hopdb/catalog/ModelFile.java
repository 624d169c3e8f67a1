package dev.hopdb.catalog;

import dev.hopdb.catalog.Routine.Mode;
import dev.hopdb.catalog.Routine.Parameter;
import dev.hopdb.problem.HopException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads the text of one object of the model. */
public final class ModelFile {

    private final String file;
    private final ModelObject json;

    private ModelFile(String file, String text) {
        this.file = file;
        this.json = ModelObject.parse(file, text);
    }

    /**
     * What the file says.
     *
     * @param file its path, for what is said if it makes no sense
     * @param path where it is below {@code .hop/model}
     */
    public static CatalogObject parse(String file, String path, String text) {
        ModelFile model = new ModelFile(file, text);
        CatalogObject object = model.read();
        model.json.refuseUnread();
        if (!ModelPath.of(object).equals(path)) {
            throw ModelObject.nonsense(file, "what it describes belongs into " + ModelPath.of(object));
        }
        return object;
    }

    private CatalogObject read() {
        refuseNewer(json.number("format"));
        ObjectKind kind = json.word("kind", ObjectKind.values(), ObjectKind::word);
        QualifiedName name = new QualifiedName(json.text("schema"), json.text("name"));
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> relation(name, kind);
            case FUNCTION, PROCEDURE -> routine(name, kind);
            case ENUM ->
                new UserType.EnumType(
                        name, json.optional("comment"), once("labels", json.names("labels"), label -> label));
            case DOMAIN -> domain(name);
            case COMPOSITE -> new UserType.CompositeType(name, json.optional("comment"), columns("attributes"));
            case RANGE ->
                new UserType.RangeType(
                        name, json.optional("comment"), type(json, "subtype"), json.optional("multirange"));
        };
    }

    private void refuseNewer(int format) {
        if (format != ModelText.FORMAT) {
            throw new HopException(
                    "%s has format %d".formatted(file, format),
                    "this version of hop reads and writes format %d; a newer one wrote that file"
                            .formatted(ModelText.FORMAT),
                    "use the version of hop that .hop/config.toml names as written-by, or a newer one");
        }
    }

    private Relation relation(QualifiedName name, ObjectKind kind) {
        return new Relation(
                name,
                kind,
                json.optional("comment"),
                columns("columns"),
                json.list("keys", key -> new Key(key.text("name"), key.flag("primary"), key.names("columns"))),
                json.list(
                        "foreignKeys",
                        key -> new ForeignKey(
                                key.text("name"),
                                key.names("columns"),
                                new QualifiedName(key.text("targetSchema"), key.text("target")),
                                key.names("targetColumns"))),
                json.flag("updatable"));
    }

    private List<Column> columns(String property) {
        return once(property, json.list(property, ModelFile::column), Column::name);
    }

    private <T> List<T> once(String property, List<T> items, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        items.stream().map(name).filter(found -> !seen.add(found)).findFirst().ifPresent(twice -> {
            throw ModelObject.nonsense(file, "\"%s\" says %s twice".formatted(property, twice));
        });
        return items;
    }

    private static Column column(ModelObject column) {
        String name = column.text("name");
        TypeName type = type(column, "type");
        boolean nullable = column.flag("nullable");
        Column.Filled filled = Column.Filled.BY_CALLER;
        if (column.has("filled")) {
            filled = column.word("filled", Column.Filled.values(), Column.Filled::word);
        }
        return new Column(name, type, nullable, filled, column.optional("comment"));
    }

    private UserType domain(QualifiedName name) {
        return new UserType.DomainType(
                name, json.optional("comment"), type(json, "base"), json.flag("nullable"), json.names("constraints"));
    }

    private Routine routine(QualifiedName name, ObjectKind kind) {
        return new Routine(
                name,
                kind,
                json.optional("comment"),
                json.list(
                        "parameters",
                        parameter -> new Parameter(
                                parameter.text("name"),
                                type(parameter, "type"),
                                parameter.word("mode", Mode.values(), Mode::word),
                                parameter.flag("optional"))),
                json.optional("returns").map(TypeName::new),
                json.flag("set"));
    }

    private static TypeName type(ModelObject json, String name) {
        return new TypeName(json.text(name));
    }
}
