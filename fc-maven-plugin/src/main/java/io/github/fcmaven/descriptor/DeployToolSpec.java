package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.yaml.JsYaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A description as the deploy tool's own parser leaves it: with what it extends,
 * its templates, an environment and its variables.
 *
 * <p>No action is run, and no file outside the project is read. Source: the
 * package parse-spec 0.0.30 of the deploy tool 3.1.10.
 */
final class DeployToolSpec {

    private static final String RESOURCES = "resources";
    private static final String SERVICES = "services";
    private static final String EXTEND = "extend";
    private static final String ENVIRONMENT = "env";

    private final DescriptorSource source;
    private final DescriptorFindings findings;
    private final Variables variables;

    DeployToolSpec(DescriptorSource source, DescriptorFindings findings) {
        this.source = source;
        this.findings = findings;
        this.variables = new Variables(source.file(), findings);
    }

    /**
     * What the deploy tool deploys.
     *
     * @param root what the file says
     * @throws FcProblem where a file that it extends, or the environment that is asked for, is not there
     */
    Map<?, ?> of(Map<?, ?> root) {
        ProjectFiles files = ProjectFiles.of(source.file());
        if (!root.containsKey(RESOURCES) && !root.containsKey(EXTEND)) { // the component fc, or a part of a description
            judgeEdition(root);
            return (Map<?, ?>) variables.resolved(root, scope(root.get("vars"), Map.of(), Map.of(), files));
        }
        Map<String, Object> extended = extended(root, files);
        judgeEdition(extended);
        return parsed(extended, environment(extended, files), files);
    }

    /** It chooses between two forms before anything else is read. */
    private void judgeEdition(Map<?, ?> root) {
        String edition = root.get("edition") == null ? "" : JsYaml.text(root.get("edition"));
        String file = source.file().getFileName().toString();
        boolean newer = edition.equals(FunctionNodes.EDITION);
        if (root.containsKey(RESOURCES) && !newer) {
            findings.refused(
                    file + (edition.isEmpty() ? ": edition is missing" : ": edition is not 3.0.0")
                            + ", and the deploy tool then ignores resources",
                    "nothing is deployed: without it the deploy tool looks for services",
                    "write edition: 3.0.0 at its beginning");
        } else if (root.containsKey(SERVICES) && !root.containsKey(RESOURCES) && newer) {
            findings.refused(
                    file + ": services is the form of edition 1.0.0, and edition is 3.0.0",
                    "Keyword 'services' has been replaced by 'resources' in 3.0.0 YAML",
                    "write edition: 1.0.0; or convert the file: s cli fc3 s2tos3 --source " + file
                            + " --target s3.yaml");
        }
    }

    /** The base is parsed in its own folder, with what stands beside the resources of both. */
    private Map<String, Object> extended(Map<?, ?> root, ProjectFiles files) {
        if (!(root.get(EXTEND) instanceof String name)) {
            return Merge.of(Map.of(), root);
        }
        if (source.environment().isPresent() || root.containsKey(ENVIRONMENT)) {
            findings.wrong(
                    source.file().getFileName()
                            + ": it has both extend and env, and the deploy tool fails with"
                            + " 'Environment and extend is conflict'",
                    "remove one of the two");
        }
        Path base = files.path(name)
                .orElseThrow(() -> FcProblem.local(
                        source.file() + " extends a file outside " + files.root() + ", which is not read",
                        "copy that file into the project"));
        Map<?, ?> under = DescriptorFile.mapping(
                base, "correct extend in " + source.file().getFileName());
        Map<String, Object> rest = Merge.of(Merge.without(under, RESOURCES), Merge.without(root, RESOURCES));
        Map<String, Object> below = parsed(Merge.of(under, rest), Map.of(), files.from(base));
        Map<String, Object> above = parsed(Merge.of(root, rest), Map.of(), files);
        return Merge.of(below, above);
    }

    /**
     * The environment that is asked for; without one the deploy tool takes what
     * {@code s env} stored on the machine, which is not read.
     */
    private Map<?, ?> environment(Map<?, ?> root, ProjectFiles files) {
        if (source.environment().isEmpty()) {
            return Map.of();
        }
        String wanted = source.environment().get();
        String name = root.get(ENVIRONMENT) instanceof String named ? named : "env.yaml";
        Path file = files.path(name)
                .orElseThrow(() -> FcProblem.local(
                        source.file() + " has its environments in a file outside " + files.root()
                                + ", which is not read",
                        "copy that file into the project"));
        List<?> all = DescriptorFile.mapping(
                                        file,
                                        "make that file, or name another one as env in "
                                                + source.file().getFileName())
                                .get("environments")
                        instanceof List<?> list
                ? list
                : List.of();
        return all.stream()
                .filter(one -> one instanceof Map<?, ?> map && wanted.equals(map.get("name")))
                .map(one -> (Map<?, ?>) one)
                .findFirst()
                .orElseThrow(() -> FcProblem.local(
                        file + " has no environment of the name " + wanted,
                        "name one of its environments with env (-Dfc.env=...)"));
    }

    private Map<String, Object> parsed(Map<?, ?> root, Map<?, ?> environment, ProjectFiles files) {
        Map<String, Object> parsed = new LinkedHashMap<>();
        Variables.Scope own = scope(root.get("vars"), Map.of(), Map.of(), files);
        Merge.without(root, RESOURCES).forEach((key, value) -> parsed.put(key, variables.resolved(value, own)));
        Map<String, Object> resources = Merge.of(Map.of(), Merge.at(root, RESOURCES));
        for (String key : List.copyOf(resources.keySet())) {
            if (resources.get(key) instanceof Map<?, ?> resource) {
                Map<String, Object> whole = whole(key, resource, parsed, environment, own);
                resources.put(key, whole);
                Map<String, Object> that = Merge.of(whole, Map.of("name", key));
                that.put("access", Objects.requireNonNullElse(parsed.get("access"), "default"));
                resources.put(key, variables.resolved(whole, scope(parsed.get("vars"), that, resources, files)));
            }
        }
        parsed.put(RESOURCES, resources);
        return parsed;
    }

    /** A resource with its template below its {@code props}, and its environment above them. */
    private Map<String, Object> whole(
            String key, Map<?, ?> resource, Map<?, ?> root, Map<?, ?> environment, Variables.Scope own) {
        Map<String, Object> template = Map.of();
        Map<?, ?> extend = Merge.at(resource, EXTEND);
        if (extend.get("name") instanceof String name) {
            template = Merge.of(Map.of(), Merge.at(root, "template", name));
            if (extend.get("ignore") instanceof List<?> ignored) {
                template.keySet().removeAll(ignored);
            }
        }
        Object component = variables.resolved(resource.get("component"), own);
        Map<String, Object> props = Merge.of(template, Merge.at(resource, "props"));
        props = Merge.of(props, Merge.at(environment, "overlays", "components", String.valueOf(component)));
        props = Merge.of(props, Merge.at(environment, "overlays", RESOURCES, key));
        Object region = Merge.at(environment, "infraStack").get("region");
        if (region != null) {
            props.put("region", region);
        }
        Map<String, Object> whole = Merge.of(Map.of(), resource);
        whole.put("props", props);
        return whole;
    }

    private static Variables.Scope scope(Object vars, Map<?, ?> that, Map<?, ?> resources, ProjectFiles files) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("vars", vars);
        values.put("this", that);
        values.put(RESOURCES, resources);
        return new Variables.Scope(values, files);
    }
}
