package dev.hopdb.project;

import dev.hopdb.problem.HopException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** What counts in XML for finding an element: comments and the like are passed over. */
    private static final Pattern MARKUP = Pattern.compile(
            "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<\\?.*?\\?>|<![^>]*>|<(?<close>/?)(?<name>[\\w.:-]+)[^>]*?(?<empty>/?)>",
            Pattern.DOTALL);

    private PomBlock() {}

    /** The POM with the plugin block and the dependencies that it lacks; the same text if it lacks none. */
    public static String addTo(String pom, String hopVersion, String driverVersion) {
        if (pom.contains("<artifactId>hop-parent-pom</artifactId>")) {
            return pom;
        }
        String result = pom;
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
        Map<String, Element> elements = elements(pom);
        int known = path.length;
        while (known > 0 && !elements.containsKey(joined(path, known))) {
            known--;
        }
        if (known == 0) {
            throw unreadable("it has no element <project>");
        }
        Element parent = Objects.requireNonNull(elements.get(joined(path, known)));
        String text = wrapped(block, path, known).indent(2 * known);
        if (parent.isEmpty()) {
            String name = path[known - 1];
            String opened = "<%s>\n%s%s</%s>".formatted(name, text, " ".repeat(2 * (known - 1)), name);
            return pom.substring(0, parent.from()) + opened + pom.substring(parent.to());
        }
        int lineStart = pom.lastIndexOf('\n', parent.from() - 1) + 1;
        boolean ownLine = pom.substring(lineStart, parent.from()).isBlank();
        int at = ownLine ? lineStart : parent.from();
        return pom.substring(0, at) + (ownLine ? "" : "\n") + text + pom.substring(at);
    }

    /** Where an element ends: its closing tag, or all of it where it is written as an empty one. */
    private record Element(int from, int to, boolean isEmpty) {}

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

    private static Map<String, Element> elements(String pom) {
        Map<String, Element> elements = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = MARKUP.matcher(pom);
        while (tag.find()) {
            String name = tag.group("name");
            if (name == null) {
                continue;
            }
            boolean closes = !tag.group("close").isEmpty();
            boolean isEmpty = !tag.group("empty").isEmpty();
            if (!closes) {
                open.addLast(name);
            }
            if (closes || isEmpty) {
                elements.put(String.join("/", open), new Element(tag.start(), tag.end(), isEmpty));
                if (!name.equals(open.pollLast())) {
                    throw unreadable("</%s> closes nothing that is open".formatted(name));
                }
            }
        }
        return elements;
    }

    private static HopException unreadable(String detail) {
        return new HopException(
                "pom.xml cannot be read", detail, "mend it until mvn validate succeeds, then mvn hop:init again");
    }
}
