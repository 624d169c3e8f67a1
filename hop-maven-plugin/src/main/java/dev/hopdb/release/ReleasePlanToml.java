package dev.hopdb.release;

import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Version;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/** Text of {@code .hop/releases/X.Y.Z-patches.toml}. Pure: reading and writing files is the caller's business. */
final class ReleasePlanToml {

    private ReleasePlanToml() {}

    static ReleasePlan parse(Version version, String text) {
        TomlParseResult toml = Toml.parse(text);
        if (toml.hasErrors()) {
            throw unreadable(version, toml.errors().get(0).toString());
        }
        if (!toml.keySet().equals(Set.of("patches"))) {
            throw unreadable(version, "it has %s where one table, [patches], is expected".formatted(toml.keySet()));
        }
        if (!(toml.get(List.of("patches")) instanceof TomlTable table)) {
            throw unreadable(version, "patches is a value where the table [patches] is expected");
        }
        Map<PatchId, Status> patches = new LinkedHashMap<>();
        Map<Long, PatchId> numbers = new HashMap<>();
        for (String key : table.keySet()) {
            PatchId id = id(version, key);
            PatchId other = numbers.put(id.number(), id);
            if (other != null) {
                throw unreadable(version, "%s and %s have one number".formatted(other, id));
            }
            patches.put(id, status(version, id, table.get(List.of(key))));
        }
        return new ReleasePlan(version, patches);
    }

    static String format(ReleasePlan plan) {
        var text = new StringBuilder("[patches]\n");
        plan.patches().forEach((id, status) -> text.append("\"%s\" = \"%s\"\n".formatted(id, status.word())));
        return text.toString();
    }

    private static PatchId id(Version version, String key) {
        try {
            return PatchId.parse(key);
        } catch (HopException e) {
            throw unreadable(version, e.problem());
        }
    }

    private static Status status(Version version, PatchId id, @Nullable Object value) {
        for (Status status : Status.values()) {
            if (status.word().equals(value)) {
                return status;
            }
        }
        throw unreadable(version, "%s is '%s', neither candidate nor staged".formatted(id, value));
    }

    private static HopException unreadable(Version version, String detail) {
        return new HopException(
                "The plan of release %s cannot be read".formatted(version),
                detail,
                "git log -p -- .hop/releases/%s-patches.toml\nshows its history: restore it on ho-release/%s"
                        .formatted(version, version));
    }
}
