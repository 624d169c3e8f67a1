package dev.hopdb.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.database.DatabaseAddress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Generated sources, compiled by javac with every warning an error. */
public final class Compiled {

    private final Path classes;
    private final Sources sources;

    private Compiled(Path classes, Sources sources) {
        this.classes = classes;
        this.sources = sources;
    }

    /** @param own sources that a user wrote, by path */
    public static Compiled in(Path folder, Sources sources, Map<String, String> own) {
        SortedMap<String, String> all = new TreeMap<>(sources.main());
        all.put(sources.test().path(), sources.test().text());
        all.putAll(own);
        List<Path> files = new ArrayList<>();
        all.forEach((path, text) -> files.add(write(folder.resolve("src").resolve(path), text)));
        Path classes = folder.resolve("classes");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.US_ASCII)) {
            StringWriter said = new StringWriter();
            boolean compiles = compiler.getTask(
                            said,
                            manager,
                            null,
                            List.of("-d", classes.toString(), "--release", "17", "-Xlint:all", "-Werror"),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(compiles).as(said.toString()).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Compiled(classes, sources);
    }

    /** Runs the generated test, and returns what failed; a class loader of its own sees the classes. */
    public List<String> failuresAgainst(DatabaseAddress database) {
        System.setProperty(
                "hop.test.url",
                database.url() + "?password=" + database.password().reveal());
        System.setProperty("hop.test.user", database.user());
        List<String> failures = new ArrayList<>();
        try (URLClassLoader loader = loader()) {
            Class<?> test =
                    loader.loadClass(sources.test().path().replace(".java", "").replace('/', '.'));
            call(test.getDeclaredMethod("readDatabase"), null);
            var constructor = test.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object instance = constructor.newInstance();
            for (Method method : test.getDeclaredMethods()) {
                if (method.isAnnotationPresent(TestFactory.class)) {
                    ((Stream<?>) call(method, instance)).forEach(one -> run((DynamicTest) one, failures));
                }
            }
            return failures;
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            System.clearProperty("hop.test.url");
            System.clearProperty("hop.test.user");
        }
    }

    /** Calls a static method without parameters, of a class that a test wrote. */
    public Object call(String className, String method, Class<?>[] types, Object... arguments) {
        try (URLClassLoader loader = loader()) {
            return loader.loadClass(className).getMethod(method, types).invoke(null, arguments);
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Compiled.class.getClassLoader());
    }

    private static Object call(Method method, Object instance) throws ReflectiveOperationException {
        method.setAccessible(true);
        return method.invoke(instance);
    }

    private static void run(DynamicTest test, List<String> failures) {
        try {
            test.getExecutable().execute();
        } catch (Throwable e) {
            failures.add(test.getDisplayName() + ": " + e.getMessage());
        }
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
