package dev.hopdb.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One JSON object of a file of the model, asked for its properties one by one; what nobody asks for is refused. */
final class ModelObject {

    private static final JsonFactory JSON = new JsonFactory();

    private final String file;
    private final Map<String, Object> unread;

    private ModelObject(String file, Map<String, Object> properties) {
        this.file = file;
        this.unread = properties;
    }

    static ModelObject parse(String file, String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            Object value = value(parser);
            if (value instanceof Map<?, ?> map && parser.nextToken() == null) {
                return new ModelObject(file, properties(map));
            }
            throw nonsense(file, "it is not one JSON object");
        } catch (JsonProcessingException e) {
            throw nonsense(file, "line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> nonsense(file, "it has no \"%s\"".formatted(name)));
    }

    boolean has(String name) {
        return unread.containsKey(name);
    }

    Optional<String> optional(String name) {
        return take(name, String.class);
    }

    boolean flag(String name) {
        return take(name, Boolean.class).orElse(false);
    }

    int number(String name) {
        return take(name, Integer.class).orElseThrow(() -> nonsense(file, "it has no \"%s\"".formatted(name)));
    }

    List<String> names(String name) {
        return items(name).stream().map(item -> typed(name, item, String.class)).toList();
    }

    <T> List<T> list(String name, Function<ModelObject, T> reading) {
        List<T> read = new ArrayList<>();
        for (Object item : items(name)) {
            ModelObject object = new ModelObject(file, properties(typed(name, item, Map.class)));
            read.add(reading.apply(object));
            object.refuseUnread();
        }
        return read;
    }

    /** Which of {@code values} the word means. */
    <T extends Enum<T>> T word(String name, T[] values, Function<T, String> word) {
        String found = text(name);
        for (T value : values) {
            if (word.apply(value).equals(found)) {
                return value;
            }
        }
        throw nonsense(file, "\"%s\" says \"%s\"".formatted(name, found));
    }

    void refuseUnread() {
        if (!unread.isEmpty()) {
            throw nonsense(file, "nothing is known of " + unread.keySet());
        }
    }

    static HopException nonsense(String file, String what) {
        return new HopException(
                "%s is no part of a model: %s".formatted(file, what),
                "hop writes these files from the database, and classes are generated from them",
                "on a patch branch mvn hop:patch-apply writes them anew; elsewhere git checkout HEAD -- %s"
                        .formatted(file));
    }

    private List<?> items(String name) {
        return take(name, List.class).orElse(List.of());
    }

    private <T> Optional<T> take(String name, Class<T> type) {
        return Optional.ofNullable(unread.remove(name)).map(value -> typed(name, value, type));
    }

    private <T> T typed(String name, Object value, Class<T> type) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw nonsense(file, "\"%s\" says %s".formatted(name, value));
    }

    private static Map<String, Object> properties(Map<?, ?> map) {
        Map<String, Object> properties = new LinkedHashMap<>();
        map.forEach((name, value) -> properties.put((String) name, value));
        return properties;
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                object.put(name, value(parser));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(parser));
            }
            return array;
        }
        return scalar(parser, token);
    }

    private static Object scalar(JsonParser parser, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getIntValue();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return parser.getBooleanValue();
        }
        return token == null ? "" : parser.getText();
    }
}
