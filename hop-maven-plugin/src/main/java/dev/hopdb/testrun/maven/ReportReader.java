package dev.hopdb.testrun.maven;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.xml.sax.SAXException;

/**
 * Reads the XML reports of Surefire and Failsafe.
 *
 * <p>A test that failed and then passed, because the project's own POM says {@code rerunFailingTestsCount}, has passed.
 */
final class ReportReader {

    private final Set<String> generatedClasses;
    private final List<ReportedTest> tests = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    private ReportReader(Set<String> generatedClasses) {
        this.generatedClasses = generatedClasses;
    }

    static RunReport read(List<Path> reports, Set<String> generatedClasses) {
        ReportReader reader = new ReportReader(generatedClasses);
        reports.forEach(reader::read);
        return new RunReport(
                List.copyOf(reader.tests), List.copyOf(reader.unreadable), List.copyOf(reports), generatedClasses);
    }

    private void read(Path report) {
        try (var in = new InputStreamReader(Files.newInputStream(report), StandardCharsets.UTF_8)) {
            List<ReportedTest> found = new ArrayList<>();
            for (ReportTestSuite suite : new TestSuiteXmlParser(new NullConsoleLogger()).parse(in)) {
                suite.getTestCases().forEach(test -> found.add(reported(report, test)));
            }
            tests.addAll(found);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            unreadable.add(report);
        }
    }

    private ReportedTest reported(Path report, ReportTestCase test) {
        String className = outer(test.getFullClassName());
        boolean failed = test.hasFailure() || test.hasError();
        return new ReportedTest(
                report,
                className,
                generatedClasses.contains(className),
                test.hasSkipped(),
                failed ? Optional.of(Failure.of(test)) : Optional.empty());
    }

    private static String outer(String className) {
        int nested = className.indexOf('$');
        return nested < 0 ? className : className.substring(0, nested);
    }
}
