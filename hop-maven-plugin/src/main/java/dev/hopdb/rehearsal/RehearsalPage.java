package dev.hopdb.rehearsal;

import dev.hopdb.document.RehearsalResult;
import dev.hopdb.document.RehearsalResult.Concern;
import dev.hopdb.document.RehearsalResult.RehearsedStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A rehearsal as one HTML file that needs no other: no script, no font, no address. */
public final class RehearsalPage {

    private final RehearsalResult result;

    private RehearsalPage(RehearsalResult result) {
        this.result = result;
    }

    public static String html(RehearsalResult result) {
        return new RehearsalPage(result).all();
    }

    private String all() {
        return fill(
                resource("rehearsal.html"),
                Map.of(
                        "target", text(result.target()),
                        "summary", text(RehearsalTable.lines(result).get(0)),
                        "clone",
                                text("The copy was made by %s in %s. One transaction is a %s at most."
                                        .formatted(
                                                result.copiedBy(),
                                                Figures.time((double) result.cloneMs()),
                                                result.transaction())),
                        "failure",
                                result.failure().isEmpty()
                                        ? ""
                                        : "<pre class=\"failed\">%s</pre>".formatted(text(result.failure())),
                        "concerns", concerns(),
                        "statements",
                                result.statements().stream().map(this::row).collect(Collectors.joining("\n"))));
    }

    private String concerns() {
        if (result.concerns().isEmpty()) {
            return "<p>Nothing would keep others waiting for a table of %s or more.</p>"
                    .formatted(text(Figures.size(result.largeTableBytes())));
        }
        return result.concerns().stream()
                .map(RehearsalPage::item)
                .collect(Collectors.joining("\n", "<ol>\n", "\n</ol>"));
    }

    private static String item(Concern concern) {
        return """
                <li><strong>%s</strong>: %s of <code>%s</code> (%s), by %s
                <pre>%s</pre><p>Held from <code>%s</code> to the commit. Safer: %s</p></li>""".formatted(
                        text(Figures.time(concern.heldMs())),
                        text(concern.blocks()),
                        text(concern.relation().name()),
                        text(Figures.size(concern.relation().bytes())),
                        text(concern.mode()),
                        text(concern.text()),
                        text(concern.place()),
                        text(concern.advice()));
    }

    private String row(RehearsedStatement statement) {
        double longest = result.statements().stream()
                .mapToDouble(RehearsedStatement::tookMs)
                .max()
                .orElse(0);
        long share = longest > 0 ? Math.round(100 * statement.tookMs() / longest) : 0;
        return """
                <tr><td class="n">%d</td><td>%s</td><td><code>%s:%d</code><br><span class="sql">%s</span></td>\
                <td class="n">%s<br><meter max="100" value="%d"></meter></td><td class="n">%d</td><td>%s</td></tr>""".formatted(
                        statement.number(),
                        text(statement.release()),
                        text(statement.file()),
                        statement.line(),
                        text(statement.text()),
                        text(Figures.time(statement.tookMs())),
                        share,
                        statement.rows(),
                        effects(statement));
    }

    private static String effects(RehearsedStatement statement) {
        String locks = statement.locks().stream()
                .map(lock -> "<li>%s on <code>%s</code> (%s) for %s: blocks %s</li>"
                        .formatted(
                                text(lock.mode()),
                                text(lock.relation().name()),
                                text(Figures.size(lock.relation().bytes())),
                                text(Figures.time(lock.heldMs())),
                                text(lock.blocks())))
                .collect(Collectors.joining());
        String rewritten = statement.rewritten().stream()
                .map(relation -> "<li>rewrites <code>%s</code> (%s)</li>"
                        .formatted(text(relation.name()), text(Figures.size(relation.bytes()))))
                .collect(Collectors.joining());
        return locks.isEmpty() && rewritten.isEmpty() ? "" : "<ul>" + locks + rewritten + "</ul>";
    }

    private static String fill(String template, Map<String, String> values) {
        var page = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int from = template.indexOf("{{", at);
            int to = from < 0 ? -1 : template.indexOf("}}", from);
            if (to < 0) {
                break;
            }
            page.append(template, at, from)
                    .append(Objects.requireNonNull(values.get(template.substring(from + 2, to))));
            at = to + 2;
        }
        return page.append(template.substring(at)).toString();
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(RehearsalPage.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
