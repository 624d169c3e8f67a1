package dev.hopdb.runtime;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A type of PostgreSQL and the Java type of its values. What has no Java type of its own travels as the text that
 * PostgreSQL writes it in: {@link #text(String, String)}.
 *
 * <p>A moment ({@code timestamptz}) is an {@code OffsetDateTime} in UTC, whatever the session's time zone; PostgreSQL keeps
 * none. {@code infinity} is {@code OffsetDateTime.MAX}, {@code LocalDateTime.MAX} or {@code LocalDate.MAX}, and MIN its
 * opposite.
 *
 * @param <T> the Java type
 */
public final class Type<T> {

    public static final Type<Boolean> BOOLEAN =
            of("bool", ResultSet::getBoolean, PreparedStatement::setBoolean, text -> text.startsWith("t"));
    public static final Type<Short> SMALLINT =
            of("int2", ResultSet::getShort, PreparedStatement::setShort, Short::valueOf);
    public static final Type<Integer> INTEGER =
            of("int4", ResultSet::getInt, PreparedStatement::setInt, Integer::valueOf);
    public static final Type<Long> BIGINT = of("int8", ResultSet::getLong, PreparedStatement::setLong, Long::valueOf);
    public static final Type<Float> REAL =
            of("float4", ResultSet::getFloat, PreparedStatement::setFloat, Float::valueOf);
    public static final Type<Double> DOUBLE =
            of("float8", ResultSet::getDouble, PreparedStatement::setDouble, Double::valueOf);
    public static final Type<BigDecimal> NUMERIC =
            of("numeric", ResultSet::getBigDecimal, PreparedStatement::setBigDecimal, BigDecimal::new);
    public static final Type<String> TEXT = text("pg_catalog", "text");
    public static final Type<String> VARCHAR = text("pg_catalog", "varchar");
    public static final Type<String> CHAR = text("pg_catalog", "bpchar");
    public static final Type<String> JSON = text("pg_catalog", "json");
    public static final Type<String> JSONB = text("pg_catalog", "jsonb");
    public static final Type<UUID> UUID = object("uuid", UUID.class, java.util.UUID::fromString, Object::toString);
    public static final Type<LocalDate> DATE = object("date", LocalDate.class, Times::date, Times::text);
    public static final Type<LocalTime> TIME = object("time", LocalTime.class, Times::time, LocalTime::toString);
    public static final Type<OffsetTime> TIMETZ =
            object("timetz", OffsetTime.class, Times::offsetTime, OffsetTime::toString);
    public static final Type<LocalDateTime> TIMESTAMP =
            object("timestamp", LocalDateTime.class, Times::dateTime, Times::text);
    public static final Type<OffsetDateTime> TIMESTAMPTZ =
            object("timestamptz", OffsetDateTime.class, Times::moment, Times::text);
    public static final Type<byte[]> BYTEA = builtIn(
            "bytea",
            new Codec<>(
                    ResultSet::getBytes,
                    PreparedStatement::setBytes,
                    text -> HexFormat.of().parseHex(text, 2, text.length()),
                    bytes -> "\\x" + HexFormat.of().formatHex(bytes)));

    private final String sqlName;
    private final Kind kind;
    private final Codec<T> codec;
    private final Codec.Getter<T> columns;

    /** @param columns reads a value whose attributes are columns, beginning at an index */
    private Type(String sqlName, Kind kind, Codec<T> codec, Codec.Getter<T> columns) {
        this.sqlName = sqlName;
        this.kind = kind;
        this.codec = codec;
        this.columns = columns;
    }

    /** A type whose values are text as PostgreSQL writes it: {@code citext}, {@code inet}, {@code interval}, unknown ones. */
    public static Type<String> text(String schema, String name) {
        boolean points = schema.equals("pg_catalog") && (name.equals("point") || name.equals("box"));
        Function<String, String> parse = points ? PointText::asPostgresWrites : Function.identity();
        return inText(Identifiers.quote(schema, name), parse, Function.identity(), Kind.SCALAR);
    }

    /**
     * An enum.
     *
     * @param label the label in the database
     */
    public static <E extends Enum<E>> Type<E> enumeration(
            String schema, String name, E[] values, Function<E, String> label) {
        Map<String, E> byLabel = new HashMap<>();
        for (E value : values) {
            byLabel.put(label.apply(value), value);
        }
        Function<String, E> parse = text -> {
            E value = byLabel.get(text);
            if (value == null) {
                throw new IllegalArgumentException(
                        "%s.%s has the label '%s', which these classes do not know".formatted(schema, name, text));
            }
            return value;
        };
        return inText(Identifiers.quote(schema, name), parse, label, Kind.SCALAR);
    }

    /** An array. A null in it is null in the list; {@code array(array(…))} has two dimensions. */
    public static <T> Type<List<T>> array(Type<T> element) {
        String name = element.kind == Kind.ARRAY ? element.sqlName : element.sqlName + "[]";
        return inText(
                name, text -> ArrayText.parse(text, element), list -> ArrayText.format(list, element), Kind.ARRAY);
    }

    /** A range over {@code bound}. */
    public static <T> Type<Range<T>> range(String schema, String name, Type<T> bound) {
        return inText(
                Identifiers.quote(schema, name),
                text -> RangeText.parse(text, bound),
                range -> RangeText.format(range, bound),
                Kind.SCALAR);
    }

    /** A multirange over {@code bound}. */
    public static <T> Type<List<Range<T>>> multirange(String schema, String name, Type<T> bound) {
        return inText(
                Identifiers.quote(schema, name),
                text -> RangeText.parseMany(text, bound),
                ranges -> RangeText.formatMany(ranges, bound),
                Kind.SCALAR);
    }

    /**
     * A composite type.
     *
     * @param value makes it of its attributes, in order; {@link #cast} gives each its Java type
     * @param attributes takes it apart
     * @param types of the attributes, in order
     */
    public static <T> Type<T> composite(
            String schema,
            String name,
            Function<@Nullable Object[], T> value,
            Function<T, @Nullable Object[]> attributes,
            Type<?>... types) {
        List<Type<?>> of = List.of(types);
        Codec<T> codec = Codec.ofText(
                text -> value.apply(CompositeText.parse(text, of)),
                composite -> CompositeText.format(attributes.apply(composite), of));
        Codec.Getter<T> columns = (row, index) -> {
            @Nullable Object[] values = new @Nullable Object[of.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = of.get(i).read(row, index + i);
            }
            return value.apply(values);
        };
        return new Type<>(Identifiers.quote(schema, name), Kind.COMPOSITE, codec, columns);
    }

    /** The same object as a value of this type; for what {@link #composite} is made of. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null stays null, where a type can be
    public T cast(@Nullable Object value) {
        return (T) value;
    }

    /** Quoted, and with its schema: {@code "pg_catalog"."int8"}. */
    public String sqlName() {
        return sqlName;
    }

    @Override
    public String toString() {
        return sqlName;
    }

    @Nullable
    T read(ResultSet row, int index) throws SQLException {
        T value = codec.getter().get(row, index);
        return value == null || row.wasNull() ? null : value;
    }

    /** As {@link #read}, but the attributes of a composite are all columns of the row. */
    @Nullable
    T readAll(ResultSet row) throws SQLException {
        return columns == codec.getter() ? read(row, 1) : columns.get(row, 1);
    }

    void bind(PreparedStatement statement, int index, T value) throws SQLException {
        codec.setter().set(statement, index, value);
    }

    T parse(String text) {
        return codec.parse().apply(text);
    }

    String format(T value) {
        return codec.format().apply(value);
    }

    String formatObject(Object value) {
        return codec.format().apply(cast(value));
    }

    boolean isArray() {
        return kind == Kind.ARRAY;
    }

    /** Whether unnest would take its values apart. */
    boolean isCompound() {
        return kind != Kind.SCALAR;
    }

    /** Its values as elements of an array of text, in which unnest leaves them whole. */
    Type<T> asText() {
        return inText(TEXT.sqlName, codec.parse(), codec.format(), Kind.SCALAR);
    }

    /** What separates the elements of an array: PostgreSQL makes one exception. */
    char delimiter() {
        return sqlName.equals("\"pg_catalog\".\"box\"") ? ';' : ',';
    }

    private static <T> Type<T> of(
            String name, Codec.Getter<T> getter, Codec.Setter<T> setter, Function<String, T> parse) {
        return builtIn(name, new Codec<>(getter, setter, parse, Object::toString));
    }

    private static <T> Type<T> object(
            String name, Class<T> type, Function<String, T> parse, Function<T, String> format) {
        return builtIn(name, Codec.ofObjects(type, parse, format));
    }

    private static <T> Type<T> builtIn(String name, Codec<T> codec) {
        return new Type<>(Identifiers.quote("pg_catalog", name), Kind.SCALAR, codec, codec.getter());
    }

    private static <T> Type<T> inText(
            String sqlName, Function<String, T> parse, Function<T, String> format, Kind kind) {
        Codec<T> codec = Codec.ofText(parse, format);
        return new Type<>(sqlName, kind, codec, codec.getter());
    }

    private enum Kind {
        SCALAR,
        ARRAY,
        COMPOSITE
    }
}
