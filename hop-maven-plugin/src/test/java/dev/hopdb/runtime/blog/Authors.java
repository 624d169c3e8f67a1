package dev.hopdb.runtime.blog;

import dev.hopdb.runtime.Column;
import dev.hopdb.runtime.Condition;
import dev.hopdb.runtime.Definition;
import dev.hopdb.runtime.Relation;
import dev.hopdb.runtime.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** View {@code public.authors}. */
public final class Authors extends Relation<Authors, Authors.Row> {

    /** bigint. */
    public static final Column<Authors, Long> ID = Column.nullable("id", Type.BIGINT);

    /** text. */
    public static final Column<Authors, String> USERNAME = Column.nullable("username", Type.TEXT);

    /** bigint. */
    public static final Column<Authors, Long> POSTS = Column.nullable("posts", Type.BIGINT);

    /** The relation itself. */
    public static final Definition<Authors> DEFINITION = Definition.of("public", "authors", ID, USERNAME, POSTS);

    /** The rows that a condition means, on a connection of the caller's. */
    public Authors(Connection connection, Condition<Authors> rows) {
        super(DEFINITION, connection, rows);
    }

    /** All rows, on a connection of the caller's. */
    public static Authors of(Connection connection) {
        return new Authors(connection, Condition.all());
    }

    @Override
    protected Authors with(Condition<Authors> rows) {
        return new Authors(connection(), rows);
    }

    @Override
    protected Row row(ResultSet r) throws SQLException {
        return new Row(ID.read(r, 1), USERNAME.read(r, 2), POSTS.read(r, 3));
    }

    /** One of the authors. */
    public record Row(
            @Nullable Long id,
            @Nullable String username,
            @Nullable Long posts) {}
}
