package dev.hopdb.command;

/** Where a user stands after a refusal. */
final class Standing {

    static final String NOTHING_PUBLISHED = "Nothing was published. Your branches and origin are as they were.";

    static final String DATABASE_AS_IT_WAS = "Your development database is as it was.";

    static final String TARGET_AS_IT_WAS = "The target is as it was.";

    private Standing() {}
}
