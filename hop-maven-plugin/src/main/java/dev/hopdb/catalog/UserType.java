package dev.hopdb.catalog;

import java.util.List;
import java.util.Optional;

/** A type that a patch made. */
public sealed interface UserType extends CatalogObject {

    /** @param labels in the order in which they sort */
    record EnumType(QualifiedName name, Optional<String> comment, List<String> labels) implements UserType {

        public EnumType {
            labels = List.copyOf(labels);
        }

        @Override
        public ObjectKind kind() {
            return ObjectKind.ENUM;
        }
    }

    /**
     * @param base the type whose values it narrows
     * @param constraints as SQL writes them: {@code CHECK (VALUE ~ '@'::text)}
     */
    record DomainType(
            QualifiedName name, Optional<String> comment, TypeName base, boolean nullable, List<String> constraints)
            implements UserType {

        public DomainType {
            constraints = List.copyOf(constraints);
        }

        @Override
        public ObjectKind kind() {
            return ObjectKind.DOMAIN;
        }
    }

    record CompositeType(QualifiedName name, Optional<String> comment, List<Column> attributes) implements UserType {

        public CompositeType {
            attributes = List.copyOf(attributes);
        }

        @Override
        public ObjectKind kind() {
            return ObjectKind.COMPOSITE;
        }
    }

    /** @param multirange the name of its multirange type, where that is not the one PostgreSQL chooses by itself */
    record RangeType(QualifiedName name, Optional<String> comment, TypeName subtype, Optional<String> multirange)
            implements UserType {

        private static final String RANGE = "range";

        @Override
        public ObjectKind kind() {
            return ObjectKind.RANGE;
        }

        /** The name of the multirange type, in the same schema; before PostgreSQL 14 there is none. */
        public String multirangeName() {
            return multirange.orElseGet(() -> defaultMultirange(name.name()));
        }

        /** What PostgreSQL calls the multirange type of a range type, if nobody says otherwise. */
        public static String defaultMultirange(String range) {
            int at = range.lastIndexOf(RANGE);
            return at < 0 ? range + "_multirange" : range.substring(0, at) + "multi" + range.substring(at);
        }
    }
}
