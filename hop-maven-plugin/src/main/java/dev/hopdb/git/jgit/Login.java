package dev.hopdb.git.jgit;

/** A user and a password, or a token in its place. Never printed. */
public record Login(String user, String password) {

    @Override
    public String toString() {
        return "a login";
    }
}
