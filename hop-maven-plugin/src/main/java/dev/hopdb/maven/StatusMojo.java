package dev.hopdb.maven;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Says where things stand: production, the open releases with their patches, and what to type next. As of the last fetch:
 * contacts nobody and changes nothing.
 *
 * <p>{@code mvn hop:status}
 */
@Mojo(name = "status", aggregator = true)
public final class StatusMojo extends HopMojo {

    @Override
    void run(Wiring hop) {
        hop.tell(hop.showStatus().run());
    }
}
