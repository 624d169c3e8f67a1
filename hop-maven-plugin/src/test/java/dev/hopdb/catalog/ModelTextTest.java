package dev.hopdb.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.problem.HopException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTextTest {

    private static final String FILE = ".hop/model/public/users.table.json";

    private static final Relation USERS = new Relation(
            new QualifiedName("public", "users"),
            ObjectKind.TABLE,
            Optional.of("Who may \"log in\""),
            List.of(
                    new Column(
                            "id", new TypeName("integer"), false, Column.Filled.IDENTITY_ALWAYS, Optional.of("größer")),
                    new Column("boss", new TypeName("integer"), true, Column.Filled.BY_CALLER, Optional.empty())),
            List.of(new Key("users_pkey", true, List.of("id"))),
            List.of(new ForeignKey(
                    "users_boss_fkey", List.of("boss"), new QualifiedName("public", "users"), List.of("id"))),
            false);

    private static final String TEXT = """
            {
              "format": 1,
              "kind": "table",
              "schema": "public",
              "name": "users",
              "comment": "Who may \\"log in\\"",
              "columns": [
                {"name": "id", "type": "integer", "filled": "identity_always", "comment": "größer"},
                {"name": "boss", "type": "integer", "nullable": true}
              ],
              "keys": [
                {"name": "users_pkey", "primary": true, "columns": ["id"]}
              ],
              "foreignKeys": [
                {"name": "users_boss_fkey", "columns": ["boss"], "targetSchema": "public", "target": "users", "targetColumns": ["id"]}
              ]
            }
            """;

    @Test
    void givesEachColumnAndKeyALineOfItsOwn() {
        assertThat(ModelText.of(USERS)).isEqualTo(TEXT);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(read(TEXT)).isEqualTo(USERS);
        assertThat(read(TEXT.replace("\n", "\r\n"))).isEqualTo(USERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users",
                "Users",
                "user role",
                "user.role",
                "user-role",
                "con",
                "com1",
                "größe",
                "名前",
                "a/b",
                "..",
                "%41",
                "a\nb",
                "\"",
                "😀",
                "*"
            })
    void namesFilesReversiblyAndAlikeOnEveryFileSystem(String name) {
        String path = ModelPath.of(table("public", name));

        assertThat(path).matches("public/[a-z0-9_%A-F]+\\.table\\.json");
        assertThat(path.replaceAll("%..", ""))
                .isEqualTo(path.replaceAll("%..", "").toLowerCase());
        String encoded = path.substring("public/".length(), path.indexOf(".table.json"));
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(name);
        assertThat(encoded).doesNotMatch("con|com1");
    }

    @Test
    void tellsOverloadsAndLongNamesApart() {
        assertThat(ModelPath.of(function("add", "text", "character varying")))
                .isEqualTo("app/add-text-character%20varying.function.json");
        assertThat(ModelPath.of(function("add"))).isEqualTo("app/add.function.json");
        String[] many = new String[60];
        java.util.Arrays.fill(many, "integer");
        String one = ModelPath.of(function("add", many));
        many[59] = "text";
        assertThat(one).hasSizeLessThan(230).isNotEqualTo(ModelPath.of(function("add", many)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"format": 1,                   | line 1: Unexpected end-of-input
            [1]                             | it is not one JSON object
            ""                              | it is not one JSON object
            {"kind": "table"}               | it has no "format"
            {"format": 1, "kind": "tabel"}  | "kind" says "tabel"
            {"format": "1"}                 | "format" says 1
            {"format": 1, "kind": "table", "schema": "public", "name": "users", "colums": []} | nothing is known of [colums]
            {"format": 1, "kind": "table", "schema": "public", "name": "others"} | what it describes belongs into public/others.table.json
            {"format": 1, "kind": "table", "schema": "public", "name": "users", "columns": [1]} | "columns" says 1
            {"format": 1, "kind": "table", "schema": "public", "name": "users", "columns": [{"name": "a"}]} | it has no "type"
            """)
    void refusesWhatMakesNoSense(String text, String said) {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> read(text))
                .satisfies(e -> {
                    assertThat(e.problem())
                            .startsWith(FILE + " is no part of a model: ")
                            .contains(said);
                    assertThat(e.why())
                            .isEqualTo("hop writes these files from the database, and classes are generated from them");
                    assertThat(e.fix()).endsWith("git checkout HEAD -- " + FILE);
                });
    }

    @Test
    void refusesANewerFormat() {
        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> read(TEXT.replace("\"format\": 1", "\"format\": 2")))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(FILE + " has format 2");
                    assertThat(e.why()).contains("reads and writes format 1");
                    assertThat(e.fix()).contains("written-by");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            integer                      | integer                  | ''            | false
            timestamp(3) with time zone  | timestamp with time zone | ''            | false
            numeric(12,2)[]              | numeric                  | ''            | true
            app.mood[]                   | app.mood                 | app,mood      | true
            app."Mood ""x.y""s"           | app."Mood ""x.y""s"       | app,Mood "x.y"s | false
            "A B".c(3)                   | "A B".c                  | A B,c         | false
            """)
    void takesTypesApart(String text, String base, String qualified, boolean array) {
        TypeName type = new TypeName(text);

        assertThat(type.isArray()).isEqualTo(array);
        assertThat(type.element().base()).isEqualTo(base);
        assertThat(type.element()
                        .qualified()
                        .map(name -> name.schema() + "," + name.name())
                        .orElse(""))
                .isEqualTo(qualified);
    }

    private static CatalogObject read(String text) {
        return ModelFile.parse(FILE, "public/users.table.json", text);
    }

    private static Relation table(String schema, String name) {
        return new Relation(
                new QualifiedName(schema, name),
                ObjectKind.TABLE,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static Routine function(String name, String... types) {
        return new Routine(
                new QualifiedName("app", name),
                ObjectKind.FUNCTION,
                Optional.empty(),
                java.util.Arrays.stream(types)
                        .map(type -> new Routine.Parameter("", new TypeName(type), Routine.Mode.IN, false))
                        .toList(),
                Optional.empty(),
                false);
    }
}
