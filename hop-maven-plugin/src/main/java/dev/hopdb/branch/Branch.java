package dev.hopdb.branch;

import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Version;
import java.util.Optional;
import java.util.function.Function;

/** A Git branch, by what it is for. */
public sealed interface Branch extends Ref {

    /** {@code ho-prod}: production, the source of truth. */
    record Production() implements Branch {
        @Override
        public String name() {
            return "ho-prod";
        }
    }

    /** {@code ho-release/X.Y.Z}: integration of one release. */
    record OfRelease(Version version) implements Branch {
        @Override
        public String name() {
            return RELEASE + version;
        }
    }

    /** {@code ho-patch/<id>}: a patch in development. */
    record OfPatch(PatchId patch) implements Branch {
        @Override
        public String name() {
            return PATCH + patch;
        }
    }

    /** {@code ho-staged/<id>}: a patch branch after its merge, kept to look at. */
    record OfStaged(PatchId patch) implements Branch {
        @Override
        public String name() {
            return STAGED + patch;
        }
    }

    /** A branch that hop has no part in. */
    record Foreign(String name) implements Branch {}

    String RELEASE = "ho-release/";
    String PATCH = "ho-patch/";
    String STAGED = "ho-staged/";

    static Branch parse(String name) {
        if (name.equals("ho-prod")) {
            return new Production();
        }
        return after(RELEASE, name, text -> new OfRelease(Version.parse(text)))
                .or(() -> after(PATCH, name, text -> new OfPatch(PatchId.parse(text))))
                .or(() -> after(STAGED, name, text -> new OfStaged(PatchId.parse(text))))
                .orElseGet(() -> new Foreign(name));
    }

    /** A name that only resembles one of hop's, such as {@code ho-patch/007} or {@code ho-release/next}, is foreign. */
    private static Optional<Branch> after(String prefix, String name, Function<String, Branch> meaning) {
        if (!name.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(meaning.apply(name.substring(prefix.length())))
                    .filter(branch -> branch.name().equals(name));
        } catch (HopException notOurs) {
            return Optional.empty();
        }
    }
}
