package io.github.fcmaven.function;

import java.util.Optional;

/** How a function is deployed where a test asks nothing of it. */
public final class TestSpec {

    /** With 10 requests at once. */
    public static final FunctionSpec DEMO = of("demo", 10);

    private TestSpec() {}

    public static FunctionSpec of(String name, int concurrency) {
        return new FunctionSpec(
                name,
                "cn-hangzhou",
                new FunctionSpec.Resources(512, 0.35, 512, 60, concurrency),
                Optional.empty(),
                new HttpTrigger("function", HttpTrigger.METHODS));
    }
}
