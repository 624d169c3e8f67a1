package dev.hopdb.state;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.database.DatabaseFacts;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.DatabaseServer.Renaming;
import dev.hopdb.database.ForeignSession;
import dev.hopdb.problem.HopException;
import dev.hopdb.state.Builder.Built;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Builds the development database under a scratch name, then puts it in the place of the old one in one move. */
final class Beside {

    private final DatabaseServer server;
    private final Workplace place;
    private final Scratch scratch;
    private final Builder builder;

    Beside(DatabaseServer server, Workplace place, Scratch scratch, Builder builder) {
        this.server = server;
        this.place = place;
        this.scratch = scratch;
        this.builder = builder;
    }

    Rebuilt rebuild(State state) {
        var possession = new Possession(server, place);
        Optional<DatabaseFacts> old = possession.check();
        var catalog = new AtomicReference<Catalog>();
        Built built = builder.build(state, Optional.of((name, session) -> {
            session.mark(possession.markFor(server.find(name).orElseThrow()));
            catalog.set(session.catalog());
        }));
        return new Rebuilt(swap(old, built), built.note(), Objects.requireNonNull(catalog.get()));
    }

    private List<ForeignSession> swap(Optional<DatabaseFacts> old, Built built) {
        DatabaseName development = place.development();
        Renaming comes = new Renaming(built.held().name(), development);
        Optional<Held> aside = Optional.empty();
        List<ForeignSession> ended;
        try {
            refuseAnother(old);
            aside = old.map(database -> scratch.name());
            ended = server.rename(aside.map(name -> List.of(new Renaming(development, name.name()), comes))
                    .orElse(List.of(comes)));
        } catch (RuntimeException | Error e) {
            aside.ifPresent(Held::forget);
            scratch.drop(built.held());
            throw e;
        }
        built.held().forget();
        aside.ifPresent(scratch::drop);
        return ended;
    }

    /** What was checked at the start must be what is replaced. */
    private void refuseAnother(Optional<DatabaseFacts> checked) {
        Optional<Long> now = server.find(place.development()).map(DatabaseFacts::oid);
        if (!now.equals(checked.map(DatabaseFacts::oid))) {
            throw new HopException(
                    "Another database came in the place of '%s' while its successor was built"
                            .formatted(place.development()),
                    "hop replaces only a database that it has checked",
                    "run the same command again");
        }
    }
}
