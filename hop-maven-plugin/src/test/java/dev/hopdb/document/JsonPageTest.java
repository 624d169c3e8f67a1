package dev.hopdb.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page for programs names what is in each document. */
class JsonPageTest {

    private static final Path PAGE = Path.of("../docs/reference/json.md");

    private static final Map<String, Class<? extends Record>> SECTIONS = Map.of(
            "update", TargetStanding.class,
            "status", ProjectStanding.class,
            "upgrade", UpgradeAudit.class,
            "upgrade with hop.dryRun", UpgradePreview.class,
            "upgrade with hop.rehearse", RehearsalResult.class,
            "bootstrap", BootstrapStanding.class,
            "drift", DriftReport.class);

    @Test
    void hasASectionForEachDocument() {
        List<String> documents = Stream.of(Document.class.getPermittedSubclasses())
                .filter(document -> document != Nothing.class)
                .map(Class::getName)
                .toList();

        assertThat(SECTIONS.values()).extracting(Class::getName).hasSameElementsAs(documents);
    }

    @Test
    void namesEachValue() throws IOException {
        String page = Files.readString(PAGE).replace("\r\n", "\n");
        SECTIONS.forEach((title, document) -> {
            String section = page.replaceFirst("(?s)^.*\n## " + Pattern.quote(title) + "\n", "")
                    .replaceFirst("(?s)\n## .*$", "");
            assertThat(section).as(title).isNotEqualTo(page);
            for (String name : names(document)) {
                assertThat(section).as("%s of %s", name, title).contains("`" + name + "`");
            }
        });
    }

    private static Set<String> names(Class<?> document) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : document.getRecordComponents()) {
            names.add(component.getName());
            Type type = component.getGenericType();
            Type inner = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
            if (inner instanceof Class<?> part && part.isRecord()) {
                names.addAll(names(part));
            }
        }
        return names;
    }
}
