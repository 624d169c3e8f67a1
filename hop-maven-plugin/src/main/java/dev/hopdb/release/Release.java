package dev.hopdb.release;

import dev.hopdb.patch.Contents;
import dev.hopdb.patch.Patch;
import dev.hopdb.version.Label;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One release as a database receives it: its patches, with their scripts, in order.
 *
 * <p>The scripts of a release that was promoted are read when somebody first asks for them: a target that has it needs only
 * what its snapshot says.
 */
public final class Release {

    private final Label label;
    private final Optional<Contents> promoted;
    private final Supplier<List<Patch>> source;
    private @Nullable List<Patch> patches;

    private Release(Label label, Optional<Contents> promoted, Supplier<List<Patch>> source) {
        this.label = label;
        this.promoted = promoted;
        this.source = source;
    }

    public Release(Label label, List<Patch> patches) {
        this(label, Optional.empty(), () -> patches);
    }

    /** @param patches reads them, and refuses those that are not what {@code snapshot} says; asked at most once */
    public static Release promoted(Snapshot snapshot, Supplier<List<Patch>> patches) {
        return new Release(snapshot.label(), Optional.of(snapshot.contents()), patches);
    }

    public Label label() {
        return label;
    }

    /** @throws dev.hopdb.problem.HopException if they are not what was promoted */
    public synchronized List<Patch> patches() {
        if (patches == null) {
            patches = List.copyOf(source.get());
        }
        return patches;
    }

    /** Its patches in order, each with its hash. */
    public Contents contents() {
        return promoted.orElseGet(() -> Contents.of(patches()));
    }
}
