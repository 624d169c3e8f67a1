package dev.hopdb.git.jgit;

import java.util.regex.Pattern;

/** Addresses of repositories as they may be shown: without user, password or token. */
final class Address {

    private static final Pattern USER_INFO = Pattern.compile("(?i)(https?|ftps?|git)://[^/\\s@]*@");
    private static final Pattern PASSWORD = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://[^/\\s:@]*):[^/\\s@]*@");

    private Address() {}

    /** Any text, with the user info of every address in it left out; an SSH user is no secret, its password is. */
    static String shown(String text) {
        String shown = USER_INFO.matcher(text).replaceAll("$1://");
        return PASSWORD.matcher(shown).replaceAll("$1@");
    }
}
