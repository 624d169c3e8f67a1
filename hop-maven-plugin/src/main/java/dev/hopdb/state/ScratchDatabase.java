package dev.hopdb.state;

import dev.hopdb.catalog.Catalog;
import dev.hopdb.database.DatabaseAddress;
import dev.hopdb.database.Session;
import java.util.function.Supplier;

/** A database in a state that was asked for, gone when it is closed. */
public final class ScratchDatabase implements AutoCloseable {

    private final DatabaseAddress address;
    private final String note;
    private final Supplier<Session> opening;
    private final Runnable end;

    ScratchDatabase(DatabaseAddress address, String note, Supplier<Session> opening, Runnable end) {
        this.address = address;
        this.note = note;
        this.opening = opening;
        this.end = end;
    }

    public DatabaseAddress address() {
        return address;
    }

    /** How it was made, for the line of a step: {@code state 3f2a91 + 1 patch}. */
    public String note() {
        return note;
    }

    /** What people made in it. */
    public Catalog catalog() {
        try (Session session = opening.get()) {
            return session.catalog();
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
