package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_LIBRARY;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.language.NodeAbi;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The native modules of packages that cannot do without them: one of them must be made for the platform. npm installs
 * those of the machine on which it runs.
 */
final class NodeAddons implements Rule {

    /** A package, without the name of the system for which it is made: {@code @img/sharp-darwin-arm64}. */
    private static final Pattern PACKAGE = Pattern.compile("(?:.*/)?node_modules/((?:@[^/]+/)?[^/]+?)"
            + "(?:-(?:darwin|linux|win32|linuxmusl|android|freebsd)[^/]*)?/.*\\.node");

    private static final Set<String> NEED_THEM = Set.of(
            "bcrypt",
            "@img/sharp",
            "sharp",
            "sqlite3",
            "better-sqlite3",
            "canvas",
            "@napi-rs/canvas",
            "argon2",
            "grpc",
            "re2",
            "sodium-native",
            "leveldown",
            "classic-level",
            "node-sass",
            "serialport",
            "zeromq",
            "snappy",
            "kerberos",
            "oracledb",
            "ibm_db",
            "isolated-vm",
            "couchbase",
            "nodegit",
            "@node-rs/bcrypt",
            "@node-rs/argon2",
            "lz4",
            "@swc/core",
            "lightningcss",
            "farmhash",
            "odbc",
            "deasync");

    /** Where packages keep those for several systems. */
    private static final Pattern OTHER_SYSTEM =
            Pattern.compile(".*(?:darwin|win32|android|freebsd|arm64|armv\\d|aarch64|ia32|musl|s390x|ppc64).*");

    /** What a module exports that is made for one release of Node.js alone. */
    private static final Pattern BOUND = Pattern.compile("node_register_module_v(\\d{2,3})(?!\\d)");

    /** What one exports that each release takes. */
    private static final String FREE = "napi_register_module_v1";

    private static final int LARGEST = 16 << 20;

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_LIBRARY);
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        boolean node = ScriptArgument.of(context.argv())
                .flatMap(given -> ScriptArgument.language(given.interpreter()))
                .filter(Language.NODE::equals)
                .isPresent();
        for (Map.Entry<String, List<Entry>> one :
                (node ? packages(context) : Map.<String, List<Entry>>of()).entrySet()) {
            judge(context, one.getKey(), one.getValue(), findings);
        }
    }

    private static Map<String, List<Entry>> packages(RuleContext context) {
        Map<String, List<Entry>> packages = new TreeMap<>();
        for (Entry entry : context.function().entries().values()) {
            String path = entry.path().value();
            Matcher named = PACKAGE.matcher(path);
            if (path.endsWith(".node") && named.matches() && NEED_THEM.contains(named.group(1))) {
                packages.computeIfAbsent(named.group(1), name -> new ArrayList<>())
                        .add(entry);
            }
        }
        return packages;
    }

    private static void judge(RuleContext context, String name, List<Entry> files, Findings findings)
            throws IOException {
        CustomRuntime runtime = context.function().runtime();
        Map<Entry, Integer> other = new LinkedHashMap<>();
        NativeModule easiest = null;
        Entry told = files.get(0);
        OptionalInt ours = RunProgram.of(context).map(NodeAddons::abi).orElseGet(OptionalInt::empty);
        for (Entry file : files) {
            NativeModule module = NativeModule.of(file);
            boolean here = !OTHER_SYSTEM.matcher(file.path().value()).matches();
            if (here && module.refusedBy(runtime).isEmpty()) {
                OptionalInt abi = otherAbi(ours, file);
                if (abi.isEmpty()) {
                    findings.met(FC_LIBRARY, file.path() + " is made for the platform");
                    return;
                }
                other.putIfAbsent(file, abi.getAsInt());
            }
            if (easiest == null || NativeModule.easiest().compare(module, easiest) < 0) {
                easiest = module;
                told = file;
            }
        }
        if (other.isEmpty()) {
            violated(context, name, told, easiest, findings);
        } else {
            bound(context, name, other.entrySet().iterator().next(), findings);
        }
    }

    /** The NODE_MODULE_VERSION for which a module is made alone, where the function's Node.js has another one. */
    private static OptionalInt otherAbi(OptionalInt ours, Entry file) throws IOException {
        String symbols =
                ours.isPresent() ? new String(file.content().head(LARGEST), StandardCharsets.ISO_8859_1) : FREE;
        Matcher bound = BOUND.matcher(symbols);
        return !symbols.contains(FREE) && bound.find() && Integer.parseInt(bound.group(1)) != ours.getAsInt()
                ? OptionalInt.of(Integer.parseInt(bound.group(1)))
                : OptionalInt.empty();
    }

    private static OptionalInt abi(RunProgram run) {
        return NodeAbi.of(Release.of(run.interpreter().version()).major());
    }

    private static void bound(RuleContext context, String name, Map.Entry<Entry, Integer> file, Findings findings) {
        RunProgram run = RunProgram.of(context).orElseThrow();
        String made = NodeAbi.major(file.getValue())
                .map(major -> "Node.js " + major + " alone")
                .orElse("another Node.js alone");
        findings.violated(
                FC_LIBRARY,
                file.getKey().path() + " is made for " + made + " (NODE_MODULE_VERSION " + file.getValue()
                        + "), and the function has " + run.interpreter() + " (" + abi(run).orElseThrow() + ")",
                CaExited.CODE_1 + " Logs: Error: The module was compiled against a"
                        + " different Node.js version using NODE_MODULE_VERSION " + file.getValue(),
                "install it with the function's release: npm rebuild " + name + " with Node.js "
                        + Release.of(run.interpreter().version()).major());
    }

    private static void violated(RuleContext context, String name, Entry file, NativeModule module, Findings findings) {
        CustomRuntime runtime = context.function().runtime();
        Optional<CustomRuntime> enough = Arrays.stream(CustomRuntime.values())
                .filter(one -> module.isTooNew() && module.refusedBy(one).isEmpty())
                .findFirst();
        String project = name.equals("@img/sharp") ? "sharp" : name;
        String install =
                "install it for the platform, in the folder that is packaged: npm install --os=linux --cpu=x64 "
                        + "--libc=glibc " + project;
        findings.violated(
                FC_LIBRARY,
                file.path() + " " + module.refusedBy(runtime).orElse("is made for another system")
                        + "; no other native module of " + project + " is there",
                CaExited.NOT_PERMITTED + " Logs: invalid ELF header, or a module that cannot be found",
                enough.map(one -> "set " + context.origin().at("runtime") + " to " + one + " and add a layer with its"
                                        + " Node.js, or ")
                                .orElse("")
                        + install);
    }
}
