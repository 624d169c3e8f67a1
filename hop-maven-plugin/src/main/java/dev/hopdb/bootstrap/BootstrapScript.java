package dev.hopdb.bootstrap;

import dev.hopdb.patch.PatchFile;
import dev.hopdb.project.Layout;

/**
 * A script with reference data.
 *
 * @param copy what is under {@code bootstrap/}, named by its path: {@code bootstrap/3-7-roles-0.2.0.sql}
 * @param marked the script of the patch that it is a copy of
 */
public record BootstrapScript(BootstrapName name, PatchFile copy, PatchFile marked) {

    /** What the ledger calls it: {@code 7-roles/20_rows.sql}. */
    public String file() {
        return "%s/%s".formatted(name.patch(), marked.name());
    }

    /** {@code Patches/7-roles/20_rows.sql}. */
    public String origin() {
        return "%s/%s".formatted(Layout.patch(name.patch()), marked.name());
    }
}
