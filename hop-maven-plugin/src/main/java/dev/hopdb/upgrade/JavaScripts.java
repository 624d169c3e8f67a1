package dev.hopdb.upgrade;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.codegen.Generator;
import dev.hopdb.compilation.ScriptCompiler;
import dev.hopdb.database.JavaScript;
import dev.hopdb.database.Session;
import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Scripts in Java, compiled. One that names the package of the generated classes is compiled where it runs, with the
 * classes of the schema as it stands there; all others before anything runs.
 */
public final class JavaScripts {

    private final ScriptCompiler compiler;
    private final Supplier<String> classes;
    private final Duration limit;
    private final Map<String, Class<?>> compiled = new HashMap<>();

    /**
     * @param classes the package of the generated classes
     * @param limit after which a script is given up
     */
    public JavaScripts(ScriptCompiler compiler, Supplier<String> classes, Duration limit) {
        this.compiler = compiler;
        this.classes = classes;
        this.limit = limit;
    }

    /** With the JDK only. */
    static JavaScripts withoutLibraries() {
        return new JavaScripts(new ScriptCompiler(List::of), () -> "", Duration.ofMinutes(10));
    }

    /**
     * Before anything runs: finds all that can be found without the schema.
     *
     * @throws HopException if this Java has no compiler, or a script does not compile
     */
    void check(String path, PatchFile.Java file) {
        if (usesSchema(file)) {
            compiler.parse(path, file.text());
        } else {
            compiledAlone(path, file);
        }
    }

    /** Ready to run against the schema as it stands. */
    JavaScript prepare(Session session, String path, PatchFile.Java file) {
        Class<?> type = usesSchema(file) ? compiledWith(session.catalog(), path, file) : compiledAlone(path, file);
        return new JavaScript(type, limit);
    }

    private Class<?> compiledAlone(String path, PatchFile.Java file) {
        Fingerprint content = file.fingerprintOfContent();
        return compiled.computeIfAbsent(
                path + " " + content.hex(), key -> compiler.compile(path, file.text(), Map.of()));
    }

    private Class<?> compiledWith(Catalog catalog, String path, PatchFile.Java file) {
        return compiler.compile(
                path,
                file.text(),
                Generator.sources(catalog, classes.get(), name -> false).main());
    }

    private boolean usesSchema(PatchFile.Java file) {
        String javaPackage = classes.get();
        return !javaPackage.isEmpty() && file.text().contains(javaPackage);
    }
}
