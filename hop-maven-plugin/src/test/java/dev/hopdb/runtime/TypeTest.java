package dev.hopdb.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.runtime.blog.Address;
import dev.hopdb.runtime.blog.Blog;
import dev.hopdb.runtime.blog.Role;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of each type, there and back: one at a time, many at once, alone and in arrays, as text and as the driver's bytes. */
class TypeTest {

    /** After five times the driver prepares a statement on the server, and then reads bytes instead of text. */
    private static final int UNTIL_BINARY = 7;

    private static DatabaseAddress database;

    private Connection connection;

    @BeforeAll
    static void extensions() throws SQLException {
        database = Blog.fresh();
        try (Connection once = Blog.connect(database);
                Statement statement = once.createStatement()) {
            statement.execute("CREATE EXTENSION hstore; CREATE EXTENSION citext");
        }
    }

    @BeforeEach
    void inAZoneWithAnOffsetInMinutes() throws SQLException {
        connection = Blog.connect(database);
        connection.setAutoCommit(false);
        run("SET TIME ZONE 'America/St_Johns'");
    }

    @AfterEach
    void undo() throws SQLException {
        connection.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.hopdb.runtime.TypeSamples#types")
    void goesThereAndBack(String sql, Type<Object> type, List<Object> values) throws SQLException {
        Sample sample = Sample.of(connection, sql, type);
        List<Object> withNull = new ArrayList<>(values);
        withNull.add(null);

        for (Object value : withNull) {
            Sample.Row back = sample.insert(sample.value.to(value), sample.array.to(arrayOf(sql, withNull)));
            assertThat(back.value()).isEqualTo(value);
        }
        List<Sample.Row> one = sample.orderBy(sample.id.asc()).list();
        assertThat(one).extracting(Sample.Row::value).isEqualTo(withNull);
        assertThat(one.get(0).array()).isEqualTo(arrayOf(sql, withNull));
        for (int i = 0; i < UNTIL_BINARY; i++) {
            assertThat(sample.orderBy(sample.id.asc()).list()).isEqualTo(one);
        }

        sample.everywhere().delete();
        assertThat(sample.insertAll(one)).isEqualTo(one.size());
        assertThat(sample.orderBy(sample.id.asc()).list()).isEqualTo(one);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.hopdb.runtime.TypeSamples#types")
    void isFoundByItsValue(String sql, Type<Object> type, List<Object> values) throws SQLException {
        if (List.of("json", "xml", "point").contains(sql)) {
            return; // PostgreSQL does not compare them
        }
        Sample sample = Sample.of(connection, sql, type);
        values.forEach(value -> sample.insert(sample.value.to(value)));

        for (Object value : values) {
            assertThat(sample.where(sample.value.eq(value)).one().value()).isEqualTo(value);
        }
        assertThat(sample.where(sample.value.in(values)).count()).isEqualTo(values.size());
        assertThat(sample.where(sample.value.in(values).not()).isEmpty()).isTrue();
    }

    @Test
    void readsBytes() throws SQLException {
        byte[] bytes = {0, 1, (byte) 0xff, '\\', '"'};
        Sample sample = Sample.of(connection, "bytea", Type.BYTEA);

        assertThat((byte[]) sample.insert(sample.value.to(bytes)).value()).isEqualTo(bytes);
        sample.insertAll(List.of(1, 2), sample.value.from(n -> bytes), sample.array.from(n -> List.of(bytes)));
        assertThat(sample.where(sample.value.eq(bytes)).count()).isEqualTo(3);
        assertThat((byte[]) sample.where(sample.array.isNotNull())
                        .list()
                        .get(0)
                        .array()
                        .get(0))
                .isEqualTo(bytes);
    }

    @Test
    void comparesWithoutCaseWhereTheTypeDoes() throws SQLException {
        Sample sample = Sample.of(connection, "citext", Type.text("public", "citext"));
        sample.insert(sample.value.to("Alice"));

        assertThat(sample.where(sample.value.eq("ALICE")).count()).isEqualTo(1);
        assertThat(sample.where(sample.value.in("ALICE")).count()).isEqualTo(1);
        assertThat(sample.where(sample.value.like("ali%")).count()).isEqualTo(1);
    }

    @Test
    void findsByTheOperatorsOfItsType() throws SQLException {
        Sample json = Sample.of(connection, "jsonb", Type.JSONB);
        json.insert(json.value.to("{\"a\": 1}"));
        assertThat(json.where(json.value.is("@>", "{\"a\": 1}")).count()).isEqualTo(1);
        assertThat(json.where(json.value.is("?", "a")).count()).isEqualTo(1);

        Sample words = Sample.of(connection, "tsvector", TypeSamples.text("tsvector"));
        words.insert(words.value.to("'fat':1 'cat':2"));
        assertThat(words.where(words.value.is("@@", "fat & cat")).count()).isEqualTo(1);
    }

    @Test
    void doesNotCutWhatIsTooLong() throws SQLException {
        Sample sample = Sample.of(connection, "varchar(3)", Type.VARCHAR);

        assertThatExceptionOfType(RelationException.class)
                .isThrownBy(() -> sample.insertAll(List.of("long"), sample.value.from(text -> text)))
                .satisfies(tooLong -> assertThat(tooLong.sqlState()).isEqualTo("22001"));
    }

    @Test
    void refusesWhatTheClassesDoNotKnow() throws SQLException {
        Sample sample = Sample.of(connection, "role", Role.TYPE);
        run("ALTER TYPE role RENAME VALUE 'admin' TO 'owner'");
        run("INSERT INTO sample (value) VALUES ('owner')");

        assertThatIllegalArgumentException()
                .isThrownBy(sample::list)
                .withMessage("public.role has the label 'owner', which these classes do not know");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Type.array(Type.INTEGER).parse("{{1,2},{3,4}}"))
                .withMessage(
                        "the array has more dimensions than the class says; declare it as \"pg_catalog\".\"int4\"[][]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.TYPE.parse("(a,1)"))
                .withMessage("(a,1) has 2 attributes, and these classes know 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Range<>(1, 2, true, false, true))
                .withMessage("a bound that is not there cannot be included, and an empty range has none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Type.text("public", ""))
                .withMessage("no name of PostgreSQL is empty or holds a zero: ''");
    }

    @Test
    void knowsTheLeapDayBeforeTheFirstYear() {
        List<LocalDate> leapDay = List.of(LocalDate.of(0, 2, 29));

        assertThat(Type.array(Type.DATE).format(leapDay)).isEqualTo("{\"0001-02-29 BC\"}");
        assertThat(Type.array(Type.DATE).parse("{\"0001-02-29 BC\"}")).isEqualTo(leapDay);
    }

    @Test
    void readsAnArrayWhoseIndexesDoNotBeginAtOne() {
        assertThat(Type.array(Type.INTEGER).parse("[0:1]={5,6}")).containsExactly(5, 6);
    }

    /** An array of more than one dimension has no null row and rows of one length, and there are no arrays of empty ones. */
    private static List<Object> arrayOf(String sql, List<Object> values) {
        return sql.contains("[") ? values.subList(0, 0) : values;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A table with one value, and an array of such. */
    private static final class Sample extends Table<Sample, Sample.Row> {

        final Column<Sample, Integer> id;
        final Column<Sample, Object> value;
        final Column<Sample, List<Object>> array;

        private Sample(Definition<Sample> definition, Connection connection, Condition<Sample> rows) {
            super(definition, connection, rows);
            id = column(definition, 0);
            value = column(definition, 1);
            array = column(definition, 2);
        }

        static <T> Sample of(Connection connection, String sql, Type<T> type) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "DROP TABLE IF EXISTS sample; CREATE TABLE sample (id integer GENERATED ALWAYS AS IDENTITY"
                                + " PRIMARY KEY, value %s, \"array\" %s[])"
                                        .formatted(sql, sql.replaceAll("\\[.*", "")));
            }
            Definition<Sample> definition = Definition.<Sample>of(
                    "public",
                    "sample",
                    Column.<Sample, Integer>of("id", Type.INTEGER).withDefault(),
                    Column.<Sample, T>nullable("value", type),
                    Column.<Sample, List<T>>nullable("array", Type.array(type)));
            return new Sample(definition, connection, Condition.all());
        }

        @SuppressWarnings("unchecked")
        private static <T> Column<Sample, T> column(Definition<Sample> definition, int index) {
            return (Column<Sample, T>) definition.columns().get(index);
        }

        @Override
        protected Sample with(Condition<Sample> rows) {
            return new Sample(definition(), connection(), rows);
        }

        @Override
        protected Row row(ResultSet columns) throws SQLException {
            return new Row(id.read(columns, 1), value.read(columns, 2), array.read(columns, 3));
        }

        @Override
        protected Object[] values(Row row) {
            return new Object[] {row.id, row.value, row.array};
        }

        record Row(int id, Object value, List<Object> array) {}
    }
}
