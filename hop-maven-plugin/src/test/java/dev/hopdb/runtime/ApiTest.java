package dev.hopdb.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What programs and generated classes may use of hop-runtime, as {@code api.txt} records it. A line that goes breaks them: it
 * wants a new major version. A line that comes is recorded by copying {@code target/api.txt} over that file.
 */
class ApiTest {

    private static final Path RECORDED = Path.of("src/test/resources/dev/hopdb/runtime/api.txt");

    @Test
    void losesNothingThatProgramsUse() throws IOException {
        assertThat(api()).containsAll(Files.readAllLines(RECORDED));
    }

    @Test
    void isRecorded() throws IOException {
        List<String> api = api();
        Files.write(Path.of("target/api.txt"), api);

        assertThat(Files.readAllLines(RECORDED)).containsExactlyElementsOf(api);
    }

    @Test
    void staysSmall() {
        assertThat(publicTypes().filter(type -> type.getPackageName().equals("dev.hopdb.runtime")))
                .hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void namesInThePageWhatNavigationMustNotBeCalled() throws IOException {
        String page = Files.readString(Path.of("../docs/reference/relations.md"));

        assertThat(Stream.<Class<?>>of(Relation.class, Table.class)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(ApiTest::isForOthers)
                        .map(Method::getName))
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static List<String> api() {
        List<String> lines = new ArrayList<>();
        publicTypes().forEach(type -> {
            lines.add(type.toGenericString());
            Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                    .flatMap(Arrays::stream)
                    .filter(ApiTest::isForOthers)
                    .map(ApiTest::line)
                    .sorted()
                    .forEach(lines::add);
        });
        return lines;
    }

    private static boolean isForOthers(Member member) {
        return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0 && !member.isSynthetic();
    }

    private static String line(Member member) {
        String text = member instanceof Method method
                ? method.toGenericString()
                : member instanceof Constructor<?> constructor
                        ? constructor.toGenericString()
                        : ((Field) member).toGenericString();
        return "    " + text;
    }

    private static Stream<Class<?>> publicTypes() {
        return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                .importPackages("dev.hopdb.runtime").stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .sorted(Comparator.comparing(JavaClass::getName))
                        .map(JavaClass::reflect);
    }
}
