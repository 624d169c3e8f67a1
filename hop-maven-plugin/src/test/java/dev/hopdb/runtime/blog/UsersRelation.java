package dev.hopdb.runtime.blog;

import dev.hopdb.runtime.Column;
import dev.hopdb.runtime.Condition;
import dev.hopdb.runtime.Definition;
import dev.hopdb.runtime.Range;
import dev.hopdb.runtime.Table;
import dev.hopdb.runtime.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who writes here. Table {@code public.users}; {@link Users} extends it. */
@SuppressWarnings("ClassInitializationDeadlock") // Users is named as a type only: nothing of it is initialized
public abstract class UsersRelation extends Table<Users, UsersRelation.Row> {

    /** bigint, identity. */
    public static final Column<Users, Long> ID =
            Column.<Users, Long>of("id", Type.BIGINT).withDefault();

    /** text, unique. */
    public static final Column<Users, String> USERNAME = Column.of("username", Type.TEXT);

    /** email: text CHECK (VALUE LIKE '%@%'). */
    public static final Column<Users, String> EMAIL = Column.nullable("email", Type.TEXT);

    /** role, default 'member'. */
    public static final Column<Users, Role> ROLE =
            Column.<Users, Role>of("role", Role.TYPE).withDefault();

    /** text[], default '{}'. */
    public static final Column<Users, List<String>> TAGS =
            Column.<Users, List<String>>of("tags", Type.array(Type.TEXT)).withDefault();

    /** jsonb, default '{}'. */
    public static final Column<Users, String> SETTINGS =
            Column.<Users, String>of("settings", Type.JSONB).withDefault();

    /** address. */
    public static final Column<Users, Address> ADDRESS = Column.nullable("address", Address.TYPE);

    /** tstzrange. */
    public static final Column<Users, Range<OffsetDateTime>> ACTIVE =
            Column.nullable("active", Type.range("pg_catalog", "tstzrange", Type.TIMESTAMPTZ));

    /** timestamptz, default now(). */
    public static final Column<Users, OffsetDateTime> CREATED_AT =
            Column.<Users, OffsetDateTime>of("created_at", Type.TIMESTAMPTZ).withDefault();

    /** text, generated from "left"(username, 1). */
    public static final Column<Users, String> INITIAL =
            Column.<Users, String>nullable("initial", Type.TEXT).generated();

    /** Unique key {@code users_username_key}. */
    public static final List<Column<Users, ?>> USERNAME_KEY = List.of(USERNAME);

    /** The relation itself. */
    public static final Definition<Users> DEFINITION = Definition.of(
                    "public", "users", ID, USERNAME, EMAIL, ROLE, TAGS, SETTINGS, ADDRESS, ACTIVE, CREATED_AT, INITIAL)
            .key(ID);

    protected UsersRelation(Connection connection, Condition<Users> rows) {
        super(DEFINITION, connection, rows);
    }

    /** All rows, on a connection of the caller's. */
    public static Users of(Connection connection) {
        return new Users(connection, Condition.all());
    }

    /** The posts by these users: {@code posts.author_id}. */
    public final Posts postsByAuthor() {
        return new Posts(connection(), matching(ID, Posts.AUTHOR_ID));
    }

    /** The posts edited by these users: {@code posts.editor_id}. */
    public final Posts postsByEditor() {
        return new Posts(connection(), matching(ID, Posts.EDITOR_ID));
    }

    /** The comments by these users: {@code comments.author_id}. */
    public final Comments comments() {
        return new Comments(connection(), matching(ID, Comments.AUTHOR_ID));
    }

    @Override
    protected final Users with(Condition<Users> rows) {
        return new Users(connection(), rows);
    }

    @Override
    protected final Row row(ResultSet r) throws SQLException {
        return new Row(
                ID.read(r, 1),
                USERNAME.read(r, 2),
                EMAIL.read(r, 3),
                ROLE.read(r, 4),
                TAGS.read(r, 5),
                SETTINGS.read(r, 6),
                ADDRESS.read(r, 7),
                ACTIVE.read(r, 8),
                CREATED_AT.read(r, 9),
                INITIAL.read(r, 10));
    }

    @Override
    protected final @Nullable Object[] values(Row r) {
        return new @Nullable Object[] {
            r.id, r.username, r.email, r.role, r.tags, r.settings, r.address, r.active, r.createdAt, r.initial
        };
    }

    /** One user. */
    public record Row(
            long id,
            String username,
            @Nullable String email,
            Role role,
            List<String> tags,
            String settings,
            @Nullable Address address,
            @Nullable Range<OffsetDateTime> active,
            OffsetDateTime createdAt,
            @Nullable String initial) {}
}
