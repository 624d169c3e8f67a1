package dev.hopdb.upgrade;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.codegen.Generator;
import dev.hopdb.compilation.ClassPath;
import dev.hopdb.compilation.ClassPaths;
import dev.hopdb.compilation.ScriptCompiler;
import dev.hopdb.database.JavaScript;
import dev.hopdb.database.Session;
import dev.hopdb.patch.Fingerprint;
import dev.hopdb.patch.PatchFile;
import dev.hopdb.problem.HopException;
import dev.hopdb.version.Label;
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

    private final ScriptCompiler compiler = new ScriptCompiler();
    private final ClassPaths classPaths;
    private final Supplier<String> classes;
    private final Duration limit;
    private final Map<String, Class<?>> compiled = new HashMap<>();

    /**
     * @param classPaths what the scripts of each release may use
     * @param classes the package of the generated classes
     * @param limit after which a script is given up
     */
    public JavaScripts(ClassPaths classPaths, Supplier<String> classes, Duration limit) {
        this.classPaths = classPaths;
        this.classes = classes;
        this.limit = limit;
    }

    /** With the JDK only. */
    static JavaScripts withoutLibraries() {
        return new JavaScripts(release -> ClassPath.EMPTY, () -> "", Duration.ofMinutes(10));
    }

    /**
     * Before anything runs: finds all that can be found without the schema, and has all that will be needed with it.
     *
     * @throws HopException if this Java has no compiler, a script does not compile, or what it needs cannot be had
     */
    void check(Label release, String path, PatchFile.Java file) {
        if (usesSchema(file)) {
            compiler.parse(path, file.text());
            classPaths.of(release).require();
        } else {
            compiledAlone(release, path, file);
        }
    }

    /** What the scripts of a release are compiled with: part of what they do. */
    List<String> artifacts(Label release) {
        return classPaths.of(release).artifacts();
    }

    /** Ready to run against the schema as it stands. */
    JavaScript prepare(Session session, Label release, String path, PatchFile.Java file) {
        Class<?> type = usesSchema(file)
                ? compiledWith(session.catalog(), release, path, file)
                : compiledAlone(release, path, file);
        return new JavaScript(type, limit);
    }

    private Class<?> compiledAlone(Label release, String path, PatchFile.Java file) {
        Fingerprint content = file.fingerprintOfContent();
        return compiled.computeIfAbsent(
                "%s %s %s".formatted(release.text(), path, content.hex()),
                key -> compiler.compile(path, file.text(), classPaths.of(release), Map.of()));
    }

    private Class<?> compiledWith(Catalog catalog, Label release, String path, PatchFile.Java file) {
        return compiler.compile(
                path,
                file.text(),
                classPaths.of(release),
                Generator.sources(catalog, classes.get(), name -> false).main());
    }

    private boolean usesSchema(PatchFile.Java file) {
        String javaPackage = classes.get();
        return !javaPackage.isEmpty() && file.text().contains(javaPackage);
    }
}
