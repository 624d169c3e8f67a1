package dev.hopdb.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {

    @TempDir
    Path folder;

    @Test
    void refusesWhatWouldFillTheDisk() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> new BackupFolder(folder).requireSpaceFor(Long.MAX_VALUE))
                .satisfies(e -> assertThat(e.report()).matches("""
                        (?s)The backup cannot be written to %s
                          Why: \\d+ MB are free, and a dump of tables of \\d+ MB needs \\d+ MB at least
                          Fix: make room there, or name another folder: -Dhop.backupDirectory=/var/backups/hop""".formatted(folder)));
    }

    @Test
    void neverWritesOverADump() throws IOException {
        BackupFolder backups = new BackupFolder(folder);
        Files.writeString(folder.resolve("shop_1.dump"), "the good one");
        backups.begin("shop_1.dump", "shop");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> backups.finish("shop_1.dump"))
                .satisfies(e -> assertThat(e.why()).contains("FileAlreadyExists"));

        assertThat(folder.resolve("shop_1.dump")).hasContent("the good one");
    }

    @Test
    void sweepsWhatWasNeverFinishedOfTheSameDatabaseOnly() throws IOException {
        Files.createFile(folder.resolve("shop_1.dump.part"));
        Files.createFile(folder.resolve("other_1.dump.part"));
        Path undeletable = folder.resolve("shop_0.dump.part");
        Files.createFile(Files.createDirectory(undeletable).resolve("of another user"));

        new BackupFolder(folder).begin("shop_2.dump", "shop");

        assertThat(folder).isDirectoryContaining("glob:**shop_2.dump.part");
        assertThat(folder.resolve("shop_1.dump.part")).doesNotExist();
        assertThat(folder.resolve("other_1.dump.part")).exists();
        assertThat(undeletable).exists();
    }

    @Test
    void knowsItsDumpsByTheirWholeName() throws IOException {
        BackupFolder backups = new BackupFolder(folder);
        for (String name : new String[] {
            "shop_0a1b2c3d_20260101000000000.dump", "shop_0a1b2c3e_20260101000000000.dump", "shop_0a1b2c3d_1.dump"
        }) {
            Files.createFile(folder.resolve(name));
        }

        assertThat(backups.has("shop_0a1b2c3d_20260101000000000.dump", "shop_0a1b2c3d"))
                .isTrue();
        assertThat(backups.has("shop_0a1b2c3d_20260102000000000.dump", "shop_0a1b2c3d"))
                .isFalse();
        assertThat(backups.has("shop_0a1b2c3e_20260101000000000.dump", "shop_0a1b2c3d"))
                .isFalse();
        assertThat(backups.has("shop_0a1b2c3d_1.dump", "shop_0a1b2c3d")).isFalse();
        assertThat(backups.has("shop_0a1b2c3d_/../shop_0a1b2c3e_20260101000000000.dump", "shop_0a1b2c3d"))
                .isFalse();
    }

    @Test
    void refusesSettingsThatMeanNothing() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> new BackupSettings(BackupChoice.parse("auto"), folder, 0, false, false, "host"))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        hop.keepBackups is 0
                          Why: the newest backup is the way back from the last upgrade, and is always kept
                          Fix: keep one at least: -Dhop.keepBackups=1"""));
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> BackupChoice.parse("tape"))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        hop.backup is 'tape'
                          Why: a target is backed up as auto, dump or copy says, or with none not at all
                          Fix: one of: -Dhop.backup=auto, -Dhop.backup=dump, -Dhop.backup=copy, -Dhop.backup=none"""));
    }
}
