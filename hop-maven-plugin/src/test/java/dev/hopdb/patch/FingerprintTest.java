package dev.hopdb.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import dev.hopdb.sql.Source;
import dev.hopdb.sql.SqlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void aScriptThatIsNotHeldHasTheHashOfItsWholeText() throws IOException {
        var random = new Random(3);
        List<String> parts = List.of("\r\n", "\n", "\r", "é😀", "x", "COPY t FROM stdin;\n1\r\n2\n\\.\r\n");
        for (int run = 0; run < 500; run++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            var held = new PatchFile.Sql("1.sql", text.toString());
            var abridged = new PatchFile.Sql("1.sql", SqlText.abridged(inSmallPieces(text.toString(), random)));

            assertThat(abridged.fingerprint()).as(text.toString()).isEqualTo(held.fingerprint());
            assertThat(patch(abridged).fingerprint()).isEqualTo(patch(held).fingerprint());
        }
    }

    @Test
    void lineEndsDoNotCount() {
        assertThat(new PatchFile.Sql("1.sql", "a\r\nb\r\n").fingerprint())
                .isEqualTo(new PatchFile.Sql("1.sql", "a\nb\n").fingerprint())
                .isNotEqualTo(new PatchFile.Sql("1.sql", "a\n\nb\n").fingerprint())
                .isNotEqualTo(new PatchFile.Sql("2.sql", "a\nb\n").fingerprint());
    }

    @Test
    void aFileThatChangesWhileItIsReadIsRefused() throws IOException {
        byte[][] content = {bytes("SELECT 1;")};
        var script = new PatchFile.Sql("1.sql", SqlText.abridged(from -> new ByteArrayInputStream(content[0])));
        content[0] = bytes("SELECT 10;");

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(script::fingerprint)
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        1.sql changed while hop read it
                          Why: it had 9 bytes at first and 10 a moment later
                          Fix: let it be as it is, and run the same command again"""));
    }

    private static Patch patch(PatchFile file) {
        return new Patch(PatchId.parse("1"), List.of(file));
    }

    /** As a file is read: line ends are cut in two wherever a buffer ends. */
    private static Source inSmallPieces(String text, Random random) {
        return from -> new ByteArrayInputStream(bytes(text)) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(3)));
            }
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
