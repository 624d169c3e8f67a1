package dev.hopdb.database.postgres;

import dev.hopdb.catalog.Column;
import dev.hopdb.catalog.ObjectKind;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.catalog.Routine;
import dev.hopdb.catalog.Routine.Mode;
import dev.hopdb.catalog.Routine.Parameter;
import dev.hopdb.catalog.TypeName;
import dev.hopdb.catalog.UserType;
import dev.hopdb.catalog.UserType.RangeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What single rows of the catalog's queries say. */
final class CatalogRows {

    private CatalogRows() {}

    /** Each query begins with the schema and the name. */
    static QualifiedName name(ResultSet row) throws SQLException {
        return new QualifiedName(row.getString(1), row.getString(2));
    }

    static Optional<String> optional(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    static UserType type(ResultSet row, List<Column> attributes) throws SQLException {
        QualifiedName name = name(row);
        Optional<String> comment = optional(row, 4);
        return switch (row.getString(3)) {
            case "e" -> new UserType.EnumType(name, comment, texts(row, 5));
            case "d" ->
                new UserType.DomainType(
                        name, comment, new TypeName(row.getString(6)), row.getBoolean(7), texts(row, 8));
            case "c" -> new UserType.CompositeType(name, comment, attributes);
            default -> new RangeType(name, comment, new TypeName(row.getString(6)), multirange(row, name));
        };
    }

    /** Only one that somebody chose: else the model would not be the same on PostgreSQL 13, which has none. */
    private static Optional<String> multirange(ResultSet row, QualifiedName range) throws SQLException {
        return optional(row, 9).filter(name -> !name.equals(RangeType.defaultMultirange(range.name())));
    }

    static Routine routine(ResultSet row) throws SQLException {
        boolean function = row.getString(3).equals("f");
        return new Routine(
                name(row),
                function ? ObjectKind.FUNCTION : ObjectKind.PROCEDURE,
                optional(row, 4),
                parameters(row),
                optional(row, 9).map(TypeName::new),
                row.getBoolean(10));
    }

    private static List<Parameter> parameters(ResultSet row) throws SQLException {
        List<String> names = texts(row, 5);
        List<String> types = texts(row, 6);
        List<Mode> modes = texts(row, 7).stream().map(CatalogRows::mode).toList();
        int required = (int) modes.stream().filter(Mode::isInput).count() - row.getInt(8);
        List<Parameter> parameters = new ArrayList<>();
        int inputs = 0;
        for (int i = 0; i < names.size(); i++) {
            Mode mode = modes.get(i);
            // Defaults are those of the last ones that the caller gives.
            boolean optional = mode.isInput() && ++inputs > required;
            parameters.add(new Parameter(names.get(i), new TypeName(types.get(i)), mode, optional));
        }
        return parameters;
    }

    private static Mode mode(String letter) {
        return switch (letter) {
            case "o" -> Mode.OUT;
            case "b" -> Mode.INOUT;
            case "v" -> Mode.VARIADIC;
            case "t" -> Mode.TABLE;
            default -> Mode.IN;
        };
    }
}
