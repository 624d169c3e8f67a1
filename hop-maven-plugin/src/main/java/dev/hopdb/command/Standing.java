package dev.hopdb.command;

import java.util.List;

/** Where a user stands after a refusal. */
final class Standing {

    static final String NOTHING_PUBLISHED = "Nothing was published. Your branches and origin are as they were.";

    static final String DATABASE_AS_IT_WAS = "Your development database is as it was.";

    static final String TARGET_AS_IT_WAS = "The target is as it was.";

    /** @param settled what settling has changed before: {@code moved ho-prod forward to 1a2b3c4} */
    static String nothingPublished(List<String> settled) {
        return settled.isEmpty()
                ? NOTHING_PUBLISHED
                : "Nothing was published. First, settling %s; apart from that your branches and origin are as they were."
                        .formatted(String.join(", ", settled));
    }

    /** @param refs as people call them: {@code ho-prod, v0.1.0} */
    static String published(String refs) {
        return "Published: %s. Your clone is not in line with it yet.".formatted(refs);
    }

    private Standing() {}
}
