package dev.hopdb.catalog;

import java.util.List;

/**
 * A reference to the rows of another relation.
 *
 * @param columns of the relation that declares it
 * @param target the relation that is referred to
 * @param targetColumns of that relation, in the order of {@code columns}
 */
public record ForeignKey(String name, List<String> columns, QualifiedName target, List<String> targetColumns) {

    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }
}
