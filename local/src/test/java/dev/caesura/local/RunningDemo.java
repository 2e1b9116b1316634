package dev.caesura.local;

import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts one demo and one browser for all test classes, and ends them after the last. */
final class RunningDemo implements BeforeAllCallback, ParameterResolver {

    /** Short, but four times the pauses that the page makes in a quick burst. */
    private static final Duration GAP = Duration.ofSeconds(2);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    private static Shared shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RunningDemo.class))
                .computeIfAbsent(Shared.class, type -> new Shared(), Shared.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Demo.class || type == InstalledBrowser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared = shared(context);
        return parameter.getParameter().getType() == Demo.class ? shared.demo : shared.browser;
    }

    /** Closed by JUnit with its store. */
    private static final class Shared implements AutoCloseable {
        private final InstalledBrowser browser = new InstalledBrowser();
        private final Demo demo =
                new Demo(DemoOptions.defaults().withGap(GAP), Steps.SILENT).start();

        @Override
        public void close() {
            browser.close();
            demo.close();
        }
    }
}
