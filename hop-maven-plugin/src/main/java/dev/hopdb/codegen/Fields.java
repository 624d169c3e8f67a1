package dev.hopdb.codegen;

import dev.hopdb.catalog.Column;
import dev.hopdb.catalog.Relation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a relation, or the attributes of a composite type, in Java.
 *
 * @param fields in the order of the database
 * @param scope of the constants of the class, for more of them
 */
record Fields(List<Field> fields, Scope scope) {

    /** @param member the name of the component of the record */
    record Field(Column column, JavaType type, String member, String constant) {}

    static Fields of(Relation relation, JavaTypes types, Notes notes) {
        String place = relation.name().toString();
        Scope constants = Scope.of(place, types.reserved(Reserved.OF_RELATIONS), new Notes());
        return new Fields(fields(place, relation.columns(), types, notes, constants), constants);
    }

    /** Of a record that stands for itself. */
    static Fields of(String place, List<Column> columns, JavaTypes types, Notes notes) {
        Scope constants = Scope.of(place, types.reserved(Reserved.OF_TYPES), new Notes());
        return new Fields(fields(place, columns, types, notes, constants), constants);
    }

    private static List<Field> fields(
            String place, List<Column> columns, JavaTypes types, Notes notes, Scope constants) {
        List<String> members =
                Scope.of(place, types.reserved(Reserved.COMPONENTS), notes).names(columns, Column::name, Words::member);
        List<String> named = constants.names(columns, Column::name, Words::constant);
        return IntStream.range(0, columns.size())
                .mapToObj(i -> new Field(columns.get(i), types.of(columns.get(i).type()), members.get(i), named.get(i)))
                .toList();
    }

    /** The constant of a column. */
    String constant(String column) {
        return fields.stream()
                .filter(field -> field.column().name().equals(column))
                .map(Field::constant)
                .findFirst()
                .orElseThrow();
    }

    /** Java takes 255 arguments, of which numbers of 64 bits are two. */
    boolean fitsARecord() {
        int slots = fields.stream()
                .mapToInt(field ->
                        field.type().declared(field.column().nullable()).isPrimitive() ? 2 : 1)
                .sum();
        return slots < 255;
    }
}
