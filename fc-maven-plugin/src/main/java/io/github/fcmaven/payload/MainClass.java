package io.github.fcmaven.payload;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.platform.FcProblem;
import java.util.List;
import java.util.Optional;

/** Which class of a plain jar is started. */
final class MainClass {

    private static final int LISTED = 10;

    private MainClass() {}

    /**
     * The one that the user names, else the one of the manifest, else the only one with a {@code main} method.
     *
     * @return empty where there is none
     * @throws FcProblem listing them, where several could be meant
     */
    static Optional<String> of(Jar jar, Optional<String> named) {
        if (named.isPresent() || jar.mainClass().isPresent()) {
            return named.or(jar::mainClass);
        }
        List<String> mains = new JarClasses(jar).mainClasses();
        if (mains.size() > 1) {
            int more = mains.size() - LISTED;
            throw FcProblem.local(
                    jar.name() + " has " + mains.size() + " classes with a main method: "
                            + String.join(", ", mains.subList(0, Math.min(LISTED, mains.size())))
                            + (more > 0 ? " and " + more + " more" : ""),
                    "name the one to start with mainClass (-Dfc.mainClass=" + mains.get(0) + ")");
        }
        return mains.stream().findFirst();
    }
}
