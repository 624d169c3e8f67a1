package dev.hopdb.catalog;

import java.util.List;

/** A primary key or a unique constraint. */
public record Key(String name, boolean primary, List<String> columns) {

    public Key {
        columns = List.copyOf(columns);
    }
}
