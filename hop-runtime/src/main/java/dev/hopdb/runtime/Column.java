package dev.hopdb.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a relation: makes the conditions, values and orders of which statements are made. Immutable.
 *
 * @param <S> the relation that it is of
 * @param <T> the Java type of its values
 */
public final class Column<S, T> {

    private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=~!@#%^&|`?]+");

    private final String name;
    private final Type<T> type;
    private final boolean nullable;
    private final boolean defaulted;
    private final boolean generated;

    private Column(String name, Type<T> type, boolean nullable, boolean defaulted, boolean generated) {
        this.name = name;
        this.type = type;
        this.nullable = nullable;
        this.defaulted = defaulted;
        this.generated = generated;
    }

    /** A column that is never null and must be given a value. */
    public static <S, T> Column<S, T> of(String name, Type<T> type) {
        return new Column<>(name, type, false, false, false);
    }

    /** A column that can be null. */
    public static <S, T> Column<S, T> nullable(String name, Type<T> type) {
        return new Column<>(name, type, true, false, false);
    }

    /** The same, with a default or an identity: an insert may leave it out. */
    public Column<S, T> withDefault() {
        return new Column<>(name, type, nullable, true, generated);
    }

    /** The same, computed by the server from other columns: never written. */
    public Column<S, T> generated() {
        return new Column<>(name, type, nullable, true, true);
    }

    /** As the database calls it, without quotes. */
    public String name() {
        return name;
    }

    public Type<T> type() {
        return type;
    }

    public boolean isNullable() {
        return nullable;
    }

    /** Whether an insert may leave it out without making it null. */
    public boolean hasDefault() {
        return defaulted;
    }

    /** Whether the server computes it, so that nobody may write it. */
    public boolean isGenerated() {
        return generated;
    }

    /** The rows with this very value. For null there is {@link #isNull}. */
    public Condition<S> eq(T value) {
        return is("=", value);
    }

    /** The rows with another value; not those with null, which {@code eq(value).not()} has. */
    public Condition<S> ne(T value) {
        return is("<>", value);
    }

    /** The rows with a lower value. */
    public Condition<S> lt(T value) {
        return is("<", value);
    }

    /** The rows with this value or a lower one. */
    public Condition<S> le(T value) {
        return is("<=", value);
    }

    /** The rows with a greater value. */
    public Condition<S> gt(T value) {
        return is(">", value);
    }

    /** The rows with this value or a greater one. */
    public Condition<S> ge(T value) {
        return is(">=", value);
    }

    /** The rows from one value to another, both included. */
    public Condition<S> between(T lowest, T highest) {
        return ge(lowest).and(le(highest));
    }

    /** The rows with one of these values. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Condition<S> in(T... values) {
        return in(Arrays.asList(values));
    }

    /** The rows with one of these values; none if there are no values. One parameter, however many they are. */
    public Condition<S> in(Collection<? extends T> values) {
        List<T> all = new ArrayList<>(values);
        all.forEach(this::required);
        if (!type.isArray()) {
            Type<List<T>> list = Type.array(type);
            return Condition.of((out, row) ->
                    out.add(of(row)).add(" = ANY (").typedValue(list, all).add(")"));
        }
        return all.stream()
                .map(this::eq)
                .reduce(Condition::or)
                .orElseGet(() -> Condition.<S>all().not());
    }

    /** The rows with a value that a query yields. */
    public Condition<S> in(Select<?, T> query) {
        return Condition.of(query.connection(), (out, row) -> {
            query.writeTo(out.add(of(row)).add(" IN ("), out.nextRow());
            out.add(")");
        });
    }

    /** The rows without a value. */
    public Condition<S> isNull() {
        return Condition.of((out, row) -> out.add(of(row)).add(" IS NULL"));
    }

    /** The rows with a value. */
    public Condition<S> isNotNull() {
        return Condition.of((out, row) -> out.add(of(row)).add(" IS NOT NULL"));
    }

    /** The rows whose text has this form: {@code %} stands for any text, {@code _} for one character. */
    public Condition<S> like(String pattern) {
        return pattern(" LIKE ", pattern);
    }

    /** As {@link #like}, upper and lower case being the same. */
    public Condition<S> ilike(String pattern) {
        return pattern(" ILIKE ", pattern);
    }

    /**
     * The rows for which an operator of PostgreSQL holds between column and value, such as {@code TAGS.is("@>", List.of("new"))}.
     *
     * @throws IllegalArgumentException if it is no operator
     */
    public Condition<S> is(String operator, T value) {
        if (!OPERATOR.matcher(operator).matches()) {
            throw new IllegalArgumentException("'%s' is no operator of PostgreSQL".formatted(operator));
        }
        T given = required(value);
        String infix = " " + operator.replace("?", "??") + " ";
        return Condition.of((out, row) -> out.add(of(row)).add(infix).operand(type, given));
    }

    /** This value for an insert or update; null only where the column can be null. */
    public Assignment<S> to(@Nullable T value) {
        return new Assignment<>(this, out -> out.value(type, value));
    }

    /** This much more than now, computed by the server; for an update. */
    public Assignment<S> plus(T value) {
        return new Assignment<>(
                this, out -> out.add(of(SqlWriter.ROW)).add(" + ").value(type, value));
    }

    /** The value that each element gives, for {@link Table#insertAll}. */
    public <E> Source<S, E> from(Function<? super E, ? extends @Nullable T> value) {
        return new Source<>(this, value);
    }

    /** From low to high, null last. */
    public Order<S> asc() {
        return new Order<>(this, " ASC");
    }

    /** From high to low, null first. */
    public Order<S> desc() {
        return new Order<>(this, " DESC");
    }

    /**
     * The value of this column in a row of JDBC: what {@link Relation#row} is made of. Null only if the column can be null.
     *
     * @param index from 1
     */
    @SuppressWarnings("NullAway") // a column that is never null yields no null, and one that can be has a type that can
    public T read(ResultSet row, int index) throws SQLException {
        return type.read(row, index);
    }

    @Override
    public String toString() {
        return name;
    }

    String quoted() {
        return Identifiers.quote(name);
    }

    /** This column of the table that goes by this name. */
    String of(String row) {
        return row + '.' + Identifiers.quote(name);
    }

    /** The rows with this value, null being a value. */
    Condition<S> sameAs(@Nullable Object value) {
        return value == null ? isNull() : eq(type.cast(value));
    }

    private Condition<S> pattern(String operator, String pattern) {
        Objects.requireNonNull(pattern, "a pattern");
        return Condition.of((out, row) -> out.add(of(row)).add(operator).value(Type.TEXT, pattern));
    }

    private T required(T value) {
        return Objects.requireNonNull(
                value, () -> name + " is compared with null, which is true of no row: use isNull()");
    }
}
