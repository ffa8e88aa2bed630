package io.github.fcmaven.mojo;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.report.CheckRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.ContextEnabled;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * What the goals of one module tell each other in one build, in the map that Maven calls the plugin context.
 *
 * <p>Where the plugin is an extension, a goal of the command line has other classes than one of the lifecycle: what the
 * one tells, the other cannot use, and does not find.
 *
 * @param map Maven's own
 */
record PluginContext(Map<Object, Object> map) {

    /**
     * A package that was made in this build.
     *
     * @param executionId of the goal that made it
     * @param descriptor what describes it
     * @param files what it is made of
     */
    record Made(String executionId, String descriptor, Map<CodePath, Entry> files) {

        /** Whether another execution made it, and of something else. */
        boolean differsFrom(Made other) {
            return !executionId.equals(other.executionId)
                    && !(descriptor.equals(other.descriptor) && files.equals(other.files));
        }
    }

    /** That of a goal; an empty one where nobody has given it one. */
    @SuppressWarnings("unchecked")
    static PluginContext of(ContextEnabled goal) {
        Map<Object, Object> map = goal.getPluginContext();
        return new PluginContext(map == null ? new HashMap<>() : map);
    }

    /** That of the goals of another module. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static PluginContext of(MavenSession session, PluginDescriptor plugin, MavenProject module) {
        return new PluginContext((Map) session.getPluginContext(plugin, module));
    }

    /** What a goal has put there of that type, of which there is one in a module. */
    <T> Optional<T> find(Class<T> type) {
        return usable(type, map.get(type.getName()));
    }

    void put(Object value) {
        map.put(value.getClass().getName(), value);
    }

    /** The function that {@code start} launched from that zip, and {@code stop} has not ended yet. */
    Optional<StartedFunction> started(Path zip) {
        return usable(StartedFunction.class, map.get(startedKey(zip)));
    }

    /** The same, which from now on is the caller's to end. */
    Optional<StartedFunction> forgetStarted(Path zip) {
        Optional<StartedFunction> started = started(zip);
        started.ifPresent(own -> map.remove(startedKey(zip)));
        return started;
    }

    void remember(Path zip, StartedFunction started) {
        map.put(startedKey(zip), started);
    }

    private static String startedKey(Path zip) {
        return "started:" + zip;
    }

    /**
     * The record of the check that this build made, and wrote to that file: another build may have written there too.
     */
    Optional<CheckRecord> checked(Path json) {
        return usable(CheckRecord.class, map.get(checkedKey(json)));
    }

    void remember(Path json, CheckRecord record) {
        map.put(checkedKey(json), record);
    }

    private static String checkedKey(Path json) {
        return "checked:" + json;
    }

    /** Whether {@code package} made that zip in this build. */
    boolean isMade(Path zip) {
        return map.containsKey(madeKey(zip));
    }

    /** What made that zip in this build before, and is forgotten. */
    Optional<Made> remember(Path zip, Made made) {
        return usable(Made.class, map.put(madeKey(zip), made));
    }

    private static String madeKey(Path zip) {
        return "packaged:" + zip;
    }

    private static <T> Optional<T> usable(Class<T> type, Object told) {
        return Optional.ofNullable(told).filter(type::isInstance).map(type::cast);
    }

    /** Those of the messages about a zip that no goal has given yet. */
    List<String> untold(Path zip, List<String> messages) {
        return messages.stream()
                .filter(message -> isFirst(zip + ": " + message))
                .toList();
    }

    /** Whether a warning or a note is given for the first time in this module. */
    boolean isFirst(String text) {
        return map.put("told:" + text, true) == null;
    }
}
