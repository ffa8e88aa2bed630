package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One {@code s.yaml} for the functions of several modules: a resource for each, in the order of the modules, and what
 * they all have alike once, under {@code vars}.
 *
 * @param text the whole file
 * @param functions what it deploys
 */
public record ReactorDescriptor(String text, List<Function> functions) {

    private static final String HEADER =
            DeploymentDescriptor.header("aggregate", "edit what the modules have, not this file.");

    private static final String RESOURCES = "resources";
    private static final String PROPS = "props";
    private static final String ACCESS = "access";
    private static final String REGION = "region";
    private static final String VARIABLE = "${";

    /** What the functions of one team often share, and what then stands in the file once. */
    private static final List<String> SHARED = List.of(REGION, "role", "logConfig", "vpcConfig", "nasConfig");

    /**
     * A function of a module.
     *
     * @param module how messages call the module
     * @param source the description that deploys it alone
     * @param zip its package
     */
    public record Member(String module, DescriptorSource source, Path zip) {}

    /**
     * A function of the file.
     *
     * @param key its resource, which {@code s KEY deploy} names
     * @param name its {@code functionName}
     * @param code its package, from the file's own folder
     * @param leavesOutActions whether its own description has actions, which are not taken over
     */
    public record Function(
            String module, String key, String name, String region, String code, boolean leavesOutActions) {}

    /** A function, with what the deploy tool is told of it. */
    private record Read(Function function, String access, Map<String, Object> resource) {

        Object prop(String key) {
            return Merge.at(resource, PROPS).get(key);
        }
    }

    public ReactorDescriptor {
        functions = List.copyOf(functions);
    }

    /**
     * What deploys them all.
     *
     * @param name the application's
     * @param target the file that will hold it: the paths of the packages count from its folder
     * @throws FcProblem where a description cannot be read, or two functions have one name
     */
    public static ReactorDescriptor of(String name, List<Member> members, Path target) {
        List<Read> all = new ArrayList<>();
        for (Member member : members) {
            Read read = read(member, target.toAbsolutePath().normalize().getParent());
            all.forEach(other -> refuseOneName(other.function, read.function));
            all.add(read);
        }
        List<Function> functions = all.stream().map(Read::function).toList();
        return new ReactorDescriptor(HEADER + YamlNodes.text(YamlNodes.tree(root(name, all))), functions);
    }

    private static Read read(Member member, Path folder) {
        DescriptorSource source = member.source();
        Map<?, ?> spec = new DeployToolSpec(source, new DescriptorFindings())
                .of(DescriptorFile.mapping(source.file(), "run mvn package first"));
        if (!spec.containsKey(RESOURCES)) {
            throw FcProblem.local(
                    source.file() + " has no resources: only functions of the component fc3 are put together",
                    "convert it: s cli fc3 s2tos3 --source " + source.file().getFileName() + " --target s3.yaml");
        }
        Map.Entry<?, ?> chosen =
                new FunctionChoice(source.file(), source.functionName()).among(spec.get(RESOURCES), RESOURCES);
        Map<?, ?> resource = (Map<?, ?>) chosen.getValue();
        Map<String, Object> props = withoutNothing(Merge.at(resource, PROPS));
        String key = String.valueOf(chosen.getKey());
        String code = relative(folder, member.zip());
        props.put("code", code);
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("component", resource.get("component"));
        own.put(PROPS, props);
        return new Read(
                new Function(
                        member.module(),
                        key,
                        String.valueOf(props.getOrDefault("functionName", key)),
                        String.valueOf(props.get(REGION)),
                        code,
                        resource.containsKey("actions") || spec.containsKey("actions")),
                access(resource, spec),
                own);
    }

    private static String access(Map<?, ?> resource, Map<?, ?> spec) {
        Object access = Objects.requireNonNullElse(resource.get(ACCESS), spec.get(ACCESS));
        return String.valueOf(Objects.requireNonNullElse(access, FunctionNodes.ACCESS));
    }

    /** A key without a value is one that the deploy tool drops. */
    private static Map<String, Object> withoutNothing(Map<?, ?> map) {
        Map<String, Object> rest = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                rest.put(String.valueOf(key), value instanceof Map<?, ?> inner ? withoutNothing(inner) : value);
            }
        });
        return rest;
    }

    private static void refuseOneName(Function one, Function other) {
        boolean deployed = one.name.equals(other.name) && one.region.equals(other.region);
        if (deployed || one.key.equals(other.key)) {
            throw FcProblem.local(
                    one.module + " and " + other.module + " both have "
                            + (deployed
                                    ? "the function " + one.name + " in " + one.region
                                            + ", and s deploy would deploy one over the other"
                                    : "the resource " + one.key + " in their s.yaml"),
                    deployed
                            ? "set functionName in the configuration of fc-maven-plugin of one of them, or in its own"
                                    + " s.yaml"
                            : "rename the resource in the s.yaml of one of them");
        }
    }

    private static Map<String, Object> root(String name, List<Read> all) {
        boolean oneAccess = all.stream().map(Read::access).distinct().count() == 1;
        Map<String, Object> vars = vars(all);
        Map<String, Object> resources = new LinkedHashMap<>();
        for (Read read : all) {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("component", read.resource.get("component"));
            if (!oneAccess) {
                resource.put(ACCESS, read.access);
            }
            Map<String, Object> props = Merge.of(Merge.at(read.resource, PROPS), Map.of());
            vars.keySet().forEach(key -> props.put(key, "${vars." + key + "}"));
            resource.put(PROPS, props);
            resources.put(read.function.key, resource);
        }
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("edition", FunctionNodes.EDITION);
        root.put("name", name);
        root.put(ACCESS, oneAccess ? all.get(0).access : FunctionNodes.ACCESS);
        if (!vars.isEmpty()) {
            root.put("vars", vars);
        }
        root.put(RESOURCES, resources);
        return root;
    }

    /** A value with a variable stays where it is: the deploy tool fills it in there. */
    private static Map<String, Object> vars(List<Read> all) {
        Map<String, Object> vars = new LinkedHashMap<>();
        for (String key : SHARED) {
            Object value = all.get(0).prop(key);
            if (all.size() > 1
                    && value != null
                    && !value.toString().contains(VARIABLE)
                    && all.stream().allMatch(read -> value.equals(read.prop(key)))) {
                vars.put(key, value);
            }
        }
        return vars;
    }

    private static String relative(Path folder, Path zip) {
        Path file = zip.toAbsolutePath().normalize();
        if (!Objects.equals(folder.getRoot(), file.getRoot())) {
            return file.toString();
        }
        String path = folder.relativize(file).toString().replace('\\', '/');
        return path.startsWith("../") ? path : "./" + path;
    }
}
