package dev.hopdb.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hopdb.problem.HopException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a goal refuses, told apart from a success and from a bug. */
final class Refusal {

    static final String NOTHING_PUBLISHED = "Nothing was published. Your branches and origin are as they were.";

    private Refusal() {}

    static HopException of(ThrowingCallable goal) {
        HopException refusal = catchThrowableOfType(HopException.class, goal);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    /** The report of a goal that refuses, and that has changed nothing. */
    static String changingNothing(TestProject project, Developer developer, ThrowingCallable goal) {
        Everything before = Everything.of(project, developer);
        String report = of(goal).report();
        assertThat(Everything.of(project, developer)).isEqualTo(before);
        return report;
    }
}
