package dev.hopdb.release;

import dev.hopdb.patch.PatchId;
import dev.hopdb.version.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The patches of a release in preparation: staged ones first, in merge order, then the candidates.
 *
 * <p>The order of the staged ones is the order in which every database receives them.
 */
public record ReleasePlan(Version version, Map<PatchId, Status> patches) {

    public ReleasePlan {
        Map<PatchId, Status> ordered = new LinkedHashMap<>();
        for (Status status : List.of(Status.STAGED, Status.CANDIDATE)) {
            patches.forEach((id, is) -> {
                if (is == status) {
                    ordered.put(id, is);
                }
            });
        }
        patches = Collections.unmodifiableMap(ordered);
    }

    public static ReleasePlan empty(Version version) {
        return new ReleasePlan(version, Map.of());
    }

    /** The text of {@code .hop/releases/X.Y.Z-patches.toml}. */
    public static ReleasePlan parse(Version version, String text) {
        return ReleasePlanToml.parse(version, text);
    }

    public String text() {
        return ReleasePlanToml.format(this);
    }

    /** In merge order. */
    public List<PatchId> staged() {
        return with(Status.STAGED);
    }

    public List<PatchId> candidates() {
        return with(Status.CANDIDATE);
    }

    public Optional<Status> statusOf(PatchId id) {
        return Optional.ofNullable(patches.get(id));
    }

    public ReleasePlan withCandidate(PatchId id) {
        Map<PatchId, Status> more = new LinkedHashMap<>(patches);
        more.put(id, Status.CANDIDATE);
        return new ReleasePlan(version, more);
    }

    /** The plan once {@code id} is merged: it comes after all that were merged before. */
    public ReleasePlan stage(PatchId id) {
        List<PatchId> order = new ArrayList<>(staged());
        order.add(id);
        Map<PatchId, Status> next = new LinkedHashMap<>();
        order.forEach(each -> next.put(each, Status.STAGED));
        candidates().forEach(each -> next.putIfAbsent(each, Status.CANDIDATE));
        return new ReleasePlan(version, next);
    }

    private List<PatchId> with(Status status) {
        return patches.entrySet().stream()
                .filter(entry -> entry.getValue() == status)
                .map(Map.Entry::getKey)
                .toList();
    }
}
