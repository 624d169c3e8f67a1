package dev.hopdb.runtime;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hopdb.runtime.blog.Address;
import dev.hopdb.runtime.blog.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Values of each type that the classes know, at the edges of what the server takes. */
final class TypeSamples {

    private TypeSamples() {}

    static Stream<Arguments> types() {
        Type<OffsetDateTime> moment = Type.TIMESTAMPTZ;
        OffsetDateTime noon = OffsetDateTime.of(2024, 2, 29, 12, 0, 0, 123_456_000, ZoneOffset.UTC);
        OffsetDateTime early = OffsetDateTime.of(-43, 3, 15, 1, 2, 3, 0, ZoneOffset.UTC);
        return Stream.of(
                arguments("boolean", Type.BOOLEAN, List.of(true, false)),
                arguments("smallint", Type.SMALLINT, List.of((short) 0, Short.MIN_VALUE)),
                arguments("integer", Type.INTEGER, List.of(0, Integer.MIN_VALUE)),
                arguments("bigint", Type.BIGINT, List.of(0L, Long.MAX_VALUE)),
                arguments("real", Type.REAL, List.of(1.5f, Float.NaN, Float.NEGATIVE_INFINITY)),
                arguments("double precision", Type.DOUBLE, List.of(1e300, Double.NaN, Double.POSITIVE_INFINITY)),
                arguments(
                        "numeric",
                        Type.NUMERIC,
                        List.of(new BigDecimal("1.50"), new BigDecimal("-1234567890123456789.1"))),
                arguments("text", Type.TEXT, List.of("", "NULL", "null", "a\"b\\c{},;'\n\t€ 😀", " ")),
                arguments("varchar(9)", Type.VARCHAR, List.of("", "long name")),
                arguments("char(3)", Type.CHAR, List.of("abc")),
                arguments("uuid", Type.UUID, List.of(UUID.fromString("00000000-0000-0001-0000-000000000002"))),
                arguments(
                        "date",
                        Type.DATE,
                        List.of(
                                noon.toLocalDate(),
                                LocalDate.of(-43, 3, 15),
                                LocalDate.of(12345, 6, 7),
                                LocalDate.MAX,
                                LocalDate.MIN)),
                arguments("time", Type.TIME, List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000))),
                arguments(
                        "timetz",
                        Type.TIMETZ,
                        List.of(OffsetTime.of(1, 2, 3, 4000, ZoneOffset.ofHoursMinutes(-3, -30)))),
                arguments(
                        "timestamp",
                        Type.TIMESTAMP,
                        List.of(noon.toLocalDateTime(), early.toLocalDateTime(), LocalDateTime.MAX, LocalDateTime.MIN)),
                arguments("timestamptz", moment, List.of(noon, early, OffsetDateTime.MAX, OffsetDateTime.MIN)),
                arguments("role", Role.TYPE, List.of(Role.READ_ONLY, Role.ADMIN)),
                arguments(
                        "text[]",
                        Type.array(Type.TEXT),
                        List.of(List.of(), List.of("a", "b c", "{\"x\\\"}", "NULL", ""), Arrays.asList("a", null))),
                arguments(
                        "integer[][]",
                        Type.array(Type.array(Type.INTEGER)),
                        List.of(List.of(List.of(1, 2), List.of(3, 4)), List.of())),
                arguments(
                        "text[][]",
                        Type.array(Type.array(Type.TEXT)),
                        List.of(List.of(List.of("a\"b", "c,d"), List.of("{}", "\\")))),
                arguments(
                        "address",
                        Address.TYPE,
                        List.of(
                                new Address("Main \"St\" (1), x\\y", 12345, List.of("a b", "c\"d")),
                                new Address(null, null, null),
                                new Address("", 0, List.of()))),
                arguments(
                        "int4range",
                        Type.range("pg_catalog", "int4range", Type.INTEGER),
                        List.of(
                                Range.of(1, 5),
                                Range.of(null, 5),
                                Range.<Integer>of(null, null),
                                Range.<Integer>empty())),
                arguments(
                        "numrange",
                        Type.range("pg_catalog", "numrange", Type.NUMERIC),
                        List.of(Range.closed(new BigDecimal("1.5"), new BigDecimal("2")))),
                arguments(
                        "tstzrange",
                        Type.range("pg_catalog", "tstzrange", moment),
                        List.of(Range.of(early, noon), Range.of(noon, null))),
                arguments(
                        "datemultirange",
                        Type.multirange("pg_catalog", "datemultirange", Type.DATE),
                        List.of(
                                List.of(),
                                List.of(
                                        Range.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1)),
                                        Range.of(LocalDate.of(2025, 1, 1), null)))),
                arguments("json", Type.JSON, List.of("{\"a\": [1, \"b\\\\\"]}", "null")),
                arguments("jsonb", Type.JSONB, List.of("{\"a\": [1, \"b\"]}", "[]")),
                arguments("inet", text("inet"), List.of("10.0.0.1", "::1/64")),
                arguments("cidr", text("cidr"), List.of("10.0.0.0/8")),
                arguments("macaddr", text("macaddr"), List.of("08:00:2b:01:02:03")),
                arguments("interval", text("interval"), List.of("1 year 2 mons 3 days 04:05:06.789", "-00:00:01")),
                arguments("bit(3)", text("bit"), List.of("101")),
                arguments("varbit", text("varbit"), List.of("", "1")),
                arguments("money", text("money"), List.of("$1,234.50")),
                arguments("tsvector", text("tsvector"), List.of("'cat':3 'fat':2A")),
                arguments("xml", text("xml"), List.of("<a b=\"c\">d</a>")),
                arguments(
                        "point",
                        text("point"),
                        List.of(
                                "(1.5,2)",
                                "(-0,1e-05)",
                                "(0.0001,1e+15)",
                                "(NaN,-Infinity)",
                                "(100000000000000,1.25e+300)")),
                arguments("box", text("box"), List.of("(3,4.5),(1.5,-2)")),
                arguments("name", text("name"), List.of("a b")),
                arguments("\"char\"", text("char"), List.of("x")),
                arguments("hstore", Type.text("public", "hstore"), List.of("\"n\"=>NULL, \"a b\"=>\"c\"")),
                arguments("citext", Type.text("public", "citext"), List.of("MiXed")),
                arguments("email", Type.TEXT, List.of("a@example.org")));
    }

    static Type<String> text(String name) {
        return Type.text("pg_catalog", name);
    }
}
