package dev.hopdb.codegen;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Names that Java, and what generated classes inherit, keep for themselves. */
final class Reserved {

    static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while",
            "var",
            "yield",
            "record",
            "sealed",
            "permits",
            "when",
            "_");

    /** Components of a record have methods of the same names. */
    static final Set<String> COMPONENTS =
            and(KEYWORDS, "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** What a table can do: methods of these names are there. */
    static final Set<String> NAVIGATION = and(
            COMPONENTS,
            "and",
            "connection",
            "contains",
            "count",
            "definition",
            "delete",
            "deleteReturning",
            "everywhere",
            "first",
            "insert",
            "insertAll",
            "insertAllReturning",
            "insertIfAbsent",
            "isEmpty",
            "limit",
            "list",
            "matching",
            "minus",
            "not",
            "of",
            "one",
            "only",
            "or",
            "orderBy",
            "row",
            "select",
            "stream",
            "toSql",
            "update",
            "updateReturning",
            "upsert",
            "upsertAll",
            "values",
            "where",
            "with");

    static final Set<String> OF_RELATIONS = Set.of("DEFINITION", "ROW_TYPE");

    static final Set<String> OF_TYPES = Set.of("TYPE");

    /** Of java.lang, which needs no import, and what stands in every generated class. */
    static final Set<String> TYPES = Set.of(
            "Appendable",
            "ArithmeticException",
            "AssertionError",
            "AutoCloseable",
            "Boolean",
            "Byte",
            "Character",
            "CharSequence",
            "Class",
            "ClassLoader",
            "Cloneable",
            "Comparable",
            "Compiler",
            "Deprecated",
            "Double",
            "Enum",
            "Error",
            "Exception",
            "Float",
            "FunctionalInterface",
            "IllegalArgumentException",
            "IllegalStateException",
            "Integer",
            "InterruptedException",
            "Iterable",
            "Long",
            "Math",
            "Module",
            "NullPointerException",
            "Number",
            "Object",
            "Override",
            "Package",
            "Process",
            "ProcessBuilder",
            "ProcessHandle",
            "Readable",
            "Record",
            "Row",
            "Runnable",
            "Runtime",
            "RuntimeException",
            "SafeVarargs",
            "SecurityException",
            "SecurityManager",
            "Short",
            "StackTraceElement",
            "StackWalker",
            "StrictMath",
            "String",
            "StringBuffer",
            "StringBuilder",
            "SuppressWarnings",
            "System",
            "Thread",
            "ThreadGroup",
            "ThreadLocal",
            "Throwable",
            "Void",
            "Routines",
            "GeneratedClassesTest");

    private Reserved() {}

    /**
     * Keeps also classes apart, where they are used among these names: {@code A.ID} would be of a variable {@code A}, not of
     * the class.
     *
     * @param classes without their packages
     */
    static Set<String> beside(Set<String> classes, Set<String> some) {
        return and(some, classes.toArray(String[]::new));
    }

    private static Set<String> and(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        Stream.of(more).forEach(all::add);
        return Set.copyOf(all);
    }
}
