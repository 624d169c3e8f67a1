package dev.hopdb.it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script in Java that was released needs a library that the project has given up since. */
class ReleasedLibraryStoryIT {

    private static final String FILL = """
            class Fill {
                void run(java.sql.Connection connection) throws java.sql.SQLException {
                    String text = org.apache.commons.codec.binary.Hex.encodeHexString(new byte[] {74});
                    connection.createStatement().execute("INSERT INTO users VALUES ('" + text + "')");
                }
            }
            """;

    private static final String LIBRARY = """
              <dependencies>
                <dependency>
                  <groupId>commons-codec</groupId>
                  <artifactId>commons-codec</artifactId>
                  <version>1.19.0</version>
                </dependency>
              </dependencies>
            </project>""";

    @Test
    void isCompiledWithTheDependenciesOfItsRelease(@TempDir Path folder) {
        Shop shop = Shop.ready(folder);
        shop.write("Patches/1-users/zz_fill.java", FILL)
                .replace("pom.xml", "</project>", LIBRARY)
                .commit();
        shop.shell().mvn("hop:patch-merge").succeeds();
        shop.shell().mvn("hop:release-promote", "-Dhop.to=prod").succeeds();
        shop.shell().git("checkout", "--quiet", "ho-prod").succeeds();
        shop.replace("pom.xml", LIBRARY, "</project>");

        shop.shell().mvn("hop:upgrade", "-Dhop.target=embedded:customer").succeeds();
        shop.shell()
                .mvn("hop:update", "-Dhop.target=embedded:customer")
                .succeeds()
                .says("0.1.0");
    }
}
