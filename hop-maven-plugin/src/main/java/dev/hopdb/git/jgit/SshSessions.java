package dev.hopdb.git.jgit;

import java.io.File;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshConstants;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/** SSH with the user's agent, keys and {@code ~/.ssh/config}; started only when origin is reached by SSH. */
final class SshSessions implements AutoCloseable {

    private @Nullable SshdSessionFactory factory;

    SshdSessionFactory factory(Repository git) {
        if (factory == null) {
            File home = git.getFS().userHome();
            factory = new SshdSessionFactoryBuilder()
                    .setHomeDirectory(home)
                    .setSshDirectory(new File(home, SshConstants.SSH_DIR))
                    .build(null);
        }
        return factory;
    }

    @Override
    public void close() {
        if (factory != null) {
            factory.close();
        }
    }
}
