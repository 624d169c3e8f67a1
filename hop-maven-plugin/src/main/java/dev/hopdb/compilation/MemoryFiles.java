package dev.hopdb.compilation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Where the compiler puts classes: nowhere but here. */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();
    private final Map<FileObject, List<String>> bySource = new HashMap<>();

    MemoryFiles(JavaFileManager system) {
        super(system);
    }

    /** The code of each class, by its full name. */
    Map<String, byte[]> classes() {
        return written.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toByteArray()));
    }

    /** The full names of what came of a source. */
    List<String> classesOf(FileObject source) {
        return bySource.getOrDefault(source, List.of());
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        ByteArrayOutputStream code = new ByteArrayOutputStream();
        written.put(className, code);
        bySource.computeIfAbsent(sibling, source -> new ArrayList<>()).add(className);
        return new SimpleJavaFileObject(URI.create("hop:///" + className.replace('.', '/') + ".class"), kind) {
            @Override
            public OutputStream openOutputStream() {
                return code;
            }
        };
    }
}
