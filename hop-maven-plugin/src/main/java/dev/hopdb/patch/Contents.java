package dev.hopdb.patch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Named things in their order, each with the hash of what is in it: the scripts of a patch, or the patches of a release.
 *
 * @param hashes by name, in order
 */
public record Contents(Map<String, String> hashes) {

    public Contents {
        hashes = Collections.unmodifiableMap(new LinkedHashMap<>(hashes));
    }

    /** The scripts of a patch. */
    public static Contents of(Patch patch) {
        Map<String, String> hashes = new LinkedHashMap<>();
        patch.scripts()
                .forEach(
                        script -> hashes.put(script.name(), script.fingerprint().hex()));
        return new Contents(hashes);
    }

    /** The patches of a release. */
    public static Contents of(List<Patch> patches) {
        Map<String, String> hashes = new LinkedHashMap<>();
        patches.forEach(
                patch -> hashes.put(patch.id().toString(), patch.fingerprint().hex()));
        return new Contents(hashes);
    }

    /** The first of them, or all if there are not as many. */
    public Contents first(int count) {
        Map<String, String> first = new LinkedHashMap<>();
        hashes.entrySet().stream().limit(count).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return new Contents(first);
    }

    /** What became of these in {@code now}, one sentence each: edited, missing, added, or in another order. */
    public List<String> changesTo(Contents now) {
        List<String> changes = new ArrayList<>();
        hashes.forEach((name, hash) -> {
            if (!now.hashes.containsKey(name)) {
                changes.add(name + " is missing");
            } else if (!Objects.equals(now.hashes.get(name), hash)) {
                changes.add(name + " was edited");
            }
        });
        now.hashes.keySet().stream()
                .filter(name -> !hashes.containsKey(name))
                .forEach(name -> changes.add(name + " was added"));
        List<String> before = common(hashes, now.hashes);
        List<String> after = common(now.hashes, hashes);
        if (!before.equals(after)) {
            changes.add("the order was %s and is %s".formatted(String.join(", ", before), String.join(", ", after)));
        }
        return changes;
    }

    private static List<String> common(Map<String, String> these, Map<String, String> those) {
        return these.keySet().stream().filter(those::containsKey).toList();
    }
}
