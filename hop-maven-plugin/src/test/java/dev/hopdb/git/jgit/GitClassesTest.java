package dev.hopdb.git.jgit;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class GitClassesTest {

    /** In a goal nobody would see it: they would just be loaded later. */
    @Test
    void allOfThemAreInJGit() {
        assertThatCode(GitClasses::load).doesNotThrowAnyException();
    }
}
