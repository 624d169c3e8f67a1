package dev.hopdb.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs all tests of a class once on each server that the build has: what they find may depend on its version. For them
 * {@link TestCluster} is that server. What {@code @BeforeAll} makes is made once, on the newest.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ClassTemplate
@ExtendWith(ServerInvocations.class)
public @interface EveryServer {

    /** Whether they run on each of them as the owner of {@link TestCluster#target()} who may nothing else, as well. */
    boolean alsoAsOwner() default false;

    /** Of a class with one instance for all its tests, that has to make something once on each server. */
    interface Fixture {

        void begin() throws Exception;

        void end() throws Exception;
    }
}
