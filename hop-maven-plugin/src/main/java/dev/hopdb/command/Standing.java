package dev.hopdb.command;

/** Where a user stands after a refusal. */
final class Standing {

    static final String NOTHING_PUBLISHED = "Nothing was published. Your branches and origin are as they were.";

    static final String DATABASE_AS_IT_WAS = "Your development database is as it was.";

    static final String TARGET_AS_IT_WAS = "The target is as it was.";

    /** @param refs as people call them: {@code ho-prod, v0.1.0} */
    static String published(String refs) {
        return "Published: %s. Your clone is not in line with it yet.".formatted(refs);
    }

    private Standing() {}
}
