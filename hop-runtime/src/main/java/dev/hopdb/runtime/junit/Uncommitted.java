package dev.hopdb.runtime.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work that nobody commits. Closing it undoes all. */
final class Uncommitted implements AutoCloseable {

    private final Connection real;

    private Uncommitted(Connection real) {
        this.real = real;
    }

    static Uncommitted on(Connection real) throws SQLException {
        real.setAutoCommit(false);
        return new Uncommitted(real);
    }

    /** The connection, which refuses what would make the work of one test visible to the next. */
    Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                Uncommitted.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> invoke(method, arguments));
    }

    @Override
    public void close() throws SQLException {
        if (!real.isClosed()) {
            real.rollback();
            real.close();
        }
    }

    @Nullable
    private Object invoke(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        boolean commits = method.getName().equals("commit");
        boolean autocommit =
                method.getName().equals("setAutoCommit") && arguments != null && Boolean.TRUE.equals(arguments[0]);
        if (commits || autocommit) {
            throw new SQLException(
                    "%s() was called in a test whose work is rolled back%n  Why: the next test would find it%n  Fix: ask for a database of its own: @OwnDatabase Connection"
                            .formatted(method.getName()),
                    "25000");
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
