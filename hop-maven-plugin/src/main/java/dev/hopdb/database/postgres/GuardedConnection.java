package dev.hopdb.database.postgres;

import dev.hopdb.sql.Script;
import dev.hopdb.sql.StatementKind;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A connection for a script: it cannot end the transaction that it is given, nor can what comes of it. */
final class GuardedConnection {

    private static final Set<String> OF_HOP = Set.of("close", "abort", "commit", "setAutoCommit", "setReadOnly");
    private static final Set<StatementKind> ALLOWED =
            Set.of(StatementKind.TRANSACTIONAL, StatementKind.SETS_TRANSACTION, StatementKind.ENDS_GROUP);

    private final Connection guarded;
    private volatile boolean revoked;
    private volatile @Nullable Refused refused;

    GuardedConnection(Connection connection) {
        this.guarded = (Connection) wrap(connection);
    }

    /** What a script wanted to do, and where its stack says. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String what) {
            super(what);
        }
    }

    Connection connection() {
        return guarded;
    }

    /** Whatever a script has caught. */
    @Nullable
    Refused refused() {
        return refused;
    }

    /** From here on nothing can be done with the connection, or with what came of it. */
    void revoke() {
        revoked = true;
    }

    private Object wrap(Object target) {
        return Proxy.newProxyInstance(
                GuardedConnection.class.getClassLoader(),
                interfaces(target.getClass()).toArray(Class<?>[]::new),
                new Guard(target));
    }

    private record Call(Object target, Method method, List<@Nullable Object> arguments) {

        boolean isAbout(Class<?> type) {
            return type.isInstance(target);
        }

        boolean endsTransaction() {
            String name = method.getName();
            return isAbout(Connection.class)
                    && (OF_HOP.contains(name) || (name.equals("rollback") && arguments.isEmpty()));
        }

        boolean isSql() {
            String name = method.getName();
            return !arguments.isEmpty()
                    && arguments.get(0) instanceof String
                    && (name.startsWith("execute") || name.startsWith("prepare") || name.equals("addBatch"));
        }
    }

    private final class Guard implements InvocationHandler {

        private final Object target;

        Guard(Object target) {
            this.target = target;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
            Call call = new Call(target, method, given == null ? List.of() : Arrays.asList(given));
            if (revoked) {
                throw new SQLException("the time of the script is over");
            }
            refuseEnds(call);
            if (method.getDeclaringClass() == Wrapper.class && call.arguments().get(0) instanceof Class<?> wanted) {
                return unwrap(proxy, method, wanted);
            }
            try {
                Object result = method.invoke(target, call.arguments().toArray());
                return result != null && isJdbc(result.getClass()) ? wrap(result) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }

        private @Nullable Object unwrap(Object proxy, Method method, Class<?> wanted) throws SQLException {
            boolean possible = wanted.isInstance(proxy);
            if (method.getName().equals("isWrapperFor")) {
                return possible;
            }
            if (!possible) {
                throw new SQLException("not to be had from the connection of a script: " + wanted.getName());
            }
            return proxy;
        }
    }

    private void refuseEnds(Call call) {
        if (call.endsTransaction()) {
            throw refuse("calls %s() of the connection".formatted(call.method().getName()));
        }
        if (call.isSql()) {
            Script sql = Script.parse(String.valueOf(call.arguments().get(0)));
            sql.statements().stream()
                    .filter(statement -> !ALLOWED.contains(statement.kind()))
                    .findFirst()
                    .ifPresent(statement -> {
                        throw refuse("runs %s".formatted(sql.firstLine(statement)));
                    });
        }
    }

    private Refused refuse(String what) {
        Refused refusal = new Refused(what);
        refused = refused == null ? refusal : refused;
        return refusal;
    }

    /** What leads to a connection. */
    private static boolean isJdbc(Class<?> type) {
        return interfaces(type).stream()
                .anyMatch(face -> face == Connection.class
                        || face == java.sql.Statement.class
                        || face == java.sql.ResultSet.class
                        || face == java.sql.DatabaseMetaData.class);
    }

    private static Set<Class<?>> interfaces(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (@Nullable Class<?> of = type; of != null; of = of.getSuperclass()) {
            for (Class<?> face : of.getInterfaces()) {
                if (java.lang.reflect.Modifier.isPublic(face.getModifiers())) {
                    found.add(face);
                }
                found.addAll(interfaces(face));
            }
        }
        return found;
    }
}
