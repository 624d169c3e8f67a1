package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where hop:init puts the generated classes of a project that has sources. */
class SourcePackageTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            test/com/acme/shop/DatabaseTest.java                               | com.acme.shop
            main/com/acme/shop/Shop.java test/com/acme/shop/web/WebTest.java   | com.acme.shop
            main/com/acme/shop/Shop.java main/com/acme/shopping/Cart.java      | com.acme
            main/com/acme/Shop.java main/module-info.java                      | com.acme
            main/shop/Shop.java                                                | shop
            main/com/acme/Shop.java main/com/other/Shop.java                   | -
            main/com/acme/Shop.java main/org/other/Shop.java                   | -
            main/Shop.java                                                     | -
            main/com/acme/shop.properties                                      | -
            """)
    void isWhatAllSourcesShare(String files, String expected) throws IOException {
        for (String file : files.split(" ")) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        List<Path> roots = List.of(folder.resolve("main"), folder.resolve("test"));

        assertThat(SourcePackage.of(roots).orElse(null)).isEqualTo(expected);
        assertThat(SourcePackage.hasSources(roots)).isEqualTo(files.contains(".java"));
    }
}
