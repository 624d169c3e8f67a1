package dev.hopdb.runtime.blog;

import dev.hopdb.runtime.Condition;
import java.sql.Connection;

/** What a user writes: one constructor, and what this program says of its users. */
public final class Users extends UsersRelation {

    /** Any users, as navigation and constraints ask for them. */
    public Users(Connection connection, Condition<Users> rows) {
        super(connection, rows);
    }

    /** Those who may do anything. */
    public Users admins() {
        return where(ROLE.eq(Role.ADMIN));
    }
}
