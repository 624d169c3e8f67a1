package dev.hopdb.database.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class DriverClassesTest {

    /** In a goal nobody would see it: the driver would just be loaded later. */
    @Test
    void allOfThemAreInTheDriver() {
        assertThatCode(DriverClasses::load).doesNotThrowAnyException();
    }
}
