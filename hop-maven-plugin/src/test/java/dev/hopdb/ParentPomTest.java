package dev.hopdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** hop-parent-pom has no parent, so what it says twice is held equal to what this build says. */
class ParentPomTest {

    private static final List<String> SHARED = List.of("junit.version", "pgjdbc.version", "surefire.version");

    private final Element ours = pom("../pom.xml");
    private final Element handedOn = pom("../hop-parent-pom/pom.xml");

    @Test
    void hasTheVersionOfThisBuild() {
        String version = childrenOf(ours).get("version");

        assertThat(childrenOf(handedOn)).containsEntry("version", version);
        assertThat(propertiesOf(handedOn)).containsEntry("hop.version", version);
    }

    @Test
    void pinsWhatThisBuildIsTestedWith() {
        Map<String, String> tested = propertiesOf(ours);
        tested.keySet().retainAll(SHARED);

        assertThat(tested).hasSameSizeAs(SHARED);
        assertThat(propertiesOf(handedOn)).containsAllEntriesOf(tested);
    }

    private static Map<String, String> propertiesOf(Element pom) {
        return childrenOf((Element) pom.getElementsByTagName("properties").item(0));
    }

    private static Map<String, String> childrenOf(Element parent) {
        Map<String, String> texts = new TreeMap<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                texts.put(child.getNodeName(), child.getTextContent());
            }
        }
        return texts;
    }

    private static Element pom(String path) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of(path).toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new AssertionError(path + " cannot be read", e);
        }
    }
}
