package dev.hopdb.git.jgit;

import java.io.File;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshConstants;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/** SSH with the user's agent, keys and {@code ~/.ssh/config}. */
final class SshSessions implements AutoCloseable {

    private @Nullable SshdSessionFactory factory;

    /**
     * What the user told Git to start for SSH, else the machine's own {@code ssh} as Git would, else what JGit brings.
     *
     * <p>The machine's own knows every kind of key, and starts in a tenth of the time.
     */
    SshSessionFactory factory(Repository git) {
        Optional<String> command = SshCommand.chosen(git).or(SshCommand::ofThisMachine);
        return command.isPresent()
                ? new SshCommand(git, command.get())
                : builtIn(git.getFS().userHome());
    }

    /** Without Ed25519 keys. */
    SshdSessionFactory builtIn(File home) {
        if (factory == null) {
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
