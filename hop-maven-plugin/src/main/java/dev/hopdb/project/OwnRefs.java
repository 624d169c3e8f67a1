package dev.hopdb.project;

/** Where numbers, locks and test records live on origin. */
public enum OwnRefs {
    /** As {@code refs/hop/*}: nobody sees them who does not ask. */
    HIDDEN("refs/hop"),
    /** As tags {@code hop/*}, where the server takes branches and tags only. */
    TAGS("tags");

    private final String word;

    OwnRefs(String word) {
        this.word = word;
    }

    /** As written in {@code .hop/config.toml}. */
    public String word() {
        return word;
    }
}
