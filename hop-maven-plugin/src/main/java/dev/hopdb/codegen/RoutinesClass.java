package dev.hopdb.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.hopdb.catalog.Column;
import dev.hopdb.catalog.ObjectKind;
import dev.hopdb.catalog.Routine;
import dev.hopdb.catalog.Routine.Parameter;
import dev.hopdb.catalog.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The class {@code Routines} of a schema: a method for each function and procedure that Java can call. */
final class RoutinesClass {

    private final ClassName name;
    private final JavaTypes types;
    private final Notes notes;
    private final Scope records;
    private final List<TypeSpec> nested = new ArrayList<>();

    RoutinesClass(String javaPackage, JavaTypes types, Notes notes) {
        this.name = ClassName.get(javaPackage, "Routines");
        this.types = types;
        this.notes = notes;
        this.records = Scope.ofFiles("results of routines", Reserved.TYPES, notes);
    }

    /** Empty if Java can call none of them. */
    Optional<TypeSpec> type(String schema, List<Routine> routines) {
        List<Call> calls = new ArrayList<>();
        routines.forEach(routine -> answer(routine).ifPresent(answer -> addCalls(routine, answer, calls)));
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addAnnotation(Generator.NULL_MARKED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(Javadoc.of("The functions and procedures of schema " + schema))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        distinct(calls).forEach(call -> type.addMethod(call.method()));
        return Optional.of(type.addTypes(nested).build());
    }

    /** With all parameters; and without those that have a default. */
    private void addCalls(Routine routine, Call.Answer answer, List<Call> calls) {
        String method = method(routine);
        List<Parameter> all = routine.inputs();
        calls.add(new Call(routine, method, answer, all, types));
        List<Parameter> required =
                all.stream().filter(input -> !input.optional()).toList();
        if (required.size() < all.size()) {
            calls.add(new Call(routine, method, answer, required, types));
        }
    }

    private static String method(Routine routine) {
        String method = Words.of(routine.name().name()).member();
        return Reserved.COMPONENTS.contains(method) ? method + "_" : method;
    }

    /** Java does not tell {@code text} from {@code varchar}, nor one list from another. */
    private List<Call> distinct(List<Call> calls) {
        Set<String> signatures = new HashSet<>();
        List<Call> distinct = new ArrayList<>();
        for (Call call : calls) {
            Call named = call;
            for (int i = 2; !signatures.add(named.signature()); i++) {
                named = call.named(call.name() + "_" + i);
            }
            if (!named.equals(call)) {
                notes.add("routines: %s(%s) would be another %s, and is %s"
                        .formatted(call.routine().name(), call.routine().signature(), call.name(), named.name()));
            }
            distinct.add(named);
        }
        return distinct;
    }

    private Optional<Call.Answer> answer(Routine routine) {
        List<Parameter> outputs = routine.outputs();
        boolean callable = routine.parameters().stream().allMatch(parameter -> JavaTypes.hasValues(parameter.type()));
        Optional<TypeName> returns = routine.returns();
        boolean function = routine.kind() == ObjectKind.FUNCTION;
        if (callable
                && (function
                        ? returns.filter(type -> type.text().equals("void")).isPresent()
                        : outputs.isEmpty())) {
            return Optional.of(new Call.Answer.Nothing());
        }
        if (callable && outputs.size() > 1) {
            return Optional.of(several(routine, outputs));
        }
        Optional<TypeName> single =
                function ? returns : Optional.of(outputs.get(0).type());
        if (callable && single.filter(JavaTypes::hasValues).isPresent()) {
            JavaType type = types.of(single.get());
            return Optional.of(
                    routine.set()
                            ? new Call.Answer.Many(type.boxed(), type.constant())
                            : new Call.Answer.One(type.boxed(), type.constant()));
        }
        notes.add("%s(%s) has no method: Java has no value for %s"
                .formatted(
                        routine.name(),
                        routine.signature(),
                        callable ? returns.map(TypeName::text).orElse("") : "a type of its parameters"));
        return Optional.empty();
    }

    private Call.Answer several(Routine routine, List<Parameter> outputs) {
        ClassName record = name.nestedClass(
                records.name(Words.of(routine.name().name()).type(), routine.name() + "(" + routine.signature() + ")"));
        List<Column> columns = outputs.stream()
                .map(output ->
                        new Column(output.name(), output.type(), true, Column.Filled.BY_CALLER, Optional.empty()))
                .toList();
        Fields fields = Fields.of("results of " + routine.name(), columns, types, notes);
        TypeSpec.Builder type = Records.record(record, fields.fields())
                .addModifiers(Modifier.STATIC)
                .addJavadoc(Javadoc.of("What " + routine.name() + " answers"));
        Records.addType(type, record, routine.name(), fields.fields(), Modifier.PRIVATE);
        nested.add(type.build());
        CodeBlock constant = CodeBlock.of("$T.TYPE", record);
        return routine.set() ? new Call.Answer.Many(record, constant) : new Call.Answer.One(record, constant);
    }
}
