package dev.hopdb.command;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** All classes of this class path once more, and which of them something needs. */
final class LoadedClasses extends URLClassLoader {

    private final Set<String> names = new ConcurrentSkipListSet<>();

    LoadedClasses() {
        super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    void run(String mainClass, String... arguments) throws ReflectiveOperationException {
        loadClass(mainClass).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    Set<String> names() {
        return names;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = super.findClass(name);
        names.add(name);
        return found;
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(LoadedClasses::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path has an address", e);
        }
    }
}
