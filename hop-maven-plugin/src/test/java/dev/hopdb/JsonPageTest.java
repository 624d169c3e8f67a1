package dev.hopdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.document.BootstrapStanding;
import dev.hopdb.document.Document;
import dev.hopdb.document.DriftReport;
import dev.hopdb.document.Envelope;
import dev.hopdb.document.ProjectStanding;
import dev.hopdb.document.RehearsalResult;
import dev.hopdb.document.TargetStanding;
import dev.hopdb.document.UpgradeAudit;
import dev.hopdb.document.UpgradePreview;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on JSON names what documents hold, all of it, and under the goal that writes it. */
class JsonPageTest {

    private static final Path PAGE = Path.of("../docs/reference/json.md");

    /** What is of one goal; the envelope is of all, and stands before the first headline. */
    private static final Map<String, Class<? extends Document>> SECTIONS = Map.of(
            "update", TargetStanding.class,
            "status", ProjectStanding.class,
            "upgrade", UpgradeAudit.class,
            "upgrade with hop.dryRun", UpgradePreview.class,
            "upgrade with hop.rehearse", RehearsalResult.class,
            "bootstrap", BootstrapStanding.class,
            "drift", DriftReport.class);

    private static final Pattern WORD = Pattern.compile("`([a-z0-9A-Z]+)`");

    @Test
    void hasASectionForEachDocument() {
        Set<String> withoutSection = Arrays.stream(Document.class.getPermittedSubclasses())
                .filter(type -> !SECTIONS.containsValue(type))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(withoutSection).as("a goal that has nothing to tell").containsExactly("Nothing");
        assertThat(SECTIONS.keySet())
                .allSatisfy(title -> assertThat(section(title)).isNotEmpty());
    }

    @Test
    void namesAllThatIsInEach() {
        assertThat(SECTIONS)
                .allSatisfy((title, type) ->
                        assertThat(words(section(title))).as(title).containsAll(names(type)));
    }

    @Test
    void namesAllThatIsAroundThem() {
        String first = page().substring(0, page().indexOf("\n## "));

        assertThat(words(first)).containsAll(names(Envelope.Done.class)).containsAll(names(Envelope.Refused.class));
    }

    /** Of a record, and of the records in its lists. */
    private static Set<String> names(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            names.add(component.getName());
        }
        Stream.of(type.getDeclaredClasses()).filter(Class::isRecord).forEach(nested -> names.addAll(names(nested)));
        return names;
    }

    private static Set<String> words(String section) {
        return WORD.matcher(section)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static String section(String title) {
        List<String> parts = List.of(page().split("(?m)^## "));
        return parts.stream()
                .filter(part -> part.startsWith(title + "\n"))
                .findFirst()
                .orElse("");
    }

    private static String page() {
        try {
            return Files.readString(PAGE).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
