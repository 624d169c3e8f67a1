package dev.hopdb.compilation;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A source that is in no file. Its class may have any name: a patch file has one that no class can have. */
final class MemorySource extends SimpleJavaFileObject {

    private final String text;

    MemorySource(String path, String text) {
        super(URI.create("hop:///" + path), JavaFileObject.Kind.SOURCE);
        this.text = text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
        return kind == JavaFileObject.Kind.SOURCE;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
