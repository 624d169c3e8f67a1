package dev.hopdb.runtime.blog;

import dev.hopdb.runtime.Column;
import dev.hopdb.runtime.Condition;
import dev.hopdb.runtime.Definition;
import dev.hopdb.runtime.Table;
import dev.hopdb.runtime.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code public.posts}. */
public final class Posts extends Table<Posts, Posts.Row> {

    /** bigint, identity. */
    public static final Column<Posts, Long> ID =
            Column.<Posts, Long>of("id", Type.BIGINT).withDefault();

    /** bigint, of {@link Users#ID}. */
    public static final Column<Posts, Long> AUTHOR_ID = Column.of("author_id", Type.BIGINT);

    /** bigint, of {@link Users#ID}. */
    public static final Column<Posts, Long> EDITOR_ID = Column.nullable("editor_id", Type.BIGINT);

    /** text. */
    public static final Column<Posts, String> TITLE = Column.of("title", Type.TEXT);

    /** integer, default 0. */
    public static final Column<Posts, Integer> VIEWS =
            Column.<Posts, Integer>of("views", Type.INTEGER).withDefault();

    /** date. */
    public static final Column<Posts, LocalDate> PUBLISHED = Column.nullable("published", Type.DATE);

    /** Unique key {@code posts_author_id_title_key}. */
    public static final List<Column<Posts, ?>> AUTHOR_ID_TITLE_KEY = List.of(AUTHOR_ID, TITLE);

    /** The relation itself. */
    public static final Definition<Posts> DEFINITION = Definition.of(
                    "public", "posts", ID, AUTHOR_ID, EDITOR_ID, TITLE, VIEWS, PUBLISHED)
            .key(ID);

    /** The rows that a condition means, on a connection of the caller's. */
    public Posts(Connection connection, Condition<Posts> rows) {
        super(DEFINITION, connection, rows);
    }

    /** All rows, on a connection of the caller's. */
    public static Posts of(Connection connection) {
        return new Posts(connection, Condition.all());
    }

    /** The users who wrote these posts: {@code author_id}. */
    public Users author() {
        return new Users(connection(), matching(AUTHOR_ID, Users.ID));
    }

    /** Those of these posts that some of the users wrote: {@code author_id}. */
    public Posts whereAuthor(Users users) {
        return where(users.matching(Users.ID, AUTHOR_ID));
    }

    /** The users who edited these posts: {@code editor_id}. */
    public Users editor() {
        return new Users(connection(), matching(EDITOR_ID, Users.ID));
    }

    /** Those of these posts that some of the users edited: {@code editor_id}. */
    public Posts whereEditor(Users users) {
        return where(users.matching(Users.ID, EDITOR_ID));
    }

    /** The comments on these posts: {@code comments.post_id}. */
    public Comments comments() {
        return new Comments(connection(), matching(ID, Comments.POST_ID));
    }

    @Override
    protected Posts with(Condition<Posts> rows) {
        return new Posts(connection(), rows);
    }

    @Override
    protected Row row(ResultSet r) throws SQLException {
        return new Row(
                ID.read(r, 1),
                AUTHOR_ID.read(r, 2),
                EDITOR_ID.read(r, 3),
                TITLE.read(r, 4),
                VIEWS.read(r, 5),
                PUBLISHED.read(r, 6));
    }

    @Override
    protected @Nullable Object[] values(Row r) {
        return new @Nullable Object[] {r.id, r.authorId, r.editorId, r.title, r.views, r.published};
    }

    /** One of the posts. */
    public record Row(
            long id,
            long authorId,
            @Nullable Long editorId,
            String title,
            int views,
            @Nullable LocalDate published) {}
}
