package dev.hopdb.project;

import dev.hopdb.problem.HopException;
import dev.hopdb.version.Version;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Text of {@code .hop/adopted.toml}. */
final class AdoptionToml {

    private AdoptionToml() {}

    static Adoption parse(String text) {
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            throw unreadable(toml.errors().get(0).toString());
        }
        if (!(toml.get(List.of("release")) instanceof String release)) {
            throw unreadable("release is '%s', where a version is expected".formatted(toml.get(List.of("release"))));
        }
        return new Adoption(Version.parse(release), tool(toml), scripts(toml), accepted(toml));
    }

    static String format(Adoption adoption) {
        var text = new StringBuilder(
                """
                # Written by hop:init. Databases that were there before hop count as having this release
                # where they have these scripts, with these checksums.
                release = "%s"
                tool = "%s"
                """.formatted(adoption.release(), adoption.tool().word()));
        if (!adoption.accepted().isEmpty()) {
            text.append("\n# In what they differ from what this release makes from nothing.\naccepted = [\n");
            adoption.accepted()
                    .forEach(difference -> text.append("    \"")
                            .append(Toml.tomlEscape(difference))
                            .append("\",\n"));
            text.append("]\n");
        }
        text.append("\n[scripts]\n");
        adoption.scripts()
                .forEach((name, checksum) -> text.append("\"%s\" = \"%s\"%n"
                        .formatted(Toml.tomlEscape(name), Toml.tomlEscape(checksum))
                        .replace("\r\n", "\n")));
        return text.toString();
    }

    private static MigrationTool tool(TomlParseResult toml) {
        return Arrays.stream(MigrationTool.values())
                .filter(tool -> tool.word().equals(toml.get(List.of("tool"))))
                .findFirst()
                .orElseThrow(() -> unreadable("tool is '%s', not one of %s"
                        .formatted(
                                toml.get(List.of("tool")),
                                Arrays.stream(MigrationTool.values())
                                        .map(MigrationTool::word)
                                        .toList())));
    }

    private static Map<String, String> scripts(TomlParseResult toml) {
        Map<String, String> scripts = new LinkedHashMap<>();
        if (toml.get(List.of("scripts")) instanceof TomlTable table) {
            for (String name : table.keySet()) {
                if (!(table.get(List.of(name)) instanceof String checksum)) {
                    throw unreadable(
                            "%s is '%s', where a checksum is expected".formatted(name, table.get(List.of(name))));
                }
                scripts.put(name, checksum);
            }
        }
        return scripts;
    }

    private static List<String> accepted(TomlParseResult toml) {
        if (!(toml.get(List.of("accepted")) instanceof TomlArray array)) {
            return List.of();
        }
        return array.toList().stream().map(Object::toString).toList();
    }

    private static HopException unreadable(String detail) {
        return new HopException(
                Layout.ADOPTION + " cannot be read", detail, "git checkout origin/ho-prod -- " + Layout.ADOPTION);
    }
}
