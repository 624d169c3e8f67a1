package dev.hopdb.state;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Session;
import java.util.Optional;
import java.util.function.Supplier;

/** A database in a state that was asked for, gone when it is closed. */
public final class ScratchDatabase implements AutoCloseable {

    private final DatabaseAddress address;
    private final Supplier<Session> session;
    private final String note;
    private final Optional<Catalog> catalog;
    private final Runnable end;

    ScratchDatabase(
            DatabaseAddress address, Supplier<Session> session, String note, Optional<Catalog> catalog, Runnable end) {
        this.address = address;
        this.session = session;
        this.note = note;
        this.catalog = catalog;
        this.end = end;
    }

    public DatabaseAddress address() {
        return address;
    }

    /** A connection to it; closed before this is. */
    public Session open() {
        return session.get();
    }

    /** How it was made, for the line of a step: {@code state 3f2a91 + 1 patch}. */
    public String note() {
        return note;
    }

    /** What people made in it. */
    public Catalog catalog() {
        return catalog.orElseGet(() -> {
            try (Session opened = open()) {
                return opened.catalog();
            }
        });
    }

    @Override
    public void close() {
        end.run();
    }
}
