package dev.hopdb.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a long script through a window that holds one statement or one line of data at a time. The window grows by its
 * own size, so that a statement is looked at twice on average however long it is.
 */
final class Abridgement {

    private final Reader in;
    private final int smallest;
    private final StringBuilder held = new StringBuilder();
    private final List<Omission> omissions = new ArrayList<>();
    private final Measure measure = new Measure();
    private String window = "";
    private int at;
    private boolean ended;

    /** @param smallest characters that the window takes in at once */
    Abridgement(InputStream in, int smallest) {
        this.smallest = smallest;
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
    }

    /** The text without the data. */
    String read() throws IOException {
        while (!ended || at < window.length()) {
            var scanner = new StatementScanner(window, at);
            if (scanner.next()) {
                hold(scanner.position());
                if (scanner.outline().readsInput()) {
                    hold(endOfLine());
                    omitData();
                }
            } else if (ended) {
                hold(window.length());
            } else {
                grow();
            }
        }
        return held.toString();
    }

    List<Omission> omissions() {
        return omissions;
    }

    long normalisedLength() {
        return measure.normalisedBytes();
    }

    private void omitData() throws IOException {
        long from = measure.bytes();
        int lines = 0;
        int next = endOfLine();
        while (next > at && !CopyInput.isTerminator(window, at, next)) {
            lines += window.charAt(next - 1) == '\n' ? 1 : 0;
            pass(next);
            next = endOfLine();
        }
        omissions.add(new Omission(from, measure.bytes(), lines));
        hold(next);
    }

    /** After the line end that comes next, or the end of the file. */
    private int endOfLine() throws IOException {
        int searched = at;
        int end = window.indexOf('\n', searched);
        while (end < 0 && !ended) {
            searched = window.length() - at;
            grow();
            end = window.indexOf('\n', searched);
        }
        return end < 0 ? window.length() : end + 1;
    }

    private void hold(int end) {
        held.append(window, at, end);
        pass(end);
    }

    private void pass(int end) {
        measure.add(window, at, end);
        at = end;
    }

    private void grow() throws IOException {
        int rest = window.length() - at;
        char[] larger = new char[rest + Math.max(rest, smallest)];
        window.getChars(at, window.length(), larger, 0);
        int length = rest;
        int read = 0;
        while (length < larger.length && read >= 0) {
            read = in.read(larger, length, larger.length - length);
            length += Math.max(0, read);
        }
        ended = read < 0;
        window = new String(larger, 0, length);
        at = 0;
    }
}
