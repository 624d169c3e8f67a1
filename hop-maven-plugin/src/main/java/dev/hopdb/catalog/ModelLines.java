package dev.hopdb.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import java.io.IOException;

/** Lays JSON out so that Git shows and merges it well: a line for each property, and one for each item of a list. */
final class ModelLines implements PrettyPrinter {

    /** Deeper than a list at the top, everything is on one line. */
    private static final int DEEPEST = 2;

    private static final String INDENT = "  ";

    private int depth;

    @Override
    public void writeRootValueSeparator(JsonGenerator json) {
        // there is one value
    }

    @Override
    public void writeStartObject(JsonGenerator json) throws IOException {
        start(json, "{");
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
        end(json, "}", entries);
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
        json.writeRaw(": ");
    }

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
        start(json, "[");
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
        end(json, "]", values);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
        separate(json);
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
        newLine(json);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
        newLine(json);
    }

    private void start(JsonGenerator json, String bracket) throws IOException {
        json.writeRaw(bracket);
        depth++;
    }

    private void end(JsonGenerator json, String bracket, int count) throws IOException {
        depth--;
        if (count > 0 && depth < DEEPEST) {
            json.writeRaw("\n" + INDENT.repeat(depth));
        }
        json.writeRaw(bracket);
    }

    private void separate(JsonGenerator json) throws IOException {
        json.writeRaw(depth > DEEPEST ? ", " : ",");
        newLine(json);
    }

    private void newLine(JsonGenerator json) throws IOException {
        if (depth <= DEEPEST) {
            json.writeRaw("\n" + INDENT.repeat(depth));
        }
    }
}
