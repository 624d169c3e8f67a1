package dev.hopdb.codegen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.catalog.Relation;
import dev.hopdb.catalog.UserType;
import dev.hopdb.catalog.UserType.RangeType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the Java type of each type that a catalog mentions. What nothing is known of travels as text. */
final class JavaTypes {

    private static final Map<String, JavaType> KNOWN = known();

    /** Types of parameters and results that no value has. */
    private static final Set<String> PSEUDO = Set.of(
            "any",
            "anyarray",
            "anycompatible",
            "anycompatiblearray",
            "anycompatiblemultirange",
            "anycompatiblenonarray",
            "anycompatiblerange",
            "anyelement",
            "anyenum",
            "anymultirange",
            "anynonarray",
            "anyrange",
            "cstring",
            "internal",
            "record",
            "\"any\"",
            "pg_ddl_command",
            "unknown",
            "void");

    /** What PostgreSQL calls a type where SQL has another name for it. */
    private static final Map<String, String> OWN_NAMES =
            Map.of("bit varying", "varbit", "\"char\"", "char", "interval", "interval", "bit", "bit");

    private final ClassNames names;
    private final Map<QualifiedName, UserType> types = new HashMap<>();
    private final Map<QualifiedName, RangeType> multiranges = new HashMap<>();
    private final Map<Set<String>, Set<String>> reserved = new HashMap<>();
    private final Set<QualifiedName> relations = new HashSet<>();
    private final Set<QualifiedName> usedRows = new HashSet<>();

    JavaTypes(Catalog catalog, ClassNames names) {
        this.names = names;
        catalog.relations().stream().map(Relation::name).filter(names::has).forEach(relations::add);
        for (UserType type : catalog.types()) {
            types.put(type.name(), type);
            if (type instanceof RangeType range) {
                multiranges.put(new QualifiedName(range.name().schema(), range.multirangeName()), range);
            }
        }
    }

    JavaType of(dev.hopdb.catalog.TypeName type) {
        return carrying(type).described(described(type));
    }

    private JavaType carrying(dev.hopdb.catalog.TypeName type) {
        if (type.isArray()) {
            JavaType element = of(type.element());
            return made(list(element.boxed()), CodeBlock.of("$T.array($L)", Runtime.TYPE, element.constant()));
        }
        return type.qualified().map(this::ofUsers).orElseGet(() -> ofPostgres(type.base()));
    }

    private String described(dev.hopdb.catalog.TypeName type) {
        return type.element()
                .qualified()
                .map(types::get)
                .filter(UserType.DomainType.class::isInstance)
                .map(UserType.DomainType.class::cast)
                .map(domain -> type + ": " + described(domain.base()) + (domain.nullable() ? "" : " NOT NULL")
                        + domain.constraints().stream()
                                .map(check -> " " + check)
                                .collect(Collectors.joining()))
                .orElseGet(type::text);
    }

    private static JavaType named(TypeName type, CodeBlock constant) {
        return new JavaType(type, constant, "", true);
    }

    private static JavaType made(TypeName type, CodeBlock constant) {
        return new JavaType(type, constant, "", false);
    }

    /** Whether values have this type: a function can also say {@code anyelement}. */
    static boolean hasValues(dev.hopdb.catalog.TypeName type) {
        return !PSEUDO.contains(type.element().base());
    }

    /** Whether anything has the rows of {@code relation} as values, so that its class needs a type for them. */
    boolean isRowUsed(QualifiedName relation) {
        return usedRows.contains(relation);
    }

    /** From now on its rows travel as text. */
    void withoutClass(QualifiedName relation) {
        relations.remove(relation);
    }

    /** {@code some}, and what would hide a class of the catalog. */
    Set<String> reserved(Set<String> some) {
        return reserved.computeIfAbsent(some, these -> Reserved.beside(names.simple(), these));
    }

    private JavaType ofUsers(QualifiedName name) {
        UserType type = types.get(name);
        if (type instanceof UserType.DomainType domain) {
            return of(domain.base());
        }
        if (type instanceof RangeType range) {
            return range("range", name, of(range.subtype()));
        }
        if (type != null) {
            return named(names.of(name), CodeBlock.of("$T.TYPE", names.of(name)));
        }
        RangeType within = multiranges.get(name);
        if (within != null) {
            return range("multirange", name, of(within.subtype()));
        }
        return relations.contains(name) ? rowOf(name) : text(name.schema(), name.name());
    }

    private JavaType rowOf(QualifiedName relation) {
        usedRows.add(relation);
        ClassName generated = names.generated(relation);
        return named(generated.nestedClass("Row"), CodeBlock.of("$T.ROW_TYPE", generated));
    }

    private static JavaType ofPostgres(String base) {
        JavaType known = KNOWN.get(base);
        if (known != null) {
            return known;
        }
        String plain = base.startsWith("interval") ? "interval" : base;
        return text("pg_catalog", OWN_NAMES.getOrDefault(plain, plain));
    }

    private static JavaType text(String schema, String name) {
        return made(ClassName.get(String.class), CodeBlock.of("$T.text($S, $S)", Runtime.TYPE, schema, name));
    }

    private static JavaType range(String kind, QualifiedName name, JavaType bound) {
        TypeName range = ParameterizedTypeName.get(Runtime.RANGE, bound.boxed());
        return made(
                kind.equals("range") ? range : list(range),
                CodeBlock.of("$T.$L($S, $S, $L)", Runtime.TYPE, kind, name.schema(), name.name(), bound.constant()));
    }

    private static TypeName list(TypeName element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), element);
    }

    private static Map<String, JavaType> known() {
        Map<String, JavaType> known = new HashMap<>();
        known.put("boolean", constant("BOOLEAN", Boolean.class));
        known.put("smallint", constant("SMALLINT", Short.class));
        known.put("integer", constant("INTEGER", Integer.class));
        known.put("bigint", constant("BIGINT", Long.class));
        known.put("real", constant("REAL", Float.class));
        known.put("double precision", constant("DOUBLE", Double.class));
        known.put("numeric", constant("NUMERIC", BigDecimal.class));
        known.put("text", constant("TEXT", String.class));
        known.put("character varying", constant("VARCHAR", String.class));
        known.put("character", constant("CHAR", String.class));
        known.put("json", constant("JSON", String.class));
        known.put("jsonb", constant("JSONB", String.class));
        known.put("uuid", constant("UUID", UUID.class));
        known.put("date", constant("DATE", LocalDate.class));
        known.put("time without time zone", constant("TIME", LocalTime.class));
        known.put("time with time zone", constant("TIMETZ", OffsetTime.class));
        known.put("timestamp without time zone", constant("TIMESTAMP", LocalDateTime.class));
        known.put("timestamp with time zone", constant("TIMESTAMPTZ", OffsetDateTime.class));
        known.put("bytea", named(ArrayTypeName.of(byte.class), CodeBlock.of("$T.BYTEA", Runtime.TYPE)));
        Map<String, String> bounds = Map.of(
                "int4",
                "integer",
                "int8",
                "bigint",
                "num",
                "numeric",
                "date",
                "date",
                "ts",
                "timestamp without time zone",
                "tstz",
                "timestamp with time zone");
        bounds.forEach((prefix, bound) -> {
            for (String kind : List.of("range", "multirange")) {
                QualifiedName name = new QualifiedName("pg_catalog", prefix + kind);
                known.put(
                        name.name(),
                        range(kind, name, Optional.ofNullable(known.get(bound)).orElseThrow()));
            }
        });
        return Map.copyOf(known);
    }

    private static JavaType constant(String name, Class<?> type) {
        return named(ClassName.get(type), CodeBlock.of("$T.$L", Runtime.TYPE, name));
    }
}
