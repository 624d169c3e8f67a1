package dev.hopdb.sql;

import java.util.List;

/**
 * What a long script has beside the text that is held.
 *
 * @param omissions in the order of the file
 * @param normalisedLength of the whole file, in bytes, with every line end as LF
 * @param source of the whole file
 */
public record LeftOut(List<Omission> omissions, long normalisedLength, Source source) {

    public LeftOut {
        omissions = List.copyOf(omissions);
    }
}
