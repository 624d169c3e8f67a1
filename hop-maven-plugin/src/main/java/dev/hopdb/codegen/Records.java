package dev.hopdb.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.hopdb.catalog.QualifiedName;
import dev.hopdb.codegen.Fields.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Records with a component for each field, and the types that carry them. */
final class Records {

    private static final TypeName NULLABLE_OBJECT =
            ClassName.OBJECT.annotated(AnnotationSpec.builder(JavaType.NULLABLE).build());

    private Records() {}

    /** An array of anything, null included. */
    static CodeBlock newValues(CodeBlock values) {
        return CodeBlock.of("new $T[] {$L}", NULLABLE_OBJECT, values);
    }

    static TypeSpec.Builder record(ClassName name, List<Field> fields) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        fields.forEach(field ->
                constructor.addParameter(field.type().declared(field.column().nullable()), field.member()));
        return TypeSpec.recordBuilder(name).addModifiers(Modifier.PUBLIC).recordConstructor(constructor.build());
    }

    /**
     * The constant {@code TYPE} of a record, and before it one for each type that is made for it.
     *
     * @param fields of the record, none of which may be primitive where it can be null
     */
    static void addType(
            TypeSpec.Builder record, ClassName name, QualifiedName called, List<Field> fields, Modifier access) {
        fields.stream()
                .filter(field -> !field.type().simple())
                .forEach(field -> record.addField(FieldSpec.builder(
                                typeOf(field.type().boxed()),
                                field.constant(),
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .initializer(field.type().constant())
                        .build()));
        FieldSpec.Builder type = FieldSpec.builder(typeOf(name), "TYPE", access, Modifier.STATIC, Modifier.FINAL);
        if (access == Modifier.PUBLIC) {
            type.addJavadoc("How it travels.");
        }
        record.addField(type.initializer(composite(
                        name,
                        called,
                        fields.stream()
                                .map(field -> field.type().simple()
                                        ? field.type().constant()
                                        : CodeBlock.of("$L", field.constant()))
                                .toList(),
                        fields.stream().map(Field::member).toList()))
                .build());
    }

    /**
     * A type that carries a record.
     *
     * @param types of its components
     * @param members the names of its components
     */
    static CodeBlock composite(ClassName record, QualifiedName called, List<CodeBlock> types, List<String> members) {
        CodeBlock made = IntStream.range(0, types.size())
                .mapToObj(i -> CodeBlock.of("$L.cast(v[$L])", types.get(i), i))
                .collect(CodeBlock.joining(",$W"));
        CodeBlock taken =
                members.stream().map(member -> CodeBlock.of("r.$L()", member)).collect(CodeBlock.joining(",$W"));
        CodeBlock last = types.stream().map(type -> CodeBlock.of(",$W$L", type)).collect(CodeBlock.joining(""));
        return CodeBlock.of(
                "$T.composite($S, $S,$Wv -> new $T($L),$Wr -> $L$L)",
                Runtime.TYPE,
                called.schema(),
                called.name(),
                record,
                made,
                newValues(taken),
                last);
    }

    static TypeName typeOf(TypeName value) {
        return ParameterizedTypeName.get(Runtime.TYPE, value);
    }

    /** As SQL would list them. */
    static String listed(List<String> names) {
        return names.stream().collect(Collectors.joining(", "));
    }
}
