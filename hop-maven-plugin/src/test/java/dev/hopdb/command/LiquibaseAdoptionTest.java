package dev.hopdb.command;

import static dev.hopdb.command.ProjectBeforeHop.choice;
import static dev.hopdb.command.ProjectBeforeHop.query;
import static dev.hopdb.command.ProjectBeforeHop.tables;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.TestCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects that begin with a database of Liquibase, whose real runs recorded what is there. */
class LiquibaseAdoptionTest {

    private static final String TWO = "src/main/resources/db/sql/two.sql";

    @TempDir
    Path temporary;

    private ProjectBeforeHop shop;

    @BeforeEach
    void makeAProjectWithAnOrigin() {
        shop = ProjectBeforeHop.in(temporary);
    }

    @Test
    void theNextReleaseAppliesOnTopOfWhatLiquibaseRan() throws Exception {
        shop.commit(
                "src/main/resources/db/sql/one.sql", CamundaHistory.release(1).get("engine.sql"));
        shop.commit(
                "src/main/resources/db/sql/two.sql",
                "--liquibase formatted sql\n--changeset ada:2\nCREATE TABLE two (id int);\n--changeset ada:3\nCREATE TABLE three (id int);\n");
        shop.commit("src/main/resources/db/changelog.xml", CHANGELOG.formatted(""));
        shop.liquibase(shop.production());
        String other = TestCluster.freshName("staging");
        shop.liquibase(other);
        shop.init(choice(false));
        Developer ada = shop.developer();
        String fresh = TestCluster.freshName("fresh");
        for (String target : List.of(fresh, shop.production(), other)) {
            ada.upgrade(target, Optional.empty());
            assertThat(tables(target))
                    .as(target)
                    .contains("act_ru_task", "three")
                    .isEqualTo(tables(fresh));
            ada.drift(target, new FindDrift.Options(false, true));
            assertThat(ada.console().lines()).endsWith(target + " is what 0.1.0 makes");
        }
        assertThat(query(shop.production(), "SELECT count(*) FROM hop.statement"))
                .isEqualTo("0");
    }

    @Test
    void namesWhatLiquibaseMadeByItself() throws Exception {
        shop.commit("src/main/resources/db/sql/one.sql", "CREATE TABLE one (id int);\n");
        shop.commit("src/main/resources/db/sql/two.sql", "--liquibase formatted sql\n--changeset ada:2\nSELECT 1;\n");
        shop.commit(
                "src/main/resources/db/changelog.xml",
                CHANGELOG.formatted(
                        "<changeSet id=\"9\" author=\"ada\"><createTable tableName=\"nine\"><column name=\"id\" type=\"int\"/></createTable></changeSet>"));
        shop.liquibase(shop.production());
        assertThat(Refusal.of(() -> shop.init(choice(false))).report())
                .contains("hop cannot run all that Liquibase ran: db/changelog.xml::9::ada is no file of SQL")
                .contains("mvn hop:init -Dhop.adopt=schema");
    }

    @Test
    void refusesATargetThatLacksSomethingOrHasItOtherwise() throws Exception {
        shop.commit("src/main/resources/db/sql/one.sql", "CREATE TABLE one (id int);\n");
        shop.commit(TWO, "--liquibase formatted sql\n--changeset ada:2\nCREATE TABLE two (id int);\n");
        shop.commit("src/main/resources/db/changelog.xml", CHANGELOG.formatted(""));
        shop.liquibase(shop.production());
        String edited = TestCluster.freshName("edited");
        shop.write(TWO, "--liquibase formatted sql\n--changeset ada:2\nCREATE TABLE two (id bigint);\n");
        shop.liquibase(edited);
        String lacking = TestCluster.freshName("lacking");
        shop.write(TWO, "--liquibase formatted sql\n");
        shop.liquibase(lacking);
        shop.git("checkout", "-q", "--", TWO);
        shop.init(choice(false));
        Developer ada = shop.developer();

        assertThat(Refusal.of(() -> ada.upgrade(lacking, Optional.empty())).report())
                .contains("Target %s lacks db/sql/two.sql::2::ada".formatted(lacking))
                .contains("liquibase update on that database; then mvn hop:upgrade -Dhop.target=" + lacking);
        assertThat(Refusal.of(() -> ada.upgrade(edited, Optional.empty())).report())
                .contains("db/sql/two.sql::2::ada (")
                .contains("ran with another checksum");
        assertThat(query(lacking, "SELECT count(*) FROM pg_namespace WHERE nspname = 'hop'"))
                .isEqualTo("0");
    }

    @Test
    void warnsOfWhatRanAgainAndNamesPlaceholders() throws Exception {
        shop.commit("src/main/resources/db/sql/one.sql", "CREATE TABLE one (id int);\n");
        String again =
                "--liquibase formatted sql\n--changeset ada:2 runOnChange:true\nCREATE OR REPLACE VIEW two AS SELECT %s;\n";
        shop.commit(TWO, again.formatted("1 AS id"));
        shop.commit("src/main/resources/db/changelog.xml", CHANGELOG.formatted(""));
        shop.liquibase(shop.production());
        shop.commit(TWO, again.formatted("2 AS id"));
        shop.liquibaseIn(shop.production());
        shop.write("src/main/resources/db/sql/one.sql", "CREATE TABLE ${name} (id int);\n");

        assertThat(Refusal.of(() -> shop.init(choice(false))).report())
                .contains("hop cannot run all that Liquibase ran: src/main/resources/db/sql/one.sql has a placeholder");
        assertThat(shop.console().warnings()).isEmpty();

        shop.git("checkout", "-q", "--", ".");
        shop.init(choice(false));
        assertThat(shop.console().warnings())
                .containsExactly(
                        "db/sql/two.sql::2::ada ran again whenever it changed: from now on a patch changes what it makes");
    }

    @Test
    void findsAScriptBesideTheFolderOfItsChangelog() throws Exception {
        shop.commit("src/main/resources/sql/one.sql", "CREATE TABLE one (id int);\n");
        shop.commit("src/main/resources/db/sql/two.sql", "--liquibase formatted sql\n--changeset ada:2\nSELECT 1;\n");
        shop.commit(
                "src/main/resources/db/changelog.xml", CHANGELOG.formatted("").replace("sql/one", "../sql/one"));
        shop.liquibase(shop.production());

        shop.init(choice(false));

        assertThat(shop.git("show", "ho-prod:Patches/0-adopted/0001_one.sql")).isEqualTo("CREATE TABLE one (id int);");
    }

    private static final String CHANGELOG = """
            <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                    http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                <changeSet id="1" author="ada">
                    <sqlFile path="sql/one.sql" relativeToChangelogFile="true" splitStatements="false"/>
                </changeSet>
                <include file="sql/two.sql" relativeToChangelogFile="true"/>
                %s
            </databaseChangeLog>
            """;
}
