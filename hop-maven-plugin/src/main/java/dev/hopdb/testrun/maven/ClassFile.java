package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a compiled class says of itself, read without loading it: nothing of a project runs in hop's own process.
 *
 * @param name with dots, and a dollar sign before a nested class
 * @param parent the class that it extends
 * @param concrete whether there can be an object of it
 * @param annotations the full names of those on the class
 * @param tests the full names of the annotations of each method that JUnit takes for a test
 */
record ClassFile(String name, String parent, boolean concrete, Set<String> annotations, List<Set<String>> tests) {

    private static final int API = Opcodes.ASM9;
    private static final int NEVER_CONCRETE = Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | Opcodes.ACC_SYNTHETIC;
    private static final int NEVER_A_TEST =
            Opcodes.ACC_ABSTRACT | Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;

    /** Those of which one run at least comes; a factory or a template may have none. */
    private static final Set<String> TEST = Set.of(
            "org.junit.Test",
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.RepeatedTest",
            "org.junit.jupiter.params.ParameterizedTest");

    /** @throws IllegalArgumentException if the file is no class, or one of a Java that is newer than the reader */
    static ClassFile read(Path file) {
        try {
            Collector collector = new Collector();
            new ClassReader(Files.readAllBytes(file))
                    .accept(collector, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return collector.found();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Collector extends ClassVisitor {

        private final Set<String> annotations = new HashSet<>();
        private final List<Set<String>> methods = new ArrayList<>();
        private String name = "";
        private String parent = "";
        private boolean concrete;

        Collector() {
            super(API);
        }

        ClassFile found() {
            List<Set<String>> tests = methods.stream()
                    .filter(method -> method.stream().anyMatch(TEST::contains))
                    .toList();
            return new ClassFile(name, parent, concrete, annotations, tests);
        }

        @Override
        public void visit(
                int version,
                int access,
                String path,
                @Nullable String signature,
                @Nullable String extended,
                String[] interfaces) {
            name = path.replace('/', '.');
            parent = extended == null ? "" : extended.replace('/', '.');
            concrete = (access & NEVER_CONCRETE) == 0;
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            annotations.add(Type.getType(descriptor).getClassName());
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String method, String descriptor, @Nullable String signature, String[] thrown) {
            if ((access & NEVER_A_TEST) != 0 || !descriptor.endsWith(")V")) {
                return null;
            }
            Set<String> ofMethod = new HashSet<>();
            methods.add(ofMethod);
            return new MethodVisitor(API) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    ofMethod.add(Type.getType(annotation).getClassName());
                    return null;
                }
            };
        }
    }
}
