package dev.hopdb.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hopdb.problem.HopException;
import org.junit.jupiter.api.Test;

class PomBlockTest {

    private static final String POM = """
            <?xml version="1.0"?>
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <parent>
                <groupId>com.acme</groupId>
                <artifactId>company</artifactId>
                <version>7</version>
              </parent>
              <artifactId>shop</artifactId>

              <!-- What we need, </dependencies>
                   and how we lay it out. -->
              <dependencies>
                <dependency><groupId>com.acme</groupId>
                  <artifactId>prices</artifactId><version>7</version></dependency>
              </dependencies>
            </project>
            """;

    @Test
    void addsDependenciesAtTheEndOfThoseThatAreThere() {
        String added = PomBlock.addTo(POM, "1.2.3", "42");

        assertThat(added).contains("""
                <version>7</version></dependency>
                    <dependency>
                      <groupId>dev.hopdb</groupId>
                      <artifactId>hop-runtime</artifactId>
                      <version>1.2.3</version>
                    </dependency>
                    <dependency>
                      <groupId>org.postgresql</groupId>
                      <artifactId>postgresql</artifactId>
                      <version>42</version>
                      <scope>runtime</scope>
                    </dependency>
                  </dependencies>
                """);
    }

    @Test
    void leavesEveryOtherLineAsItIs() {
        assertThat(PomBlock.addTo(POM, "1.2.3", "42").lines())
                .containsSubsequence(POM.lines().toList());
    }

    @Test
    void addsNothingTwice() {
        String once = PomBlock.addTo(POM, "1.2.3", "42");

        assertThat(PomBlock.addTo(once, "1.2.3", "42")).isEqualTo(once);
    }

    @Test
    void fillsAnElementThatIsEmpty() {
        String added = PomBlock.addTo("<project>\n  <build/>\n  <dependencies />\n</project>\n", "1.2.3", "42");

        assertThat(added).containsOnlyOnce("<build>").containsOnlyOnce("<dependencies>");
    }

    @Test
    void refusesWhatIsNoXml() {
        assertThatThrownBy(() -> PomBlock.addTo("<project>", "1.2.3", "42"))
                .isInstanceOf(HopException.class)
                .hasMessageContaining("pom.xml cannot be read");
    }
}
