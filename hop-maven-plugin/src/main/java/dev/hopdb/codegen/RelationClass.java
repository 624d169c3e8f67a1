package dev.hopdb.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.hopdb.catalog.Column;
import dev.hopdb.catalog.Key;
import dev.hopdb.catalog.Relation;
import dev.hopdb.codegen.Fields.Field;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** The class of a relation: its columns as constants, its keys as methods, its rows as a record. */
final class RelationClass {

    private static final String SAYS = "The rows that a condition means, on a connection of the caller's.";

    private final Relation relation;
    private final Fields fields;
    private final UniqueKeys keys;
    private final ClassName self;
    private final ClassName generated;
    private final boolean written;
    private final boolean table;

    RelationClass(Relation relation, Fields fields, UniqueKeys keys, ClassNames names) {
        this.relation = relation;
        this.fields = fields;
        this.keys = keys;
        this.self = names.of(relation.name());
        this.generated = names.generated(relation.name());
        this.written = names.isWritten(relation.name());
        this.table = relation.canBeWritten();
    }

    /** @param rowUsed whether something has its rows as values */
    TypeSpec type(List<MethodSpec> navigation, boolean rowUsed) {
        ClassName row = generated.nestedClass("Row");
        TypeSpec.Builder type = TypeSpec.classBuilder(generated)
                .addAnnotation(Generator.NULL_MARKED)
                .addModifiers(Modifier.PUBLIC, written ? Modifier.ABSTRACT : Modifier.FINAL)
                .addJavadoc(Javadoc.of(relation.comment(), title() + " " + relation.name()))
                .superclass(ParameterizedTypeName.get(table ? Runtime.TABLE : Runtime.RELATION, self, row));
        fields.fields().forEach(field -> type.addField(column(field)));
        keys.names().forEach((key, name) -> type.addField(key(key, name)));
        type.addField(definition());
        if (rowUsed) {
            type.addField(rowType(row));
        }
        type.addMethod(constructor()).addMethod(of()).addMethods(navigation);
        type.addMethod(with()).addMethod(row(row));
        if (table) {
            type.addMethod(values(row));
        }
        return type.addType(Records.record(row, fields.fields())
                        .addJavadoc("A row.")
                        .build())
                .build();
    }

    private String title() {
        String word = relation.kind().word().replace('_', ' ');
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private FieldSpec column(Field field) {
        Column column = field.column();
        TypeName type = field.type().boxed();
        String made = column.nullable() ? "nullable" : "of";
        CodeBlock more = switch (column.filled()) {
            case BY_CALLER -> CodeBlock.of("");
            case GENERATED -> CodeBlock.of(".generated()");
            default -> CodeBlock.of(".withDefault()");
        };
        CodeBlock typed = more.isEmpty() ? CodeBlock.of("") : CodeBlock.of("<$T, $T>", self, type);
        return constant(ParameterizedTypeName.get(Runtime.COLUMN, self, type), field.constant())
                .addJavadoc(Javadoc.of(column.comment(), field.type().described() + said(column.filled())))
                .initializer(
                        "$T.$L$L($S, $L)$L",
                        Runtime.COLUMN,
                        typed,
                        made,
                        column.name(),
                        field.type().constant(),
                        more)
                .build();
    }

    private static String said(Column.Filled filled) {
        return switch (filled) {
            case BY_CALLER -> "";
            case BY_DEFAULT -> ", with a default";
            case IDENTITY_ALWAYS, IDENTITY_BY_DEFAULT -> ", identity";
            case GENERATED -> ", generated";
        };
    }

    private FieldSpec key(Key key, String name) {
        TypeName any = ParameterizedTypeName.get(Runtime.COLUMN, self, WildcardTypeName.subtypeOf(Object.class));
        return constant(ParameterizedTypeName.get(ClassName.get(List.class), any), name)
                .addJavadoc(Javadoc.of("Unique key " + key.name()))
                .initializer("$T.of($L)", List.class, constants(key.columns()))
                .build();
    }

    private FieldSpec definition() {
        CodeBlock all = fields.fields().stream()
                .map(field -> CodeBlock.of(",$W$L", field.constant()))
                .collect(CodeBlock.joining(""));
        CodeBlock key = relation.primaryKey()
                .map(primary -> CodeBlock.of(".key($L)", constants(primary.columns())))
                .orElse(CodeBlock.of(""));
        return constant(ParameterizedTypeName.get(Runtime.DEFINITION, self), "DEFINITION")
                .addJavadoc("The relation itself.")
                .initializer(
                        "$T.$L($S, $S$L)$L",
                        Runtime.DEFINITION,
                        // Without columns, nothing else says of what.
                        key.isEmpty() ? "of" : CodeBlock.of("<$T>of", self),
                        relation.name().schema(),
                        relation.name().name(),
                        all,
                        key)
                .build();
    }

    private CodeBlock constants(List<String> columns) {
        return columns.stream()
                .map(column -> CodeBlock.of("$L", fields.constant(column)))
                .collect(CodeBlock.joining(", "));
    }

    private FieldSpec rowType(ClassName row) {
        return constant(Records.typeOf(row), "ROW_TYPE")
                .addJavadoc("How a row travels as one value.")
                .initializer(Records.composite(
                        row,
                        relation.name(),
                        fields.fields().stream()
                                .map(field -> CodeBlock.of("$L.type()", field.constant()))
                                .toList(),
                        fields.fields().stream().map(Field::member).toList()))
                .build();
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addModifiers(written ? Modifier.PROTECTED : Modifier.PUBLIC)
                .addJavadoc(SAYS)
                .addParameter(Runtime.CONNECTION, "connection")
                .addParameter(ParameterizedTypeName.get(Runtime.CONDITION, self), "rows")
                .addStatement("super(DEFINITION, connection, rows)")
                .build();
    }

    private MethodSpec of() {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("All rows, on a connection of the caller's.")
                .addParameter(Runtime.CONNECTION, "connection")
                .returns(self)
                .addStatement("return new $T(connection, $T.all())", self, Runtime.CONDITION)
                .build();
    }

    private MethodSpec with() {
        return overriding("with")
                .addParameter(ParameterizedTypeName.get(Runtime.CONDITION, self), "rows")
                .returns(self)
                .addStatement("return new $T(connection(), rows)", self)
                .build();
    }

    private MethodSpec row(ClassName row) {
        List<Field> all = fields.fields();
        CodeBlock read = IntStream.range(0, all.size())
                .mapToObj(i -> CodeBlock.of("$L.read(r, $L)", all.get(i).constant(), i + 1))
                .collect(CodeBlock.joining(",$W"));
        return overriding("row")
                .addParameter(Runtime.RESULT_SET, "r")
                .addException(Runtime.SQL_EXCEPTION)
                .returns(row)
                .addStatement("return new $T($L)", row, read)
                .build();
    }

    private MethodSpec values(ClassName row) {
        CodeBlock values = fields.fields().stream()
                .map(field -> CodeBlock.of("r.$L", field.member()))
                .collect(CodeBlock.joining(",$W"));
        TypeName nullable = ClassName.OBJECT.annotated(
                AnnotationSpec.builder(JavaType.NULLABLE).build());
        return overriding("values")
                .addParameter(row, "r")
                .returns(ArrayTypeName.of(nullable))
                .addStatement("return $L", Records.newValues(values))
                .build();
    }

    private MethodSpec.Builder overriding(String name) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
        return written ? method.addModifiers(Modifier.FINAL) : method;
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
    }
}
