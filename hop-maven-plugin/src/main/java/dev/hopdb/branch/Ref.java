package dev.hopdb.branch;

import dev.hopdb.version.Label;

/** Something in Git that hop gives a meaning to, and that a publication moves. */
public sealed interface Ref permits Branch, Ref.Tag, Ref.Number, Ref.Lock, Ref.Tests {

    /** As the user would name it: {@code ho-prod}, {@code v0.1.0}, {@code refs/hop/id/7}. */
    String name();

    /** What was promoted. */
    record Tag(Label label) implements Ref {
        @Override
        public String name() {
            return "v" + label.text();
        }
    }

    /** A ticket number that is taken. */
    record Number(long number) implements Ref {
        @Override
        public String name() {
            return OWN + "id/" + number;
        }
    }

    /** Who is at work on a release, or on {@code production}. */
    record Lock(String scope) implements Ref {
        @Override
        public String name() {
            return OWN + "lock/" + scope;
        }
    }

    /** The test classes that ran when a release, or {@code production}, was last validated. */
    record Tests(String scope) implements Ref {
        @Override
        public String name() {
            return OWN + "tests/" + scope;
        }
    }

    /** Where refs that are neither branches nor tags live. */
    String OWN = "refs/hop/";
}
