package dev.hopdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.CpuTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    private static final List<String> WITH_DATA = List.of(
            "COPY t FROM stdin;\n1\n2\n\\.\n",
            "COPY t (é) FROM stdin; -- 😀\né😀€\t;\r\n\\.\r\n",
            "copy t FROM\nSTDIN (FORMAT csv);\n\"a\n\n\\. b\"\n\\.\n",
            "COPY t FROM stdin;\n\\.\n",
            "COPY t FROM stdin;",
            "COPY t FROM stdin;\n\\.",
            "COPY t FROM stdin;\nthe end");

    @Test
    void holdsTheSameStatementsAtTheSamePlacesWithoutTheirData() throws IOException {
        var random = new Random(42);
        for (int run = 0; run < 3_000; run++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(4); i >= 0; i--) {
                text.append(ScriptTest.random(random, 12));
                text.append(random.nextBoolean() ? WITH_DATA.get(random.nextInt(WITH_DATA.size())) : "");
            }
            assertSame(text.toString(), 1 + random.nextInt(20));
        }
    }

    @Test
    void omitsDataAndNothingElse() throws IOException {
        SqlText sql = SqlText.abridged(source("SELECT 1;\nCOPY t FROM stdin;\né\n2\n\\.\nSELECT 2;"));

        assertThat(sql.held()).isEqualTo("SELECT 1;\nCOPY t FROM stdin;\n\\.\nSELECT 2;");
        assertThat(sql.leftOut().orElseThrow().omissions()).containsExactly(new Omission(29, 34, 2));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(sql::whole);
        assertThat(SqlText.of("SELECT 1").whole()).isEqualTo("SELECT 1");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin = "SELECT 'é'".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(CharacterCodingException.class)
                .isThrownBy(() -> SqlText.abridged(from -> new ByteArrayInputStream(latin)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1;\n", "'", "COPY t FROM stdin;\n\\.\n", "/* ", "x\n", "$a$ ", "("})
    void fourMegabytesOfAnythingTakeLinearTime(String fragment) throws Exception {
        byte[] bytes = ("COPY t FROM stdin;\n" + fragment.repeat(4_000_000 / fragment.length()))
                .getBytes(StandardCharsets.UTF_8);

        byte[] noData = Arrays.copyOfRange(bytes, 5, bytes.length);

        assertThat(CpuTime.of(() -> SqlText.abridged(from -> new ByteArrayInputStream(bytes))))
                .isLessThan(Duration.ofSeconds(10));
        assertThat(CpuTime.of(() -> SqlText.abridged(from -> new ByteArrayInputStream(noData))))
                .isLessThan(Duration.ofSeconds(10));
    }

    private static void assertSame(String text, int window) throws IOException {
        SqlText sql = SqlText.abridged(source(text), window);
        Script whole = Script.parse(text);
        Script abridged = Script.parse(sql);

        assertThat(abridged.statements()).as(text).hasSameSizeAs(whole.statements());
        for (int i = 0; i < whole.statements().size(); i++) {
            Statement expected = whole.statements().get(i);
            Statement actual = abridged.statements().get(i);
            assertThat(sqlOf(abridged, actual)).as(text).isEqualTo(sqlOf(whole, expected));
            assertThat(actual.place()).as(text).isEqualTo(expected.place());
            assertThat(actual.kind()).isEqualTo(expected.kind());
            assertThat(data(text, actual))
                    .as(text)
                    .isEqualTo(expected.input().map(in -> text.substring(in.from(), in.to())));
            if (expected.end() < text.length()) {
                assertThat(abridged.place(actual.end())).as(text).isEqualTo(whole.place(expected.end()));
            }
        }
        assertThat(abridged.commands())
                .extracting(Command::name)
                .isEqualTo(whole.commands().stream().map(Command::name).toList());
        assertThat(sql.leftOut().orElseThrow().normalisedLength())
                .as(text)
                .isEqualTo(bytes(text.replace("\r\n", "\n")).length);
    }

    private static String sqlOf(Script script, Statement statement) {
        return script.text().substring(statement.from(), statement.sqlEnd());
    }

    private static Optional<String> data(String text, Statement statement) {
        byte[] bytes = bytes(text);
        return statement
                .input()
                .map(input -> input.omission()
                        .map(data -> new String(
                                bytes, (int) data.from(), (int) (data.to() - data.from()), StandardCharsets.UTF_8))
                        .orElse(""));
    }

    private static Source source(String text) {
        return from -> new ByteArrayInputStream(bytes(text), (int) from, bytes(text).length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
