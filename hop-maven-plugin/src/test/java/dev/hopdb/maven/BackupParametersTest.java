package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import org.junit.jupiter.api.Test;

class BackupParametersTest {

    @Test
    void knowsTwoThingsToDoAfterAFailure() {
        assertThat(BackupParameters.rollsBack("rollback")).isTrue();
        assertThat(BackupParameters.rollsBack("stop")).isFalse();
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> BackupParameters.rollsBack("ignore"))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        hop.onFailure is 'ignore'
                          Why: an upgrade that fails stops where it is, or rolls the target back
                          Fix: one of: -Dhop.onFailure=stop, -Dhop.onFailure=rollback"""));
    }
}
