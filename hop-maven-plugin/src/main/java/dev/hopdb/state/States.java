package dev.hopdb.state;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.database.DatabaseName;
import dev.hopdb.database.DatabaseServer;
import dev.hopdb.database.Session;
import dev.hopdb.problem.HopException;
import dev.hopdb.upgrade.ReleaseApplier;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Databases in the states that trees describe.
 *
 * <p>With a role that may create databases, each is a copy of a template beside all others. Without, there is the
 * development database only: it is cleared and built again in place, also where scratch is asked for, and then holds
 * the tested state.
 */
public final class States {

    private final DatabaseServer server;
    private final Workplace place;
    private final ReleaseApplier applier;
    private final Clock clock;

    public States(DatabaseServer server, Workplace place, ReleaseApplier applier, Clock clock) {
        this.server = server;
        this.place = place;
        this.applier = applier;
        this.clock = clock;
    }

    /** A database of its own in this state. */
    public ScratchDatabase scratch(State state) {
        return scratch(state, Optional.empty());
    }

    /** The same, with its catalog read by the session that builds it: another one would have to log in first. */
    public ScratchDatabase described(State state) {
        return scratch(state, Optional.of(new AtomicReference<>()));
    }

    private ScratchDatabase scratch(State state, Optional<AtomicReference<Catalog>> catalog) {
        if (!server.traits().mayCreateDatabases()) {
            return sharedScratch(state);
        }
        Scratch scratch = swept();
        Builder.Built built =
                builder(scratch).build(state, catalog.map(read -> (name, session) -> read.set(session.catalog())));
        return scratch(
                built.held().name(),
                built.note(),
                catalog.map(read -> Objects.requireNonNull(read.get())),
                () -> scratch.drop(built.held()));
    }

    /** The same, built from nothing, and nothing of it is kept but the database itself: for what is tried once. */
    public ScratchDatabase untemplated(State state) {
        if (!server.traits().mayCreateDatabases()) {
            return sharedScratch(state);
        }
        Scratch scratch = swept();
        Builder.Built built = builder(scratch).buildAlone(state);
        return scratch(built.held().name(), built.note(), Optional.empty(), () -> scratch.drop(built.held()));
    }

    /**
     * Brings the development database into this state. After any failure it is as it was before.
     *
     * @throws dev.hopdb.problem.HopException if the database under that name is not this workspace's; it stays as it is
     */
    public Rebuilt rebuildDevelopment(State state) {
        if (!server.traits().mayCreateDatabases()) {
            Session guard = inPlace().hold();
            try {
                return inPlace().rebuild(state);
            } finally {
                guard.close();
            }
        }
        Scratch scratch = swept();
        return new Beside(server, place, scratch, builder(scratch)).rebuild(state);
    }

    /** Drops the scratch databases of this workspace that nobody works with any more, and names them. */
    List<DatabaseName> sweep() {
        return new Scratch(server, place).sweep();
    }

    /**
     * Refuses a database under the development name that is not this workspace's. Reads only.
     *
     * @throws dev.hopdb.problem.HopException as {@link #rebuildDevelopment} would
     */
    public void checkDevelopment() {
        new Possession(server, place).check();
    }

    /** What a command that died left behind goes with the next one that makes something. */
    private Scratch swept() {
        Scratch scratch = new Scratch(server, place);
        scratch.sweep();
        return scratch;
    }

    private ScratchDatabase sharedScratch(State state) {
        Session guard = inPlace().hold();
        try {
            Rebuilt inPlace = inPlace().rebuild(state);
            return scratch(place.development(), inPlace.note(), Optional.of(inPlace.catalog()), guard::close);
        } catch (HopException e) {
            guard.close();
            e.leavesMore();
            throw e;
        } catch (RuntimeException | Error e) {
            guard.close();
            throw e;
        }
    }

    private ScratchDatabase scratch(DatabaseName name, String note, Optional<Catalog> catalog, Runnable end) {
        return new ScratchDatabase(server.address(name), () -> server.open(name), note, catalog, end);
    }

    private Builder builder(Scratch scratch) {
        return new Builder(server, scratch, new Templates(server, place, clock), applier);
    }

    private InPlace inPlace() {
        return new InPlace(server, place, applier);
    }
}
