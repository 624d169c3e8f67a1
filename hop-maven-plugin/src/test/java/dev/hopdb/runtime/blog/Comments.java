package dev.hopdb.runtime.blog;

import dev.hopdb.runtime.Column;
import dev.hopdb.runtime.Condition;
import dev.hopdb.runtime.Definition;
import dev.hopdb.runtime.Table;
import dev.hopdb.runtime.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code public.comments}. */
public final class Comments extends Table<Comments, Comments.Row> {

    /** bigint, of {@link Posts#ID}. */
    public static final Column<Comments, Long> POST_ID = Column.of("post_id", Type.BIGINT);

    /** integer. */
    public static final Column<Comments, Integer> NR = Column.of("nr", Type.INTEGER);

    /** bigint, of {@link Users#ID}. */
    public static final Column<Comments, Long> AUTHOR_ID = Column.nullable("author_id", Type.BIGINT);

    /** integer. */
    public static final Column<Comments, Integer> PARENT_NR = Column.nullable("parent_nr", Type.INTEGER);

    /** text. */
    public static final Column<Comments, String> BODY = Column.of("body", Type.TEXT);

    /** The relation itself. */
    public static final Definition<Comments> DEFINITION = Definition.of(
                    "public", "comments", POST_ID, NR, AUTHOR_ID, PARENT_NR, BODY)
            .key(POST_ID, NR);

    /** The rows that a condition means, on a connection of the caller's. */
    public Comments(Connection connection, Condition<Comments> rows) {
        super(DEFINITION, connection, rows);
    }

    /** All rows, on a connection of the caller's. */
    public static Comments of(Connection connection) {
        return new Comments(connection, Condition.all());
    }

    /** The posts that these comments are on: {@code post_id}. */
    public Posts post() {
        return new Posts(connection(), matching(POST_ID, Posts.ID));
    }

    /** Those of these comments that are on some of the posts: {@code post_id}. */
    public Comments wherePost(Posts posts) {
        return where(posts.matching(Posts.ID, POST_ID));
    }

    /** The users who wrote these comments: {@code author_id}. */
    public Users author() {
        return new Users(connection(), matching(AUTHOR_ID, Users.ID));
    }

    /** Those of these comments that some of the users wrote: {@code author_id}. */
    public Comments whereAuthor(Users users) {
        return where(users.matching(Users.ID, AUTHOR_ID));
    }

    /** The comments that these comments answer: {@code post_id, parent_nr}. */
    public Comments parent() {
        return new Comments(connection(), matching(List.of(POST_ID, PARENT_NR), List.of(POST_ID, NR)));
    }

    /** Those of these comments that answer some of the others: {@code post_id, parent_nr}. */
    public Comments whereParent(Comments comments) {
        return where(comments.matching(List.of(POST_ID, NR), List.of(POST_ID, PARENT_NR)));
    }

    /** The comments that answer these comments: {@code comments.post_id, comments.parent_nr}. */
    public Comments comments() {
        return new Comments(connection(), matching(List.of(POST_ID, NR), List.of(POST_ID, PARENT_NR)));
    }

    @Override
    protected Comments with(Condition<Comments> rows) {
        return new Comments(connection(), rows);
    }

    @Override
    protected Row row(ResultSet r) throws SQLException {
        return new Row(POST_ID.read(r, 1), NR.read(r, 2), AUTHOR_ID.read(r, 3), PARENT_NR.read(r, 4), BODY.read(r, 5));
    }

    @Override
    protected @Nullable Object[] values(Row r) {
        return new @Nullable Object[] {r.postId, r.nr, r.authorId, r.parentNr, r.body};
    }

    /** One of the comments. */
    public record Row(
            long postId,
            int nr,
            @Nullable Long authorId,
            @Nullable Integer parentNr,
            String body) {}
}
