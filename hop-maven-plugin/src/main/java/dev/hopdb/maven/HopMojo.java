package dev.hopdb.maven;

import dev.hopdb.document.Envelope;
import dev.hopdb.problem.HopException;
import java.io.File;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal shares: where it runs, how it reaches origin and the development database, how it refuses. */
abstract class HopMojo extends AbstractMojo {

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    @Inject
    SettingsDecrypter decrypter;

    @Inject
    RepositorySystem resolver;

    @Inject
    ProjectDependenciesResolver dependencies;

    @Inject
    ProjectBuilder projects;

    /** Contacts no Git server: uses what was fetched last. Maven's own {@code -o} does the same. */
    @Parameter(property = "hop.offline", defaultValue = "false")
    boolean offline;

    /**
     * The {@code <server>} of settings.xml with the user and password (or token) for origin over HTTPS; given to the server
     * in the address of origin only, also where that one redirects.
     */
    @Parameter(property = "hop.git.serverId")
    @Nullable
    String gitServerId;

    /**
     * The development database, such as {@code jdbc:postgresql://localhost/shop}. Without it, and without {@code HOP_URL}
     * or libpq's variables, hop runs a PostgreSQL of its own.
     */
    @Parameter(property = "hop.url")
    @Nullable
    String url;

    /** The user of the development database. */
    @Parameter(property = "hop.user")
    @Nullable
    String user;

    /** The password of the development database. Better: {@code hop.serverId}, {@code HOP_PASSWORD} or ~/.pgpass. */
    @Parameter(property = "hop.password")
    @Nullable
    String password;

    /** The {@code <server>} of settings.xml with the user and password of the development database. */
    @Parameter(property = "hop.serverId")
    @Nullable
    String serverId;

    /** The version of the embedded PostgreSQL, as its binaries are published. By default, the newest known. */
    @Parameter(property = "hop.postgresVersion")
    @Nullable
    String postgresVersion;

    /** After this time a patch file in Java is given up: {@code 10m}, {@code 90s}. Its transaction is rolled back. */
    @Parameter(property = "hop.scriptTimeout", defaultValue = "10m")
    String scriptTimeout = "10m";

    /**
     * {@code json} writes the result as one JSON document when the goal ends: one line of the console that begins with a
     * brace and {@code "format"}, or the file that {@code hop.outputFile} names. A refusal is a document, too.
     */
    @Parameter(property = "hop.output")
    @Nullable
    String output;

    /** The file for the JSON document, instead of the console. It is replaced as a whole. */
    @Parameter(property = "hop.outputFile")
    @Nullable
    File outputFile;

    @Override
    public final void execute() throws MojoFailureException {
        try {
            DocumentOutput documents = DocumentOutput.of(output, outputFile, System.out);
            try (Wiring hop = new Wiring(this)) {
                execute(hop, documents);
            }
        } catch (HopException e) {
            getLog().debug(e);
            throw new MojoFailureException("\n" + e.report());
        }
    }

    abstract void run(Wiring hop);

    private void execute(Wiring hop, DocumentOutput documents) {
        try {
            run(hop);
        } catch (HopException e) {
            documents.write(Envelope.refused(plugin.getVersion(), execution.getGoal(), e, hop.result()));
            throw e;
        }
        documents.write(Envelope.done(plugin.getVersion(), execution.getGoal(), hop.result()));
    }

    /** The projects of this build, the current one first. */
    final List<MavenProject> projects() {
        return session.getAllProjects() == null ? List.of(project) : session.getAllProjects();
    }
}
