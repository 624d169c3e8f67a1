package dev.hopdb.it;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command printed, and how it ended.
 *
 * @param command as it was typed
 */
public record Output(String command, int exitCode, String text) {

    public Output succeeds() {
        assertThat(exitCode)
                .as("exit code of %s, which printed%n%s", command, text)
                .isZero();
        return this;
    }

    public Output fails() {
        assertThat(exitCode)
                .as("exit code of %s, which printed%n%s", command, text)
                .isNotZero();
        return this;
    }

    public Output says(String... parts) {
        assertThat(text).as("output of %s", command).contains(parts);
        return this;
    }
}
