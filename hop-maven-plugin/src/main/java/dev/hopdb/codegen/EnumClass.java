package dev.hopdb.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.hopdb.catalog.UserType.EnumType;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** An enum of the database as one of Java. */
final class EnumClass {

    private final EnumType type;
    private final ClassName name;
    private final Notes notes;

    EnumClass(EnumType type, ClassName name, Notes notes) {
        this.type = type;
        this.name = name;
        this.notes = notes;
    }

    TypeSpec type() {
        TypeSpec.Builder java = TypeSpec.enumBuilder(name)
                .addAnnotation(Generator.NULL_MARKED)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadoc.of(type.comment(), "Enum " + type.name()));
        List<String> constants = Scope.of(
                        "labels of " + type.name(),
                        Reserved.beside(Set.of(name.simpleName()), Reserved.OF_TYPES),
                        notes)
                .names(type.labels(), label -> label, Words::constant);
        for (int i = 0; i < constants.size(); i++) {
            java.addEnumConstant(
                    constants.get(i),
                    TypeSpec.anonymousClassBuilder("$S", type.labels().get(i)).build());
        }
        return java.addField(FieldSpec.builder(
                                Records.typeOf(name), "TYPE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("How it travels.")
                        .initializer(
                                "$T.enumeration($S, $S, values(), $T::label)",
                                Runtime.TYPE,
                                type.name().schema(),
                                type.name().name(),
                                name)
                        .build())
                .addField(String.class, "label", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "label")
                        .addStatement("this.label = label")
                        .build())
                .addMethod(MethodSpec.methodBuilder("label")
                        .addJavadoc("As the database calls it.")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return label")
                        .build())
                .build();
    }
}
