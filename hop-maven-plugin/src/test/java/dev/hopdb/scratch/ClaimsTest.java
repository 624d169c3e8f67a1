package dev.hopdb.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.Realm;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds a scratch thing: this realm of a build, another one in the same JVM, another process, or nobody. */
class ClaimsTest {

    @TempDir
    private Path folder;

    @Test
    void nobodyTakesWhatIsHeldAndTheNextOneTakesWhatIsReleased() throws Exception {
        Claim held = make("one");

        assertThat(claims().abandoned()).isEmpty();
        assertThat(takenByAnotherProcess()).isZero();

        held.release();
        assertThat(takenByAnotherProcess()).isEqualTo(1);
    }

    @Test
    void anotherRealmTakesWhatIsHeldHereForHeldAndFreesNothing() throws Exception {
        Claim held = make("one");
        try (URLClassLoader realm = Realm.open()) {
            for (int i = 0; i < 2; i++) {
                assertThat(abandonedIn(realm)).isEmpty();
            }
            assertThat(takenByAnotherProcess()).as("the lock is still there").isZero();

            held.forget();
            assertThat(folder).isEmptyDirectory();
            make("two").release();
            assertThat(abandonedIn(realm)).hasSize(1);
        }
    }

    private Claims claims() {
        return new Claims(folder, "test");
    }

    private Claim make(String name) {
        Optional<Claim> made = claims().make(name);
        return made.orElseThrow();
    }

    private List<?> abandonedIn(ClassLoader realm) throws ReflectiveOperationException {
        Class<?> claims = realm.loadClass(Claims.class.getName());
        Constructor<?> constructor = claims.getConstructor(Path.class, String.class);
        Method abandoned = claims.getMethod("abandoned");
        return (List<?>) abandoned.invoke(constructor.newInstance(folder, "test"));
    }

    private int takenByAnotherProcess() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClaimsTest.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(other.waitFor()).isZero();
        return Integer.parseInt(answer.strip());
    }

    public static void main(String[] arguments) {
        System.out.println(new Claims(Path.of(arguments[0]), "test").abandoned().size());
    }
}
