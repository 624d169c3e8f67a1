package dev.hopdb.maven;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Makes the development database anew: the release, then the patch of the current branch as it is on disk, committed or
 * not.
 *
 * <p>{@code mvn hop:patch-apply}
 *
 * <p>Start it on a {@code ho-patch/*} branch, as often as you like. The new database is built beside the old one and
 * swapped in when it is complete: after an error in a script the development database is as it was. Contacts no origin.
 */
@Mojo(name = "patch-apply", aggregator = true)
public final class PatchApplyMojo extends HopMojo {

    @Override
    void run(Wiring hop) {
        hop.applyPatch().run();
    }
}
