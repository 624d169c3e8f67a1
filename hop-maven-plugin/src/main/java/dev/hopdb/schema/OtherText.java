package dev.hopdb.schema;

import dev.hopdb.database.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is neither a table, a view, a type nor a sequence. */
final class OtherText {

    private static final List<String> OF_AGGREGATES = List.of(
            "sfunc",
            "stype",
            "sspace",
            "finalfunc",
            "combinefunc",
            "serialfunc",
            "deserialfunc",
            "initcond",
            "msfunc",
            "minvfunc",
            "mstype",
            "mfinalfunc",
            "minitcond",
            "sortop");

    private static final List<String> OF_OPERATORS =
            List.of("function", "leftarg", "rightarg", "commutator", "negator", "restrict", "join");

    private final Parts parts;

    OtherText(Parts parts) {
        this.parts = parts;
    }

    List<String> statements(SchemaObject object) {
        String name = object.name().text();
        return switch (object.kind()) {
            case "schema" -> name.equals("public") ? List.of() : List.of("CREATE SCHEMA " + name);
            case "extension" -> List.of("CREATE EXTENSION %s WITH SCHEMA %s".formatted(name, of(object, "schema")));
            case "function", "procedure" ->
                List.of(of(object, "definition of the whole").strip().replaceFirst("^CREATE OR REPLACE", "CREATE"));
            case "aggregate" -> List.of("CREATE AGGREGATE %s (%s)".formatted(name, aggregate(object)));
            case "collation" -> List.of("CREATE COLLATION %s (%s)".formatted(name, collation(object)));
            case "operator" ->
                List.of("CREATE OPERATOR %s (%s)".formatted(name.replaceFirst(" \\(.*", ""), operator(object)));
            case "operator family" -> List.of("CREATE OPERATOR FAMILY " + name);
            case "operator class" -> List.of(operatorClass(object));
            case "cast" -> List.of("CREATE CAST %s %s%s".formatted(name, method(object), context(object)));
            case "statistics object" -> statistics(object);
            case "conversion" -> List.of(conversion(object));
            case "language" -> List.of(language(object));
            default -> new BeyondSchemaText(parts).statements(object);
        };
    }

    private static String aggregate(SchemaObject aggregate) {
        Stream<String> modify = Stream.of("finalfunc modify")
                .filter(key -> aggregate.property("finalfunc").isPresent())
                .map(key -> "finalfunc_modify = " + of(aggregate, key));
        Stream<String> parallel = Stream.of(of(aggregate, "parallel"))
                .filter(safety -> !safety.equals("UNSAFE"))
                .map("parallel = "::concat);
        Stream<String> flags = Stream.of(
                        aggregate.property("finalfunc extra").map(yes -> "finalfunc_extra"),
                        aggregate
                                .property(SchemaObject.NATURE)
                                .filter("hypothetical set"::equals)
                                .map(yes -> "hypothetical"))
                .flatMap(Optional::stream);
        return Stream.of(assigned(aggregate, OF_AGGREGATES), modify, parallel, flags)
                .flatMap(all -> all)
                .collect(Collectors.joining(", "));
    }

    private static String operator(SchemaObject operator) {
        Stream<String> flags = Stream.of("hash", "merge")
                .filter(flag -> operator.property("can " + flag).isPresent())
                .map(flag -> flag + "es".substring(flag.endsWith("e") ? 1 : 0));
        return Stream.concat(assigned(operator, OF_OPERATORS), flags).collect(Collectors.joining(", "));
    }

    private static String collation(SchemaObject collation) {
        List<String> options = new ArrayList<>(List.of("provider = " + of(collation, "provider")));
        String locale = Sql.literal(collation.property("locale").orElse(""));
        if (collation.property("lc ctype").isPresent()) {
            options.add("lc_collate = %s, lc_ctype = %s".formatted(locale, Sql.literal(of(collation, "lc ctype"))));
        } else {
            options.add("locale = " + locale);
        }
        collation.property("rules").ifPresent(rules -> options.add("rules = " + Sql.literal(rules)));
        if (of(collation, "deterministic").equals("no")) {
            options.add("deterministic = false");
        }
        return String.join(", ", options);
    }

    private static String operatorClass(SchemaObject operatorClass) {
        String[] name = operatorClass.name().text().split(" USING ", 2);
        return "CREATE OPERATOR CLASS %s%s FOR TYPE %s USING %s FAMILY %s AS%n    %s%s"
                .formatted(
                        name[0],
                        of(operatorClass, "default for its type").equals("yes") ? " DEFAULT" : "",
                        of(operatorClass, "type"),
                        name[1],
                        of(operatorClass, "family"),
                        of(operatorClass, "members"),
                        Sql.clause(", STORAGE ", operatorClass, "storage"))
                .replace("\r\n", "\n");
    }

    private static String method(SchemaObject cast) {
        String method = of(cast, "method");
        return switch (method) {
            case "INOUT" -> "WITH INOUT";
            case "WITHOUT FUNCTION" -> method;
            default -> "WITH FUNCTION " + method;
        };
    }

    private static String context(SchemaObject cast) {
        return switch (of(cast, SchemaObject.NATURE)) {
            case "implicit" -> " AS IMPLICIT";
            case "for assignments" -> " AS ASSIGNMENT";
            default -> "";
        };
    }

    private static List<String> statistics(SchemaObject statistics) {
        List<String> statements = new ArrayList<>(List.of(of(statistics, "definition")));
        statistics
                .property("target")
                .ifPresent(target -> statements.add("ALTER STATISTICS %s SET STATISTICS %s"
                        .formatted(statistics.name().text(), target)));
        return statements;
    }

    private static String conversion(SchemaObject conversion) {
        return "CREATE %sCONVERSION %s FOR %s TO %s FROM %s"
                .formatted(
                        of(conversion, SchemaObject.NATURE).equals("a default") ? "DEFAULT " : "",
                        conversion.name().text(),
                        Sql.literal(of(conversion, "from")),
                        Sql.literal(of(conversion, "to")),
                        of(conversion, "function"));
    }

    private static String language(SchemaObject language) {
        return "CREATE %sLANGUAGE %s"
                        .formatted(
                                of(language, SchemaObject.NATURE).equals("trusted") ? "TRUSTED " : "",
                                language.name().text())
                + Sql.clause(" HANDLER ", language, "handler")
                + Sql.clause(" INLINE ", language, "inline")
                + Sql.clause(" VALIDATOR ", language, "validator");
    }

    private static Stream<String> assigned(SchemaObject object, List<String> keys) {
        return keys.stream()
                .filter(key -> object.property(key).isPresent())
                .map(key -> "%s = %s".formatted(key, of(object, key)));
    }

    private static String of(SchemaObject object, String property) {
        return object.property(property).orElseThrow();
    }
}
