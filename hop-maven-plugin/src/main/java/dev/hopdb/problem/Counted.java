package dev.hopdb.problem;

/** A number of things, as people say it: {@code 1 test}, {@code 2 tests}. */
public final class Counted {

    private Counted() {}

    /** @param noun in the singular, of those whose plural ends in {@code s} and no more */
    public static String of(int number, String noun) {
        return of(number, noun, noun + "s");
    }

    public static String of(int number, String singular, String plural) {
        return "%d %s".formatted(number, number == 1 ? singular : plural);
    }
}
