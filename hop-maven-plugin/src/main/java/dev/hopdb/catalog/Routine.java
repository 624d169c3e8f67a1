package dev.hopdb.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A function or procedure.
 *
 * @param parameters all of them: those of the caller, those of the answer, in the order in which they are declared
 * @param returns what a function answers; {@code record} where the parameters say what is in it
 * @param set whether the answer is any number of rows
 */
public record Routine(
        QualifiedName name,
        ObjectKind kind,
        Optional<String> comment,
        List<Parameter> parameters,
        Optional<TypeName> returns,
        boolean set)
        implements CatalogObject {

    public Routine {
        parameters = List.copyOf(parameters);
    }

    /**
     * @param name empty where it has none
     * @param optional whether there is a default
     */
    public record Parameter(String name, TypeName type, Mode mode, boolean optional) {}

    /** Which way the value of a parameter goes. */
    public enum Mode {
        IN,
        OUT,
        INOUT,
        VARIADIC,
        TABLE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the caller gives it. */
        public boolean isInput() {
            return this == IN || this == INOUT || this == VARIADIC;
        }

        /** Whether it is a part of the answer. */
        public boolean isOutput() {
            return this == OUT || this == INOUT || this == TABLE;
        }
    }

    public List<Parameter> inputs() {
        return parameters.stream()
                .filter(parameter -> parameter.mode().isInput())
                .toList();
    }

    public List<Parameter> outputs() {
        return parameters.stream()
                .filter(parameter -> parameter.mode().isOutput())
                .toList();
    }

    /** What tells it from others of its name: the types of what the caller gives. */
    public String signature() {
        return inputs().stream().map(parameter -> parameter.type().text()).collect(Collectors.joining(","));
    }
}
