package dev.hopdb.codegen;

import com.palantir.javapoet.ClassName;

/** The classes of hop-runtime, and of JDBC, that generated ones are made of. */
final class Runtime {

    private static final String PACKAGE = "dev.hopdb.runtime";

    static final ClassName COLUMN = ClassName.get(PACKAGE, "Column");
    static final ClassName CONDITION = ClassName.get(PACKAGE, "Condition");
    static final ClassName DEFINITION = ClassName.get(PACKAGE, "Definition");
    static final ClassName RANGE = ClassName.get(PACKAGE, "Range");
    static final ClassName RELATION = ClassName.get(PACKAGE, "Relation");
    static final ClassName SQL = ClassName.get(PACKAGE, "Sql");
    static final ClassName TABLE = ClassName.get(PACKAGE, "Table");
    static final ClassName TYPE = ClassName.get(PACKAGE, "Type");

    static final ClassName CONNECTION = ClassName.get("java.sql", "Connection");
    static final ClassName RESULT_SET = ClassName.get("java.sql", "ResultSet");
    static final ClassName SQL_EXCEPTION = ClassName.get("java.sql", "SQLException");

    private Runtime() {}
}
