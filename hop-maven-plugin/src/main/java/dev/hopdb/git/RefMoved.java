package dev.hopdb.git;

import dev.hopdb.branch.Ref;
import dev.hopdb.problem.HopException;

/** Somebody else moved a ref first; nothing was published. Callers start again from the new state. */
public final class RefMoved extends HopException {

    private static final long serialVersionUID = 1L;

    private final transient Ref ref;

    public RefMoved(Ref ref) {
        super(
                "%s moved on origin while you were working".formatted(ref.name()),
                "publishing now would drop what somebody else published, so nothing was",
                "run the same command again: it starts from the new state");
        this.ref = ref;
    }

    public Ref ref() {
        return ref;
    }
}
