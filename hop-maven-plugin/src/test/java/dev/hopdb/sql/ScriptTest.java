package dev.hopdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {

    /** Everything that begins, ends or hides something. */
    private static final List<String> FRAGMENTS = List.of(
            ";",
            "'",
            "''",
            "\"",
            "$$",
            "$a$",
            "$1",
            "--",
            "/*",
            "*/",
            "\n",
            "\r\n",
            " ",
            "\\",
            "\\.",
            "\n\\.\n",
            "E'",
            "e'\\'",
            "U&'",
            "u&\"",
            "B'",
            "(",
            ")",
            "COPY t FROM stdin;",
            "BEGIN ATOMIC",
            "END",
            "CASE",
            "CREATE ",
            "FUNCTION ",
            "OR REPLACE ",
            "PROCEDURE ",
            "é",
            "😀",
            "a$b$c",
            "select",
            "1",
            "::",
            "@-",
            "[",
            "]",
            "\t");

    @Test
    void statementsPutTogetherAgainAreTheFile() {
        var random = new Random(20261122);
        for (int run = 0; run < 20_000; run++) {
            assertWhole(random(random, 30));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';'",
                "SELECT ''';'",
                "SELECT E'\\';'",
                "SELECT E'a'\n  'b\\';'",
                "SELECT 'a\\' || 'b'",
                "SELECT U&'\\0041;' , U&\"a;\" , B'1' , N'x;'",
                "SELECT \"a;\"\";\"",
                "SELECT $$;$$ || $a$ $$;$b$ $a$",
                "SELECT a$b$c || $1",
                "SELECT 1 /* ; /* ; */ ; */ -- ;\n + 1",
                "SELECT 1 */* ; */ 2",
                "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2;)",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; END",
                "CREATE OR REPLACE PROCEDURE p(begin int) BEGIN ATOMIC ; END",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT 1 end; SELECT 1; END",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS case; SELECT 1 case; SELECT t.end FROM t; END",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT (1) end; SELECT CASE 1 WHEN 1 THEN CASE 2 WHEN 2 THEN 3 END END; END",
                "SELECT 1 -- ;\r + 1",
                "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END;'",
                "COPY t (a) FROM stdin WITH (FORMAT csv);\n';\n\"\n$$\n\\.",
                "DO $$ BEGIN PERFORM 1; END $$"
            })
    void aSemicolonWithinAStatementDoesNotEndIt(String statement) {
        Script script = Script.parse(statement + (statement.endsWith("\\.") ? "\n" : ";\n") + "SELECT 2;");

        assertThat(script.statements()).hasSize(2);
        assertThat(script.commands()).isEmpty();
        assertThat(script.firstLine(script.statements().get(1))).isEqualTo("SELECT 2;");
        assertWhole(script.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", ";", ";;\n;", "-- nothing", "/* nothing */", "\\i x"})
    void whereThereIsNothingThereIsNoStatement(String text) {
        assertThat(Script.parse(text).statements()).isEmpty();
    }

    @Test
    void commandsOfPsqlAreFoundWhereTheyAreCommands() {
        Script script = Script.parse("\\set x 1\nSELECT '\\a' \\gx\n; -- \\b\n\\echo ';'\nSELECT 1;");

        assertThat(script.commands()).extracting(Command::name).containsExactly("\\set", "\\gx", "\\echo");
        assertThat(script.statements()).hasSize(2);
    }

    @Test
    void dataOfCopyAreNoCommands() {
        Script script = Script.parse("COPY t FROM stdin;\n\\N\t\\i\n\\.\n\\i other\n");

        assertThat(script.commands()).extracting(Command::name).containsExactly("\\i");
        assertThat(script.statements()).singleElement().satisfies(copy -> {
            assertThat(copy.readsInput()).isTrue();
            assertThat(copy.opensWith("COPY", "T", "FROM", "STDIN")).isTrue();
        });
    }

    @Test
    void anythingElseCalledStdinIsNoData() {
        assertThat(Script.parse("SELECT a FROM stdin;\nSELECT 1;").statements()).hasSize(2);
        assertThat(Script.parse("COPY (SELECT a FROM stdin) TO stdout;\nSELECT 1;")
                        .statements())
                .hasSize(2);
    }

    @Test
    void aPlaceCountsCharactersAsPeopleDo() {
        Script script = Script.parse("-- 😀\r\nSELECT 1;\r\n  /* é😀 */ SELECT 2;");

        assertThat(script.placeOf(script.statements().get(0))).isEqualTo(new Place(2, 1));
        assertThat(script.placeOf(script.statements().get(1))).isEqualTo(new Place(3, 12));
        assertThat(script.firstLine(script.statements().get(1))).isEqualTo("SELECT 2;");
    }

    @Test
    void theFirstWordsAreKnownWithoutTheirCase() {
        Script script = Script.parse("/* a */ create\n unique -- b\n index CONCURRENTLY i ON t (a)");

        assertThat(script.statements().get(0).opensWith("CREATE", "UNIQUE", "INDEX", "CONCURRENTLY"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/*", "'", "$a", "$a$", "(", "E'a'\n", "\\", "-", "a$", "COPY t FROM stdin;\n", ";", "BEGIN "})
    void fourMegabytesOfAnythingTakeLinearTime(String fragment) throws Exception {
        String text = fragment.repeat(4_000_000 / fragment.length());

        assertThat(CpuTime.of(() -> Script.parse(text))).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aPlaceIsTheSameFromWhereverItIsCounted() {
        var random = new Random(5);
        for (int run = 0; run < 300; run++) {
            String text = random(random, 40);
            Script script = Script.parse(text);
            int line = 1;
            int column = 1;
            for (int at = 0; at <= text.length(); at = text.offsetByCodePoints(at, 1)) {
                assertThat(script.place(at)).as(text).isEqualTo(new Place(line, column));
                if (at == text.length()) {
                    break;
                }
                column = text.charAt(at) == '\n' ? 1 : column + 1;
                line += text.charAt(at) == '\n' ? 1 : 0;
            }
            for (Statement statement : script.statements()) {
                assertThat(statement.place()).isEqualTo(script.place(statement.start()));
            }
        }
    }

    @Test
    void placesOfAHundredThousandStatementsTakeLinearTime() throws Exception {
        for (String separator : List.of("\n", " ")) {
            Script script = Script.parse(("SELECT 1;" + separator).repeat(100_000));

            assertThat(CpuTime.of(() -> script.statements().forEach(statement -> script.place(statement.start() + 1))))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    /** So many fragments at most, put together without sense. */
    static String random(Random random, int fragments) {
        var text = new StringBuilder();
        for (int i = random.nextInt(fragments); i >= 0; i--) {
            text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return text.toString();
    }

    private static void assertWhole(String text) {
        Script script = Script.parse(text);
        var again = new StringBuilder();
        int end = 0;
        for (Statement statement : script.statements()) {
            assertThat(statement.from()).isEqualTo(end);
            assertThat(statement.start()).isBetween(statement.from(), statement.end() - 1);
            again.append(text, statement.from(), statement.end());
            end = statement.end();
        }
        assertThat(again.append(text, end, text.length())).hasToString(text);
    }
}
