package dev.hopdb.project;

import dev.hopdb.problem.HopException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Adds hop to the text of a {@code pom.xml}, and leaves every other character as it is. */
public final class PomBlock {

    private static final String PLUGIN = """
            <plugin>
              <groupId>dev.hopdb</groupId>
              <artifactId>hop-maven-plugin</artifactId>
              <version>%s</version>
              <executions>
                <execution>
                  <goals>
                    <goal>generate</goal>
                    <goal>database</goal>
                  </goals>
                </execution>
              </executions>
            </plugin>
            """;

    private static final String RUNTIME = """
            <dependency>
              <groupId>dev.hopdb</groupId>
              <artifactId>hop-runtime</artifactId>
              <version>%s</version>
            </dependency>
            """;

    private static final String DRIVER = """
            <dependency>
              <groupId>org.postgresql</groupId>
              <artifactId>postgresql</artifactId>
              <version>%s</version>
              <scope>runtime</scope>
            </dependency>
            """;

    /** A tag, or what only looks as if it had some. */
    private static final Pattern MARKUP = Pattern.compile(
            "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>|</?(?<name>[\\w.:-]+)(\\s+[^<>\"']*(\"[^\"]*\"|'[^']*'))*\\s*/?>",
            Pattern.DOTALL);

    private static final Pattern EMPTY = Pattern.compile("<(build|plugins|dependencies)\\s*/>");

    private PomBlock() {}

    /** The POM with the plugin block and the dependencies that it lacks; the same text if it lacks none. */
    public static String addTo(String pom, String hopVersion, String driverVersion) {
        if (pom.contains("<artifactId>hop-parent-pom</artifactId>")) {
            return pom;
        }
        String result = EMPTY.matcher(pom).replaceAll("<$1></$1>");
        if (!result.contains("<artifactId>hop-maven-plugin</artifactId>")) {
            result = insert(result, PLUGIN.formatted(hopVersion), "project", "build", "plugins");
        }
        if (!result.contains("<artifactId>hop-runtime</artifactId>")) {
            result = insert(result, RUNTIME.formatted(hopVersion), "project", "dependencies");
        }
        if (!result.contains("<artifactId>postgresql</artifactId>")) {
            result = insert(result, DRIVER.formatted(driverVersion), "project", "dependencies");
        }
        return result;
    }

    /** Puts {@code block} at the end of the element at {@code path}, which is made where it is missing. */
    private static String insert(String pom, String block, String... path) {
        Map<String, Integer> ends = ends(pom);
        int known = path.length;
        while (known > 0 && !ends.containsKey(joined(path, known))) {
            known--;
        }
        if (known == 0) {
            throw unreadable("it has no element <project>");
        }
        int end = Objects.requireNonNull(ends.get(joined(path, known)));
        int lineStart = pom.lastIndexOf('\n', end - 1) + 1;
        boolean ownLine = pom.substring(lineStart, end).isBlank();
        String text = wrapped(block, path, known).indent(2 * known);
        return pom.substring(0, ownLine ? lineStart : end)
                + (ownLine ? "" : "\n")
                + text
                + pom.substring(ownLine ? lineStart : end);
    }

    private static String wrapped(String block, String[] path, int known) {
        String text = block;
        for (int i = path.length - 1; i >= known; i--) {
            text = "<%s>\n%s</%s>\n".formatted(path[i], text.indent(2), path[i]);
        }
        return text;
    }

    private static String joined(String[] path, int length) {
        return String.join("/", Arrays.copyOf(path, length));
    }

    /** Where the end tag of each element begins: the last one of a path counts. */
    private static Map<String, Integer> ends(String pom) {
        refuseUnreadable(pom);
        Map<String, Integer> ends = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher markup = MARKUP.matcher(pom);
        while (markup.find()) {
            String name = markup.group("name");
            if (name == null || markup.group().endsWith("/>")) {
                continue;
            }
            if (markup.group().startsWith("</")) {
                ends.put(String.join("/", open), markup.start());
                open.removeLast();
            } else {
                open.addLast(name);
            }
        }
        return ends;
    }

    /** A parser says whether it is XML; where a tag begins it does not say exactly. */
    private static void refuseUnreadable(String pom) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(pom));
            while (xml.hasNext()) {
                xml.next();
            }
        } catch (XMLStreamException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static HopException unreadable(String detail) {
        return new HopException(
                "pom.xml cannot be read", detail, "mend it until mvn validate succeeds, then mvn hop:init again");
    }
}
