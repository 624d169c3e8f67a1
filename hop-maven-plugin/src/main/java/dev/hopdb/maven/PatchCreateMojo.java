package dev.hopdb.maven;

import dev.hopdb.command.CreatePatch;
import dev.hopdb.version.Version;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Begins a patch: takes its ticket number on origin, adds it to its release as a candidate, makes the branch
 * {@code ho-patch/<id>} with the folder {@code Patches/<id>}, and checks it out.
 *
 * <p>{@code mvn hop:patch-create -Dhop.patch=7-users}
 *
 * <p>Start it on a {@code ho-release/*} branch, or anywhere with {@code -Dhop.release=X.Y.Z}. One number belongs to one
 * patch for ever, whoever asks first. Then write {@code .sql} files into the folder: they run in lexicographic order.
 */
@Mojo(name = "patch-create", aggregator = true)
public final class PatchCreateMojo extends HopMojo {

    /** The id: a ticket number, then optionally words, such as {@code 7} or {@code 7-users}. Asked for if missing. */
    @Parameter(property = "hop.patch")
    private @Nullable String patch;

    /** What the patch is for: the text of its README.md. */
    @Parameter(property = "hop.description")
    private @Nullable String description;

    /** The release it belongs to. By default, that of the current branch. */
    @Parameter(property = "hop.release")
    private @Nullable String release;

    @Override
    void run(Wiring hop) {
        String id =
                hop.answer(patch, "hop.patch", "Which ticket? A number, or like 7-users", "patch-create", "7-users");
        hop.createPatch()
                .run(new CreatePatch.Request(
                        id,
                        Optional.ofNullable(description).orElse(""),
                        Optional.ofNullable(release).map(Version::parse)));
    }
}
