package dev.hopdb.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hopdb.problem.HopException;
import org.junit.jupiter.api.Test;

/** An upgrade applies, or lists, or rehearses: never silently the one where the other was asked for, too. */
class UpgradeModeTest {

    private static final String REFUSAL = """
            hop.dryRun and hop.rehearse are both asked for
              Why: a dry run changes nothing at all, and a rehearsal makes a clone of the target and upgrades that
              Fix: one of: -Dhop.dryRun lists what would run, -Dhop.rehearse runs it on a clone""";

    @Test
    void isOneOfThree() {
        assertThat(UpgradeMode.of(false, false)).isEqualTo(UpgradeMode.APPLY);
        assertThat(UpgradeMode.of(true, false)).isEqualTo(UpgradeMode.PREVIEW);
        assertThat(UpgradeMode.of(false, true)).isEqualTo(UpgradeMode.REHEARSE);
    }

    @Test
    void refusesADryRunOfARehearsal() {
        assertThat(catchThrowableOfType(HopException.class, () -> UpgradeMode.of(true, true))
                        .report())
                .isEqualTo(REFUSAL);
    }
}
