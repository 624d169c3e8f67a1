package dev.hopdb.database.settings;

import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Secret;
import java.util.List;
import java.util.Optional;

/** Finds user and password for a database whose place is known. */
final class Credentials {

    private final Surroundings surroundings;
    private final List<String> warnings;

    /** @param warnings takes what the user should know */
    Credentials(Surroundings surroundings, List<String> warnings) {
        this.surroundings = surroundings;
        this.warnings = warnings;
    }

    /** User and password of the first of {@code places} that says anything; then the password file. */
    DatabaseAddress complete(DatabaseUrl place, GivenDatabase... places) {
        DatabaseUrl url = place.withDefault("sslmode", surroundings.variable("PGSSLMODE"))
                .withDefault("sslrootcert", surroundings.variable("PGSSLROOTCERT"));
        String user = GivenDatabase.first(GivenDatabase::user, places).orElse(surroundings.userName());
        Secret password = GivenDatabase.first(GivenDatabase::password, places)
                .or(() -> fromFile(url, user))
                .orElse(Secret.NONE);
        return new DatabaseAddress(url.jdbc(), user, password);
    }

    private Optional<Secret> fromFile(DatabaseUrl url, String user) {
        PasswordFile file = PasswordFile.read(surroundings.passwordFile());
        file.warning().ifPresent(warnings::add);
        return file.password(url.host(), url.port(), url.database().text(), user);
    }
}
