package dev.hopdb.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.catalog.CatalogObject;
import dev.hopdb.catalog.ModelFile;
import dev.hopdb.problem.HopException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a model that somebody edited, or a merge by hand left: refused in words, whatever they say. */
class ModelNonsenseTest {

    private static final String TABLE = """
            {"format": 1, "kind": "table", "schema": "public", "name": "users",
             "columns": [{"name": "id", "type": "bigint"}, {"name": "age", "type": "app.age", "nullable": true}],
             "keys": [{"name": "users_pkey", "primary": true, "columns": ["id"]}],
             "foreignKeys": [{"name": "f", "columns": ["id"], "targetSchema": "public", "target": "users", "targetColumns": ["id"]}]}
            """;

    private static final Map<String, String> MODEL = Map.of(
            "public/users.table.json",
            TABLE,
            "app/age.domain.json",
            "{\"format\": 1, \"kind\": \"domain\", \"schema\": \"app\", \"name\": \"age\", \"base\": \"integer\"}",
            "app/mood.enum.json",
            "{\"format\": 1, \"kind\": \"enum\", \"schema\": \"app\", \"name\": \"mood\", \"labels\": [\"a\", \"b\"]}",
            "app/add-integer.function.json",
            "{\"format\": 1, \"kind\": \"function\", \"schema\": \"app\", \"name\": \"add\", \"parameters\":"
                    + " [{\"name\": \"a\", \"type\": \"integer\", \"mode\": \"in\"}], \"returns\": \"integer\"}");

    @Test
    void refusesInWordsWhateverIsLeftOutPutInOrExchanged() {
        List<String> refused = new ArrayList<>();
        MODEL.forEach((path, text) -> edited(text).forEach(edit -> {
            Map<String, String> model = new LinkedHashMap<>(MODEL);
            model.put(path, edit);
            try {
                sources(model);
            } catch (HopException e) {
                refused.add(e.problem());
            }
        }));

        assertThat(sources(MODEL).main()).hasSize(3);
        assertThat(new TreeSet<>(refused)).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "name": "age", "type": "app.age"   | "name": "id", "type": "app.age" | "columns" says id twice
            "labels": ["a", "b"]               | "labels": ["a", "a"]            | "labels" says a twice
            "base": "integer"                  | "base": "app.age[]"             | app.age is made of itself
            "targetColumns": ["id"]            | "targetColumns": ["id", "age"]  | f of public.users refers with [id] to [id, age]
            "targetColumns": ["id"]            | "targetColumns": ["no"]         | public.users has no column no, of which f consists
            """)
    void saysWhatCannotBe(String from, String to, String problem) {
        Map<String, String> model = new LinkedHashMap<>(MODEL);
        model.replaceAll((path, text) -> text.replace(from, to));

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> sources(model))
                .satisfies(e -> assertThat(e.problem()).contains(problem))
                .satisfies(e -> assertThat(e.fix()).contains("mvn hop:patch-apply"));
    }

    @Test
    void refusesATableAndAViewOfOneNameAsAMergeByHandLeavesThem() {
        Map<String, String> model = new LinkedHashMap<>(MODEL);
        model.put("public/users.view.json", TABLE.replace("\"table\"", "\"view\""));

        assertThatExceptionOfType(HopException.class)
                .isThrownBy(() -> sources(model))
                .satisfies(e -> assertThat(e.report()).isEqualTo("""
                        public.users is described twice: in public/users.table.json and in public/users.view.json
                          Why: the model is what hop found in a database, and none can have that; a merge by hand can
                          Fix: on a patch branch mvn hop:patch-apply writes .hop/model anew; elsewhere git checkout HEAD -- .hop/model"""));
    }

    /** Each line without its end, and each word of JSON replaced by each other kind of word. */
    private static Stream<String> edited(String text) {
        List<String> edits = new ArrayList<>();
        String[] tokens = text.split("(?<=[\\[\\]{}:,\\s])|(?=[\\[\\]{}:,\\s])");
        for (int i = 0; i < tokens.length; i++) {
            for (String other : List.of(
                    "", "{", "]", "[[[]]]", "null", "1e99", "99999999999", "true", "\"\"", "\"\\u0000\"", ",")) {
                String[] next = tokens.clone();
                next[i] = other;
                edits.add(String.join("", next));
            }
            edits.add(String.join("", List.of(tokens).subList(0, i)));
        }
        return edits.stream();
    }

    private static Sources sources(Map<String, String> model) {
        List<CatalogObject> objects = new ArrayList<>();
        model.forEach((path, text) -> objects.add(ModelFile.parse(".hop/model/" + path, path, text)));
        return Generator.sources(new Catalog(objects), "com.acme", name -> false);
    }
}
