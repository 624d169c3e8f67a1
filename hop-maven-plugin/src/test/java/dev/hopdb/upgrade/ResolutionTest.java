package dev.hopdb.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.patch.PatchId;
import dev.hopdb.problem.HopException;
import dev.hopdb.upgrade.Resolution.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolutionTest {

    @Test
    void readsOneDecisionOrMore() {
        assertThat(Resolution.parse("3-orders/20 a,b.sql:2=done,4/x.sql:11=skip", "why"))
                .containsExactly(
                        new Resolution(PatchId.parse("3-orders"), "20 a,b.sql", 2, Answer.DONE, "why"),
                        new Resolution(PatchId.parse("4"), "x.sql", 11, Answer.SKIP, "why"));
        assertThat(Resolution.parse("4/x.sql:1=again", "why").get(0)).hasToString("4/x.sql:1=again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4/x.sql:1", "4/x.sql=done", "4:1=done", "4/x.sql:1=maybe", "4/x.sql:1=done;4/x.sql:2=done"})
    void refusesAnotherForm(String text) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> Resolution.parse(text, "why"))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        '%s' does not say what to do with which statement
                          Why: it has the form <patch>/<file>:<number of the statement>=done, =again or =skip
                          Fix: write it like -Dhop.resolve=3-orders/20.sql:2=done""".formatted(text)));
    }

    @Test
    void wantsAReason() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> Resolution.parse("4/x.sql:1=done", " "))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        hop.reason is missing
                          Why: what people decide about statements is recorded in the target, with who and why
                          Fix: add -Dhop.reason="built by hand on Tuesday" to the command"""));
    }
}
