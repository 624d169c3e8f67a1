package dev.hopdb.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PomBlockTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<project></project>",
                "<?xml version=\"1.0\"?>\n<project>\n  <!-- <plugins> </plugins> -->\n</project>\n",
                "<project>\n  <build/>\n</project>",
                "<project>\n  <dependencies/>\n  <build>\n    <plugins />\n  </build>\n</project>",
                """
                <project>
                  <build>
                    <pluginManagement>
                      <plugins>
                      </plugins>
                    </pluginManagement>
                  </build>
                </project>
                """,
                """
                <project>
                  <profiles><profile><dependencies></dependencies></profile></profiles>
                  <dependencies>
                    <dependency><artifactId>ä</artifactId></dependency>
                  </dependencies>
                </project>
                """,
            })
    void addsOnePluginAndTwoDependenciesWhateverThePomLooksLike(String pom) throws Exception {
        Element project = parsed(PomBlock.addTo(pom, "1.2.3", "42.7.14")).getDocumentElement();

        Element plugins = child(child(project, "build"), "plugins");
        assertThat(child(child(plugins, "plugin"), "artifactId").getTextContent())
                .isEqualTo("hop-maven-plugin");
        Element dependencies = child(project, "dependencies");
        assertThat(dependencies.getTextContent()).contains("hop-runtime", "1.2.3", "postgresql", "42.7.14");
    }

    @Test
    void keepsEveryOtherCharacterAsItIs() {
        String before = "<project>\n\t<dependencies>\n\t</dependencies>\n</project>\n";

        String after = PomBlock.addTo(before, "1.2.3", "42.7.14");

        assertThat(after.lines()).containsSubsequence(before.lines().toList());
        assertThat(PomBlock.addTo(after, "1.2.3", "42.7.14")).isEqualTo(after);
    }

    @Test
    void addsNothingUnderHopParentPom() {
        String pom = "<project><parent><artifactId>hop-parent-pom</artifactId></parent></project>";

        assertThat(PomBlock.addTo(pom, "1.2.3", "42.7.14")).isEqualTo(pom);
    }

    @Test
    void refusesWhatIsNoPom() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> PomBlock.addTo("<project><build></project>", "1.2.3", "42.7.14"))
                .satisfies(e -> assertThat(e.report()).contains("pom.xml cannot be read", "</project>"));
        assertThatExceptionOfType(HopException.class).isThrownBy(() -> PomBlock.addTo("", "1.2.3", "42.7.14"));
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static Element child(Element parent, String name) {
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof Element element
                    && element.getTagName().equals(name)) {
                return element;
            }
        }
        throw new AssertionError("no <%s> in <%s>".formatted(name, parent.getTagName()));
    }
}
