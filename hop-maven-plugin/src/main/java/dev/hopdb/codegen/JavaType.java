package dev.hopdb.codegen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/**
 * What a type of PostgreSQL is in Java.
 *
 * @param boxed the type of its values, never primitive
 * @param constant the {@code Type} of hop-runtime that carries them
 * @param described as SQL says it, a domain with its constraints
 * @param simple whether {@code constant} is the name of one that is there, and not made anew
 */
record JavaType(TypeName boxed, CodeBlock constant, String described, boolean simple) {

    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    JavaType described(String text) {
        return new JavaType(boxed, constant, text, simple);
    }

    /** As a component of a record or a parameter: primitive where it can be. */
    TypeName declared(boolean nullable) {
        if (nullable) {
            return boxed.annotated(AnnotationSpec.builder(NULLABLE).build());
        }
        return boxed.isBoxedPrimitive() ? boxed.unbox() : boxed;
    }
}
