package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The classes that the Failsafe of a {@code pom.xml} takes, by its {@code <includes>} or else by its defaults.
 *
 * <p>An include with a property or a regular expression takes nothing here: what it means is not known from the file.
 */
final class FailsafeClasses {

    private static final List<String> DEFAULTS = List.of("**/IT*.java", "**/*IT.java", "**/*ITCase.java");
    private static final Pattern WILDCARD = Pattern.compile("\\*\\*/|\\*\\*|\\*|\\?|[^*?]+");

    private final List<Element> plugins;

    private FailsafeClasses(List<Element> plugins) {
        this.plugins = plugins;
    }

    /** None where there is no file. */
    static FailsafeClasses in(Path pom) {
        if (!Files.exists(pom)) {
            return new FailsafeClasses(List.of());
        }
        return new FailsafeClasses(elements(parse(pom).getElementsByTagName("plugin"))
                .filter(plugin -> texts(plugin, "artifactId").anyMatch("maven-failsafe-plugin"::equals))
                .toList());
    }

    boolean takes(String className) {
        return plugins.stream().anyMatch(plugin -> takes(plugin, className));
    }

    private static boolean takes(Element plugin, String className) {
        List<String> written = patterns(plugin, "include");
        List<String> includes = written.isEmpty() ? DEFAULTS : written;
        Stream<String> excludes = Stream.concat(
                patterns(plugin, "exclude").stream(),
                includes.stream().filter(pattern -> pattern.startsWith("!")).map(pattern -> pattern.substring(1)));
        return includes.stream().anyMatch(pattern -> matches(pattern, className))
                && excludes.noneMatch(pattern -> matches(pattern, className));
    }

    private static List<String> patterns(Element plugin, String name) {
        return texts(plugin, name)
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    /** Paths as Ant has them; a name without a slash is that of a class, in any package. */
    private static boolean matches(String pattern, String className) {
        String path = pattern.replaceFirst("#.*", "").replaceFirst("\\.(java|class)$", "");
        String anywhere = path.contains("/") ? path : "**/" + path.replace('.', '/');
        String regex = WILDCARD.matcher(anywhere).replaceAll(part -> Matcher.quoteReplacement(regex(part.group())));
        return className.replace('.', '/').matches(regex);
    }

    private static String regex(String part) {
        return switch (part) {
            case "**/" -> "(.*/)?";
            case "**" -> ".*";
            case "*" -> "[^/]*";
            case "?" -> "[^/]";
            default -> Pattern.quote(part);
        };
    }

    private static Stream<String> texts(Element parent, String name) {
        return elements(parent.getElementsByTagName(name))
                .map(Element::getTextContent)
                .map(String::strip);
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
    }

    private static Document parse(Path pom) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory.newDocumentBuilder().parse(pom.toFile());
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("Maven has built with %s, which is no XML".formatted(pom), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
