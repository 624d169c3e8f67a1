package dev.hopdb.database;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link EveryServer} asks for: an invocation of the class for each server, and for each role on it. */
final class ServerInvocations implements ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<On> provideClassTemplateInvocationContexts(ExtensionContext context) {
        boolean alsoAsOwner = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), EveryServer.class)
                .orElseThrow()
                .alsoAsOwner();
        return TestServer.all().stream()
                .flatMap(server -> Stream.of(false, true)
                        .filter(asOwner -> alsoAsOwner || !asOwner)
                        .map(asOwner -> new On(server, asOwner)));
    }

    /** A server for the tests of one invocation, and the role of the engine there. */
    record On(TestServer server, boolean asOwner) implements ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return asOwner ? server + ", as an owner" : server.toString();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of((BeforeClassTemplateInvocationCallback) this::begin, (AfterClassTemplateInvocationCallback)
                    this::end);
        }

        private void begin(ExtensionContext context) throws Exception {
            TestCluster.use(this);
            if (context.getTestInstance().orElse(null) instanceof EveryServer.Fixture fixture) {
                fixture.begin();
            }
        }

        private void end(ExtensionContext context) throws Exception {
            try {
                if (context.getTestInstance().orElse(null) instanceof EveryServer.Fixture fixture) {
                    fixture.end();
                }
            } finally {
                TestCluster.use(new On(TestServer.newest(), false));
            }
        }
    }
}
