package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "2s,PT2S", "5m,PT5M", "1h,PT1H", "0s,PT0S"})
    void areANumberAndAUnit(String text, Duration duration) {
        assertThat(Durations.parse("hop.lockWait", text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "-2s", "2 s", "1d", "PT2S"})
    void refuseAnotherForm(String text) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> Durations.parse("hop.lockWait", text))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        hop.lockWait is '%s'
                          Why: a duration is a number and a unit: ms, s, m or h
                          Fix: write it like -Dhop.lockWait=2s""".formatted(text)));
    }
}
