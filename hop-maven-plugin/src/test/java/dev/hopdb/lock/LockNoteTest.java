package dev.hopdb.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockNoteTest {

    private static final long NOBODY = 4_999_999;

    private final ProcessHandle process = ProcessHandle.current();
    private final Holder me = new Holder(
            "ada",
            "box",
            "/home/ada/shop",
            "boot-1 pid:[1]",
            process.pid(),
            process.info().startInstant().map(Instant::toEpochMilli).orElseThrow());

    @Test
    void comesBackAsItWasWritten() {
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        LockNote note = new LockNote(me, "patch-merge", now, now.plusSeconds(600), "n");

        assertThat(LockNote.parse(note.text())).isEqualTo(note);
    }

    @Test
    void takesAProcessForDeadOnlyWhereItsNumberMeansSomething() {
        assertThat(like("box", "/home/ada/shop", "boot-1 pid:[1]").isDeadNeighbourOf(me))
                .isTrue();

        assertThat(like("box", "/home/ada/shop", "boot-1 pid:[2]").isDeadNeighbourOf(me))
                .as("another container of the same name, with the same folder")
                .isFalse();
        assertThat(like("box", "/home/ada/shop", "boot-2 pid:[1]").isDeadNeighbourOf(me))
                .isFalse();
        assertThat(like("other", "/home/ada/shop", "boot-1 pid:[1]").isDeadNeighbourOf(me))
                .isFalse();
        assertThat(like("box", "/home/ada/other", "boot-1 pid:[1]").isDeadNeighbourOf(me))
                .isFalse();
        assertThat(me.isDeadNeighbourOf(me)).as("it lives").isFalse();
    }

    @Test
    void saysHowToRemoveOneThatCannotBeReadWhereverLocksAre() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> LockNote.parse("somebody's words"))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        A lock on origin cannot be read
                          Why: another version of hop, or a person, wrote a ref under hop/lock
                          Fix: git ls-remote origin 'refs/hop/lock/*' 'refs/tags/hop/lock/*'
                               git push origin --delete <ref>"""));
    }

    private static Holder like(String host, String workspace, String system) {
        return new Holder("bob", host, workspace, system, NOBODY, 0);
    }
}
