package dev.hopdb.compilation;

import com.sun.source.util.JavacTask;
import dev.hopdb.problem.HopException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Compiles Java patch files, each to one class with {@code void run(java.sql.Connection)}. */
public final class ScriptCompiler {

    private static final int SHOWN = 5;

    /**
     * Finds what no class path could mend.
     *
     * @param path for messages: {@code Patches/7-roles/20_rows.java}
     * @throws HopException naming file and line; or if this Java has no compiler
     */
    public void parse(String path, String text) {
        var found = new DiagnosticCollector<JavaFileObject>();
        var files = new MemoryFiles(compiler(path).getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8));
        JavaCompiler.CompilationTask task = compiler(path)
                .getTask(null, files, found, List.of("-proc:none"), null, List.of(new MemorySource(path, text)));
        try {
            ((JavacTask) task).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refuse(path, found);
    }

    /**
     * Compiles a script, and loads it without running any of it.
     *
     * @param classPath of what it may use beside the JDK
     * @param beside more sources that it may use, by their paths
     * @throws HopException naming file and line; if it is not one class with that method; or if this Java has no compiler
     */
    public Class<?> compile(String path, String text, ClassPath classPath, Map<String, String> beside) {
        JavaCompiler compiler = compiler(path);
        List<Path> jars = classPath.jars().get();
        var found = new DiagnosticCollector<JavaFileObject>();
        var files = new MemoryFiles(compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8));
        MemorySource script = new MemorySource(path, text);
        List<MemorySource> sources = new ArrayList<>(List.of(script));
        beside.forEach((file, source) -> sources.add(new MemorySource(file, source)));
        String joined = String.join(
                File.pathSeparator, jars.stream().map(Path::toString).toList());
        boolean compiled = compiler.getTask(
                        null, files, found, List.of("-proc:none", "-nowarn", "-g", "-classpath", joined), null, sources)
                .call();
        if (!compiled) {
            refuse(path, found);
        }
        return load(path, files.classesOf(script), new ScriptClasses(jars, files.classes()));
    }

    private static Class<?> load(String path, List<String> names, ScriptClasses loader) {
        List<String> top = names.stream().filter(name -> !name.contains("$")).toList();
        if (top.size() != 1) {
            throw new HopException(
                    "%s has %d classes, and a script is one".formatted(path, top.size()),
                    "hop makes an object of the class and calls its method run, and must know of which",
                    "put what else there is into that class, in %s".formatted(path));
        }
        Class<?> type = loader.load(top.get(0));
        if (Arrays.stream(type.getDeclaredMethods()).noneMatch(ScriptCompiler::isRun)) {
            throw new HopException(
                    "%s has no method run".formatted(path),
                    "hop calls void run(java.sql.Connection) of class %s".formatted(type.getSimpleName()),
                    "write that method in %s".formatted(path));
        }
        if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(made -> made.getParameterCount() == 0)) {
            throw new HopException(
                    "%s has no constructor without parameters".formatted(path),
                    "hop makes an object of class %s, and has nothing to give it".formatted(type.getSimpleName()),
                    "take the constructor out of %s".formatted(path));
        }
        return type;
    }

    private static boolean isRun(java.lang.reflect.Method method) {
        return method.getName().equals("run")
                && method.getReturnType() == void.class
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0].getName().equals("java.sql.Connection");
    }

    private static void refuse(String path, DiagnosticCollector<JavaFileObject> found) {
        List<Diagnostic<? extends JavaFileObject>> errors = found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        if (errors.isEmpty()) {
            return;
        }
        Diagnostic<? extends JavaFileObject> first = errors.get(0);
        String why = String.join(
                "\n", errors.stream().limit(SHOWN).map(ScriptCompiler::line).toList());
        String source =
                first.getSource() == null ? path : first.getSource().getName().replaceFirst("^/", "");
        if (!source.equals(path)) {
            throw new HopException(
                    "%s:%d, of the classes of the schema for %s, does not compile"
                            .formatted(source, first.getLineNumber(), path),
                    why,
                    "if %s declares a class of that name too, rename its own; else write it in SQL, as %s, and report a defect of hop"
                            .formatted(path, path.replace(".java", ".sql")));
        }
        throw new HopException(
                "%s:%d does not compile".formatted(path, first.getLineNumber()),
                why,
                "mend %s, then run the same command again".formatted(path));
    }

    private static String line(Diagnostic<? extends JavaFileObject> error) {
        String said = error.getMessage(Locale.ROOT).replaceAll(";?\\R\\s*", "; ");
        return "line %d: %s".formatted(error.getLineNumber(), said);
    }

    private static JavaCompiler compiler(String path) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new HopException(
                    "This Java has no compiler, and %s needs one".formatted(path),
                    "%s is a runtime environment; scripts in Java are compiled where they run"
                            .formatted(System.getProperty("java.home")),
                    "run Maven with a JDK: set JAVA_HOME, then run the same command again");
        }
        return compiler;
    }
}
