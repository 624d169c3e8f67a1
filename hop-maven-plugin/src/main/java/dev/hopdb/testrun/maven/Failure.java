package dev.hopdb.testrun.maven;

import dev.hopdb.testrun.FailedTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.jspecify.annotations.Nullable;

/** What a report says of a failed test, as a person would look for it. */
final class Failure {

    private static final Pattern FRAME = Pattern.compile("\\(([^():]+:\\d+)\\)");

    /** JUnit adds the types of a method's parameters, which nobody types to run it again. */
    private static final Pattern PARAMETERS = Pattern.compile("^(\\w+)\\([\\w.$, \\[\\]]*\\)");

    private Failure() {}

    static FailedTest of(ReportTestCase test) {
        String className = text(test.getFullClassName());
        String simple = className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
        String method = PARAMETERS.matcher(text(test.getName())).replaceFirst("$1");
        return new FailedTest(
                method.isEmpty() || method.equals(className) ? simple : simple + "." + method,
                place(className, text(test.getFailureDetail())),
                message(test));
    }

    /** The first line of the stack that is in the test class itself: what it calls is not where a person looks first. */
    private static String place(String className, String stack) {
        return stack.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("at ") && line.contains(className))
                .map(FRAME::matcher)
                .filter(Matcher::find)
                .map(frame -> frame.group(1))
                .findFirst()
                .orElse("");
    }

    private static String message(ReportTestCase test) {
        String message = text(test.getFailureMessage()).strip();
        return message.isEmpty()
                ? text(test.getFailureType())
                : message.lines().findFirst().orElse("");
    }

    private static String text(@Nullable String maybe) {
        return maybe == null ? "" : maybe;
    }
}
