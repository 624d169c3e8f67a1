package dev.hopdb.compilation;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one script: its own, those of its class path, and of hop only the driver, since the connection that it
 * is given is of that one.
 */
final class ScriptClasses extends URLClassLoader {

    private static final String DRIVER = "org.postgresql.";

    private final Map<String, byte[]> own;

    ScriptClasses(List<Path> classPath, Map<String, byte[]> own) {
        super(classPath.stream().map(ScriptClasses::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        this.own = own;
    }

    /** One of its own, not initialised. */
    Class<?> load(String name) {
        try {
            return loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("compiled a moment ago: " + name, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(DRIVER)
                ? Class.forName(name, false, ScriptClasses.class.getClassLoader())
                : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte @Nullable [] code = own.get(name);
        return code == null ? super.findClass(name) : defineClass(name, code, 0, code.length);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path has an address", e);
        }
    }
}
