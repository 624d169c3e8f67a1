package dev.hopdb.runtime.blog;

import dev.hopdb.runtime.Sql;
import dev.hopdb.runtime.Type;
import java.sql.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions and procedures of schema {@code public}. */
public final class Routines {

    private Routines() {}

    /** shout(what text): text. */
    public static @Nullable String shout(Connection connection, @Nullable String what) {
        return Sql.function("public", "shout").with(Type.TEXT, what).one(connection, Type.TEXT);
    }

    /** shout(what text, times integer): text. */
    public static @Nullable String shout(Connection connection, @Nullable String what, @Nullable Integer times) {
        return Sql.function("public", "shout")
                .with(Type.TEXT, what)
                .with(Type.INTEGER, times)
                .one(connection, Type.TEXT);
    }

    /** numbers(upto integer): set of integer. */
    public static List<Integer> numbers(Connection connection, @Nullable Integer upto) {
        return Sql.function("public", "numbers").with(Type.INTEGER, upto).list(connection, Type.INTEGER);
    }

    /** total(VARIADIC numbers integer[]): bigint. */
    public static @Nullable Long total(Connection connection, List<Integer> numbers) {
        return Sql.function("public", "total")
                .withVariadic(Type.INTEGER, numbers)
                .one(connection, Type.BIGINT);
    }

    /** roles_in_use(): table (role role, users bigint). */
    public static List<RolesInUse> rolesInUse(Connection connection) {
        return Sql.function("public", "roles_in_use").list(connection, RolesInUse.TYPE);
    }

    /** rename_all(suffix text, INOUT renamed integer, INOUT last text). */
    public static @Nullable RenameAll renameAll(
            Connection connection, @Nullable String suffix, @Nullable Integer renamed, @Nullable String last) {
        return Sql.procedure("public", "rename_all")
                .with(Type.TEXT, suffix)
                .with(Type.INTEGER, renamed)
                .with(Type.TEXT, last)
                .one(connection, RenameAll.TYPE);
    }

    /** forget_all(). */
    public static void forgetAll(Connection connection) {
        Sql.procedure("public", "forget_all").run(connection);
    }

    /** A row of {@link #rolesInUse}. */
    public record RolesInUse(@Nullable Role role, @Nullable Long users) {
        private static final Type<RolesInUse> TYPE = Type.composite(
                "public",
                "roles_in_use",
                v -> new RolesInUse(Role.TYPE.cast(v[0]), Type.BIGINT.cast(v[1])),
                r -> new @Nullable Object[] {r.role, r.users},
                Role.TYPE,
                Type.BIGINT);
    }

    /** What {@link #renameAll} hands back. */
    public record RenameAll(
            @Nullable Integer renamed, @Nullable String last) {
        private static final Type<RenameAll> TYPE = Type.composite(
                "public",
                "rename_all",
                v -> new RenameAll(Type.INTEGER.cast(v[0]), Type.TEXT.cast(v[1])),
                r -> new @Nullable Object[] {r.renamed, r.last},
                Type.INTEGER,
                Type.TEXT);
    }
}
