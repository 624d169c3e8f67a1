package dev.hopdb.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.document.RehearsalResult;
import dev.hopdb.document.RehearsalResult.Concern;
import dev.hopdb.document.RehearsalResult.HeldLock;
import dev.hopdb.document.RehearsalResult.RehearsedStatement;
import dev.hopdb.document.RehearsalResult.Relation;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A rehearsal for people: as lines of a console, and as one file for a browser. */
class RehearsalPageTest {

    private static final Relation USERS = new Relation("public.\"<users> & 'co'\"", 1536L * 1024 * 1024);

    @Test
    void isOneFileThatNeedsNoOther() throws Exception {
        String page = RehearsalPage.html(result(""));

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<meta charset=\"UTF-8\">")
                .doesNotContain("http", "src=", "href=", "<script", "url(", "@import", "{{");
    }

    @Test
    void showsWhatIsInQuotesAndBracketsAsItIs() throws Exception {
        Document page = parsed(RehearsalPage.html(result("")));

        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("Rehearsal of <prod>");
        assertThat(page.getElementsByTagName("li").item(0).getTextContent())
                .contains("2 min 5 s: reads and writes of public.\"<users> & 'co'\" (1.5 GB), by ACCESS EXCLUSIVE")
                .contains("ALTER TABLE \"<users> & 'co'\" ALTER a TYPE bigint;")
                .contains("Safer: add a column");
        assertThat(page.getElementsByTagName("tbody").item(0).getTextContent())
                .contains("Patches/2-a/10.sql:3")
                .contains("rewrites public.\"<users> & 'co'\" (1.5 GB)");
    }

    @Test
    void showsWhatTheUpgradeStoppedWith() throws Exception {
        Document page = parsed(RehearsalPage.html(result("Patches/2-a/10.sql:4:1 failed\n<detail>")));

        assertThat(page.getElementsByTagName("pre").item(0).getTextContent())
                .isEqualTo("Patches/2-a/10.sql:4:1 failed\n<detail>");
    }

    @Test
    void theConsoleShowsTheSameAsLines() {
        assertThat(RehearsalTable.lines(result("")))
                .containsExactly(
                        "1 statement in 2 min 6 s on a copy of <prod> (PostgreSQL 18.6, 2 GB of tables)",
                        "      time        rows  statement",
                        " 1 min 1 s           0  Patches/2-a/10.sql:3  ALTER TABLE \"<users> & 'co'\" ALTER a TYPE bigint;",
                        "                        ACCESS EXCLUSIVE on public.\"<users> & 'co'\" (1.5 GB) for 2 min 5 s:"
                                + " blocks reads and writes",
                        "                        rewrites public.\"<users> & 'co'\" (1.5 GB)",
                        "Would keep others waiting for a large table, longest first:",
                        " 2 min 5 s  reads and writes of public.\"<users> & 'co'\" (1.5 GB): Patches/2-a/10.sql:3:1"
                                + "  ALTER TABLE \"<users> & 'co'\" ALTER a TYPE bigint;",
                        "            Safer: add a column");
    }

    private static Document parsed(String page) throws Exception {
        String xml = page.replaceFirst("<!DOCTYPE html>", "")
                .replaceAll("<meta ([^>]*)>", "<meta $1/>")
                .replace("<br>", "<br/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static RehearsalResult result(String failure) {
        String text = "ALTER TABLE \"<users> & 'co'\" ALTER a TYPE bigint;";
        return new RehearsalResult(
                "<prod>",
                "template",
                "18.6",
                2L * 1024 * 1024 * 1024,
                "release",
                10L * 1024 * 1024,
                1234,
                126_000,
                failure,
                List.of(new RehearsedStatement(
                        1,
                        "0.2.0",
                        "2-a",
                        "Patches/2-a/10.sql",
                        3,
                        text,
                        "transactional",
                        61_234.5,
                        0,
                        List.of(new HeldLock(USERS, "ACCESS EXCLUSIVE", "reads and writes", 125_000)),
                        List.of(USERS))),
                List.of(new Concern(
                        1,
                        "Patches/2-a/10.sql:3:1",
                        text,
                        USERS,
                        "ACCESS EXCLUSIVE",
                        "reads and writes",
                        125_000,
                        61_234.5,
                        "add a column")));
    }
}
