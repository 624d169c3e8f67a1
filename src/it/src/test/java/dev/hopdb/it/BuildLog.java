package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;

/** What an Invoker project printed. Its methods return nothing, since the last value of a hook script is its verdict. */
public record BuildLog(Path file) {

    public static BuildLog of(File project) {
        return new BuildLog(project.toPath().resolve("build.log"));
    }

    public void says(String text) {
        assertThat(file).content().contains(text);
    }

    public void doesNotSay(String text) {
        assertThat(file).content().doesNotContain(text);
    }
}
