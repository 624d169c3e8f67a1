package dev.hopdb.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hopdb.Realm;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {

    @TempDir
    private Path folder;

    private final List<String> stopped = new ArrayList<>();

    @AfterEach
    void leavesNothingRunning() {
        TestPostgres.awaitEnd(folder);
    }

    @Test
    void onlyTheLastOneStopsTheServer() {
        Users first = Users.enter(lock());
        Users second = Users.enter(lock());

        first.leave(() -> stopped.add("first"));
        second.leave(() -> stopped.add("second"));
        Users.enter(lock()).leave(() -> stopped.add("third"));

        assertThat(stopped).containsExactly("second", "third");
    }

    @Test
    void aGuestOfAnotherClassLoaderStopsNothingAndFreesNothing() throws Exception {
        try (URLClassLoader loader = Realm.open();
                EmbeddedPostgres server = TestPostgres.open(folder)) {
            Object guest = enter(loader);
            leave(guest, "guest");
            try (OtherProcess other = OtherProcess.start(folder)) {
                assertThat(other.url()).contains("127.0.0.1");
                other.leave();
            }
            try (EmbeddedPostgres again = TestPostgres.open(folder)) {
                assertThat(again.address(TestPostgres.POSTGRES)).isEqualTo(server.address(TestPostgres.POSTGRES));
            }
            assertThat(stopped).isEmpty();
        }
    }

    @Test
    void aGuestBecomesAUserOnceTheOtherClassLoaderHasLeft() throws Exception {
        try (URLClassLoader loader = Realm.open()) {
            Users first = Users.enter(lock());
            Object guest = enter(loader);
            leave(guest, "guest");
            first.leave(() -> stopped.add("first"));
            leave(enter(loader), "again");
        }
        assertThat(stopped).containsExactly("first", "again");
    }

    private Path lock() {
        return folder.resolve("postgres-18.lock");
    }

    private Object enter(ClassLoader loader) throws ReflectiveOperationException {
        Method enter = loader.loadClass(Users.class.getName()).getDeclaredMethod("enter", Path.class);
        enter.setAccessible(true);
        return enter.invoke(null, lock());
    }

    private void leave(Object users, String name) throws ReflectiveOperationException {
        Method leave = users.getClass().getDeclaredMethod("leave", Runnable.class);
        leave.setAccessible(true);
        leave.invoke(users, (Runnable) () -> stopped.add(name));
    }
}
