package dev.hopdb.database.settings;

import dev.hopdb.database.Secret;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one place, such as the parameters of a goal or a {@code <server>} of settings.xml, says of a database. */
public record GivenDatabase(Optional<String> url, Optional<String> user, Optional<Secret> password) {

    public static final GivenDatabase NOTHING = of(null, null, null);

    /** From values as Maven and the environment give them: null or empty if absent. */
    public static GivenDatabase of(@Nullable String url, @Nullable String user, @Nullable String password) {
        return new GivenDatabase(present(url), present(user), present(password).map(Secret::new));
    }

    /** The first of {@code places} that says anything. */
    static <T> Optional<T> first(Function<GivenDatabase, Optional<T>> what, GivenDatabase... places) {
        return Stream.of(places).map(what).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(t -> !t.isEmpty());
    }
}
