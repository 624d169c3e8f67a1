package dev.hopdb.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.hopdb.catalog.ObjectKind;
import dev.hopdb.catalog.Routine;
import dev.hopdb.catalog.Routine.Mode;
import dev.hopdb.catalog.Routine.Parameter;
import java.util.Iterator;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The method that calls a routine.
 *
 * @param name of the method
 * @param answer what it returns, if it returns anything
 * @param given the parameters that the caller gives: a procedure can have more, which only answer
 */
record Call(Routine routine, String name, Answer answer, List<Parameter> given, JavaTypes types) {

    /** What comes back. */
    sealed interface Answer {
        /** Nothing. */
        record Nothing() implements Answer {}

        /** One value, or null. */
        record One(TypeName type, CodeBlock constant) implements Answer {}

        /** Any number of values. */
        record Many(TypeName type, CodeBlock constant) implements Answer {}
    }

    MethodSpec method() {
        boolean function = routine.kind() == ObjectKind.FUNCTION;
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Javadoc.of(routine.comment(), declaration()))
                .addParameter(Runtime.CONNECTION, "connection");
        CodeBlock.Builder call = CodeBlock.builder()
                .add(
                        "$T.$L($S, $S)",
                        Runtime.SQL,
                        function ? "function" : "procedure",
                        schema(),
                        routine.name().name());
        Iterator<String> names = parameterNames().iterator();
        for (Parameter parameter : function ? given : passed()) {
            if (given.contains(parameter)) {
                String name = names.next();
                method.addParameter(declared(parameter), name);
                call.add("$Z$L", argument(parameter, name));
            } else {
                call.add("$Z$L", argument(parameter, "null"));
            }
        }
        if (answer instanceof Answer.One one) {
            method.returns(new JavaType(one.type(), one.constant(), "", true).declared(true))
                    .addStatement("return $L$Z.one(connection, $L)", call.build(), one.constant());
        } else if (answer instanceof Answer.Many many) {
            method.returns(ParameterizedTypeName.get(ClassName.get(List.class), many.type()))
                    .addStatement("return $L$Z.list(connection, $L)", call.build(), many.constant());
        } else {
            method.addStatement("$L.run(connection)", call.build());
        }
        return method.build();
    }

    /** What tells methods of one name apart in Java. */
    String signature() {
        return name
                + given.stream()
                        .map(parameter -> types.of(parameter.type()).boxed())
                        .map(type -> type instanceof ParameterizedTypeName generic ? generic.rawType() : type)
                        .toList();
    }

    Call named(String other) {
        return new Call(routine, other, answer, given, types);
    }

    /** Also what only answers stands in a CALL. */
    private List<Parameter> passed() {
        return routine.parameters().stream()
                .filter(parameter ->
                        given.contains(parameter) || !parameter.mode().isInput())
                .toList();
    }

    private CodeBlock argument(Parameter parameter, String name) {
        JavaType type = types.of(parameter.type());
        return parameter.mode() == Mode.VARIADIC && parameter.type().isArray()
                ? CodeBlock.of(
                        ".withVariadic($L, $L)",
                        types.of(parameter.type().element()).constant(),
                        name)
                : CodeBlock.of(".with($L, $L)", type.constant(), name);
    }

    private TypeName declared(Parameter parameter) {
        return types.of(parameter.type()).declared(parameter.mode() != Mode.VARIADIC);
    }

    private List<String> parameterNames() {
        Scope scope = Scope.of("parameters", types.reserved(Reserved.KEYWORDS), new Notes());
        scope.name("connection", "");
        return scope.names(given, Call::called, Words::member);
    }

    private static String called(Parameter parameter) {
        return parameter.name().isEmpty() ? "value" : parameter.name();
    }

    private String schema() {
        return routine.name().schema();
    }

    private String declaration() {
        String parameters = Records.listed(routine.parameters().stream()
                .map(parameter -> (parameter.name() + " " + parameter.type()).strip())
                .toList());
        String returns = routine.returns()
                .map(type -> ": " + (routine.set() ? "set of " : "") + type)
                .orElse("");
        return "%s %s(%s)%s".formatted(routine.kind().word(), routine.name(), parameters, returns);
    }
}
