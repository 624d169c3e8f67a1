import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The scripts that made a schema, in order: the same files for every tool.
 *
 * @param release how many scripts, each a patch, one release of hop's has
 */
record History(String name, List<String> scripts, int release) {

    private static final Path UNPACKED = Command.TOP.resolve("hop-maven-plugin/target/camunda");
    private static final String INSIDE = "org/camunda/bpm/engine/db/";

    /** Camunda 7.1 as it was made, and its 21 upgrades to 7.22: 22 scripts. */
    static History camunda() {
        return new History(
                "camunda",
                IntStream.rangeClosed(1, 22)
                        .mapToObj(minor ->
                                camunda(minor).map(Command::read).collect(Collectors.joining("\n")))
                        .toList(),
                1);
    }

    /** 600 scripts of one to ten statements, in 60 releases. */
    static History generated() {
        return new History("generated", new GeneratedScripts(600).all(), 10);
    }

    private static Stream<Path> camunda(int minor) {
        return minor > 1
                ? Stream.of(UNPACKED.resolve(
                        "last/%supgrade/postgres_engine_7.%d_to_7.%d.sql".formatted(INSIDE, minor - 1, minor)))
                : Stream.of("engine", "history", "identity")
                        .map(part -> UNPACKED.resolve(
                                "first/%screate/activiti.postgres.create.%s.sql".formatted(INSIDE, part)));
    }

    /** As Flyway names scripts; the others take them by any name. */
    List<String> names() {
        return IntStream.rangeClosed(1, scripts.size())
                .mapToObj("V%04d__script.sql"::formatted)
                .toList();
    }

    void writeTo(Path folder) throws Exception {
        Files.createDirectories(folder);
        for (int i = 0; i < scripts.size(); i++) {
            Files.writeString(folder.resolve(names().get(i)), scripts.get(i));
        }
    }

    void releaseIn(Project project) throws Exception {
        int minor = 0;
        for (int from = 0; from < scripts.size(); from += release) {
            Map<String, Map<String, String>> patches = new LinkedHashMap<>();
            for (int i = from; i < Math.min(from + release, scripts.size()); i++) {
                patches.put("%d-script".formatted(i + 1), Map.of("10_script.sql", scripts.get(i)));
            }
            minor++;
            project.production("0.%d.0".formatted(minor), patches);
        }
    }

    /** The change log of Liquibase. */
    String changeLog() {
        List<String> sets = new ArrayList<>();
        for (String name : names()) {
            sets.add("""
                    <changeSet id="%1$s" author="ada">
                      <sqlFile path="%1$s" relativeToChangelogFile="true"/>
                    </changeSet>
                    """.formatted(name));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                %s</databaseChangeLog>
                """.formatted(String.join("", sets));
    }
}
