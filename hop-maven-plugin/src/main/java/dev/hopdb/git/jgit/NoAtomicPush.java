package dev.hopdb.git.jgit;

/** The server cannot move several refs all or none; nothing was sent. */
final class NoAtomicPush extends Exception {

    private static final long serialVersionUID = 1L;
}
