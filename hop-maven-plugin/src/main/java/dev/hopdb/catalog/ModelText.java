package dev.hopdb.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.hopdb.catalog.Routine.Parameter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The text of an object in the model: the same to the byte wherever it is written. What goes without saying is left out. */
public final class ModelText {

    /** The version of that text. */
    public static final int FORMAT = 1;

    private static final JsonFactory JSON = new JsonFactory();

    private ModelText() {}

    public static String of(CatalogObject object) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(new ModelLines());
            json.writeStartObject();
            json.writeNumberField("format", FORMAT);
            json.writeStringField("kind", object.kind().word());
            json.writeStringField("schema", object.name().schema());
            json.writeStringField("name", object.name().name());
            optional(json, "comment", object.comment());
            if (object instanceof Relation relation) {
                write(json, relation);
            } else if (object instanceof Routine routine) {
                write(json, routine);
            } else {
                write(json, (UserType) object);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Relation relation) throws IOException {
        flag(json, "updatable", relation.updatable());
        list(json, "columns", relation.columns(), column -> write(json, column));
        if (!relation.keys().isEmpty()) {
            list(json, "keys", relation.keys(), key -> write(json, key));
        }
        if (!relation.foreignKeys().isEmpty()) {
            list(json, "foreignKeys", relation.foreignKeys(), key -> write(json, key));
        }
    }

    private static void write(JsonGenerator json, Column column) throws IOException {
        json.writeStringField("name", column.name());
        json.writeStringField("type", column.type().text());
        flag(json, "nullable", column.nullable());
        if (column.filled() != Column.Filled.BY_CALLER) {
            json.writeStringField("filled", column.filled().word());
        }
        optional(json, "comment", column.comment());
    }

    private static void write(JsonGenerator json, Key key) throws IOException {
        json.writeStringField("name", key.name());
        flag(json, "primary", key.primary());
        names(json, "columns", key.columns());
    }

    private static void write(JsonGenerator json, ForeignKey key) throws IOException {
        json.writeStringField("name", key.name());
        names(json, "columns", key.columns());
        json.writeStringField("targetSchema", key.target().schema());
        json.writeStringField("target", key.target().name());
        names(json, "targetColumns", key.targetColumns());
    }

    private static void write(JsonGenerator json, UserType type) throws IOException {
        if (type instanceof UserType.EnumType named) {
            names(json, "labels", named.labels());
        } else if (type instanceof UserType.DomainType domain) {
            json.writeStringField("base", domain.base().text());
            flag(json, "nullable", domain.nullable());
            names(json, "constraints", domain.constraints());
        } else if (type instanceof UserType.CompositeType composite) {
            list(json, "attributes", composite.attributes(), column -> write(json, column));
        } else {
            UserType.RangeType range = (UserType.RangeType) type;
            json.writeStringField("subtype", range.subtype().text());
            optional(json, "multirange", range.multirange());
        }
    }

    private static void write(JsonGenerator json, Routine routine) throws IOException {
        list(json, "parameters", routine.parameters(), parameter -> write(json, parameter));
        optional(json, "returns", routine.returns().map(TypeName::text));
        flag(json, "set", routine.set());
    }

    private static void write(JsonGenerator json, Parameter parameter) throws IOException {
        json.writeStringField("name", parameter.name());
        json.writeStringField("type", parameter.type().text());
        json.writeStringField("mode", parameter.mode().word());
        flag(json, "optional", parameter.optional());
    }

    @FunctionalInterface
    private interface Writing<T> {
        void write(T item) throws IOException;
    }

    private static <T> void list(JsonGenerator json, String name, List<T> items, Writing<T> writing)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T item : items) {
            json.writeStartObject();
            writing.write(item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void names(JsonGenerator json, String name, List<String> items) throws IOException {
        json.writeArrayFieldStart(name);
        for (String item : items) {
            json.writeString(item);
        }
        json.writeEndArray();
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static void flag(JsonGenerator json, String name, boolean value) throws IOException {
        if (value) {
            json.writeBooleanField(name, true);
        }
    }
}
