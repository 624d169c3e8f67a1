package dev.hopdb.runtime.junit;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests a {@code java.sql.Connection} to the state of the database that is tested:
 *
 * <pre>{@code
 * @ExtendWith(DatabaseExtension.class)
 * class UsersTest {
 *     @Test
 *     void worksInATransactionThatIsRolledBack(Connection connection) { … }
 *
 *     @Test
 *     void worksInADatabaseOfItsOwn(@OwnDatabase Connection connection) { … }
 * }
 * }</pre>
 *
 * <p>Without {@link OwnDatabase}, whatever the test does is rolled back after it, so the next one finds the tested state; a commit
 * is refused. With it, the test gets a copy of the database, made in a few hundredths of a second and dropped after it.
 *
 * <p>Each JVM that runs tests works on a copy of its own, so that they may run in parallel forks. The database behind
 * {@code hop.test.url}, which hop:database sets, is only copied from: copies can be made while nobody is connected to it. A role
 * that may not create databases works in that database itself, and has no {@code @OwnDatabase}.
 */
public final class DatabaseExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(DatabaseExtension.class);

    /** For JUnit. */
    public DatabaseExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Connection.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        TestServer server = TestServer.configured();
        try {
            if (parameter.isAnnotated(OwnDatabase.class)) {
                Copy copy = server.copy();
                keep(test, parameter, copy);
                return copy.connection();
            }
            Uncommitted work = Uncommitted.on(forkOf(test, server).connect());
            keep(test, parameter, work);
            return work.connection();
        } catch (SQLException e) {
            throw new IllegalStateException("a test got no connection to its database: " + e.getMessage(), e);
        }
    }

    /** JUnit closes it after the test, the last one first. */
    private static void keep(ExtensionContext test, ParameterContext parameter, AutoCloseable resource) {
        test.getStore(NAMESPACE).put(parameter.getIndex() + " of " + test.getUniqueId(), resource);
    }

    private static Fork forkOf(ExtensionContext test, TestServer server) {
        return test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(server.url(), url -> Fork.of(server), Fork.class);
    }
}
