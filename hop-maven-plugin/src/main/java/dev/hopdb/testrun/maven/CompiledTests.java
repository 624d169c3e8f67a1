package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes that a build has compiled as tests, and what of them Surefire runs where nothing tells it otherwise.
 *
 * <p>What a class says of itself counts: one that is disabled is left alone, one with a tag may be meant to stay out.
 */
final class CompiledTests {

    private static final Pattern TAKEN_BY_DEFAULT = Pattern.compile("(.*\\.)?(Test[^.]*|[^.]*(Test|Tests|TestCase))");
    private static final Pattern SWITCHED_OFF =
            Pattern.compile("org\\.junit\\.(Ignore|jupiter\\.api\\.Disabled|jupiter\\.api\\.condition\\..*)");
    private static final Set<String> SORTED = Set.of(
            "org.junit.jupiter.api.Tag", "org.junit.jupiter.api.Tags", "org.junit.experimental.categories.Category");
    private static final String NESTED = "org.junit.jupiter.api.Nested";

    /** How certain it is that a class wants to be run. */
    private enum Wish {
        NONE,
        MAYBE,
        CERTAIN
    }

    private final Map<String, ClassFile> classes = new HashMap<>();

    private CompiledTests() {}

    /** Those of {@code home} and of the modules below it. */
    static CompiledTests below(Path home) {
        CompiledTests tests = new CompiledTests();
        try {
            Files.walkFileTree(home, tests.new Search());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tests;
    }

    boolean has(String className) {
        return classes.containsKey(className);
    }

    /** Classes that have a test which nothing in them switches off or sorts. */
    SortedSet<String> wanted() {
        return names(Wish.CERTAIN);
    }

    /** Classes all of whose tests have a tag or an annotation of the project's own, which may keep them out on purpose. */
    SortedSet<String> sorted() {
        return names(Wish.MAYBE);
    }

    private SortedSet<String> names(Wish wish) {
        return classes.values().stream()
                .filter(file ->
                        file.concrete() && TAKEN_BY_DEFAULT.matcher(file.name()).matches())
                .filter(file -> wish(file) == wish)
                .map(ClassFile::name)
                .filter(name -> name.indexOf('$') < 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Wish wish(ClassFile outer) {
        String prefix = packageOf(outer.name());
        return Stream.concat(
                        tests(outer, Set.of()),
                        classes.values().stream()
                                .filter(file -> file.name().startsWith(outer.name() + "$"))
                                .filter(file -> file.annotations().contains(NESTED))
                                .flatMap(file -> tests(file, outer.annotations())))
                .map(annotations -> wish(annotations, prefix))
                .reduce(Wish.NONE, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** The annotations that count for each test of a class, inherited ones too. */
    private Stream<Set<String>> tests(ClassFile file, Set<String> around) {
        Set<String> ofClass = union(around, file.annotations());
        Stream<Set<String>> own = file.tests().stream().map(test -> union(test, ofClass));
        ClassFile parent = classes.get(file.parent());
        return parent == null ? own : Stream.concat(own, tests(parent, ofClass));
    }

    private static Wish wish(Set<String> annotations, String prefix) {
        if (annotations.stream().anyMatch(name -> SWITCHED_OFF.matcher(name).matches())) {
            return Wish.NONE;
        }
        boolean sorted = annotations.stream().anyMatch(name -> SORTED.contains(name) || name.startsWith(prefix));
        return sorted ? Wish.MAYBE : Wish.CERTAIN;
    }

    /** The first two parts: an annotation from below it is the project's own, and may hold a tag. */
    private static String packageOf(String name) {
        List<String> parts = List.of(name.split("\\."));
        return parts.stream().limit(Math.min(2, parts.size() - 1)).collect(Collectors.joining(".", "", "."));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** Below a build's output only its own test classes count, and no builds that it ran there. */
    private final class Search extends SimpleFileVisitor<Path> {

        private static final Set<String> NEVER_BUILT = Set.of(".git", "node_modules", "src");

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            String name = String.valueOf(folder.getFileName());
            if (name.equals("target")) {
                collect(folder.resolve("test-classes"));
                return FileVisitResult.SKIP_SUBTREE;
            }
            return NEVER_BUILT.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        private void collect(Path folder) throws IOException {
            if (!Files.isDirectory(folder)) {
                return;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(this::collectClass);
            }
        }

        /** A file that cannot be read, such as one that a test wants broken, asks for nothing. */
        private void collectClass(Path file) {
            try {
                ClassFile read = ClassFile.read(file);
                classes.put(read.name(), read);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notReadable) {
                return;
            }
        }
    }
}
