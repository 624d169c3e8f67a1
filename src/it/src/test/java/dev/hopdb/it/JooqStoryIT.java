package dev.hopdb.it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jOOQ's generator on hop's database, as its how-to page says. */
class JooqStoryIT {

    @Test
    void generatesItsClassesFromTheDatabaseOfTheBuild(@TempDir Path folder) {
        Shop shop = Shop.ready(folder);
        shop.shell().mvn("hop:patch-apply").succeeds();

        new Typist(shop.shell()).follow(Page.read(Path.of(Shell.property("docs"), "how-to", "jooq.md")));
    }
}
