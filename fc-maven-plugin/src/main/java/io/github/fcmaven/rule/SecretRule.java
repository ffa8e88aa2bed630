package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_SECRET;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files that are known to hold credentials, by their names, and the settings of package managers by what they say:
 * nobody wants them in a code package, and nothing warns elsewhere.
 */
final class SecretRule implements Rule {

    private static final int MOST_NAMED = 20;

    private static final Pattern FOLDER =
            Pattern.compile("(?:^|/)\\.(?:git|svn|hg|aws|aliyun|azure|kube|docker|ssh|gnupg|m2|s|config/gcloud)/");

    /** The endings of stores of keys. */
    private static final String STORES = "pem|p12|pfx|jks|keystore|ppk|kdbx";

    private static final Pattern NAME = Pattern.compile("\\.env(?:\\.(?!example$|sample$|template$|dist$).+)?"
            + "|\\.npmrc|\\.pypirc|\\.netrc|_netrc|\\.pgpass|\\.htpasswd|\\.dockercfg|\\.git-credentials"
            + "|settings-security\\.xml"
            + "|id_(?:rsa|dsa|ecdsa|ed25519)"
            + "|.*\\.(?:" + STORES + ")|.*(?:private|server|client|tls|ssl).*\\.key"
            + "|key\\.json"
            + "|(?:service[-_]account|credentials|client_secret).*\\.json|accesskey.*\\.csv|credentials");

    private static final Set<String> ENDS = Set.of((STORES + "|key|json|csv|xml").split("\\|"));

    /** Certificates of authorities are public, whatever their files are called. */
    private static final Pattern PUBLIC = Pattern.compile(
            "(?:.*/)?(?:ca|cacert|cert|chain|fullchain|cacerts|ca-bundle|roots?|truststore|[^/]*\\.pub)[^/]*"
                    + "\\.(?:pem|jks|p12)");

    /** What a package manager installs has been published: the keys there are those of its tests and examples. */
    private static final Pattern INSTALLED = Pattern.compile("(?:.*/)?(?:node_modules/(?:@[^/]+/)?[^/]+"
            + "|(?:site|dist)-packages/[^/]+|vendor/[^/]+/[^/]+|certifi)/.*");

    /** What makes a file of settings one of credentials: other lines of it are no secret, nor is a variable's name. */
    private static final Map<Pattern, Pattern> SECRET_LINES = Map.of(
            Pattern.compile("\\.npmrc"),
            Pattern.compile("(?im)^(?![ \\t]*[#;])[^=\\r\\n]*(?:_auth(?:token)?|_password|key)[ \\t]*=[ \\t]*[\"']?"
                    + "(?!\\$\\{[^}\\r\\n]*}[\"']?[ \\t\\r]*$)[^\\s\"']|://[^/\\s:@]*:[^/\\s@]+@"),
            Pattern.compile("\\.pypirc"),
            Pattern.compile("(?im)^[ \\t]*password[ \\t]*[=:]|://[^/\\s:@]*:[^/\\s@]+@"),
            Pattern.compile("[._]netrc"),
            Pattern.compile("(?i)\\bpassword\\b"));

    private static final Pattern KEY = Pattern.compile(".*\\.(?:pem|p12|pfx|jks|keystore|key|ppk)");

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_SECRET);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        List<PathMatcher> allowed = context.packed().allowedSecrets().stream()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
        List<String> suspects = context.function().entries().keySet().stream()
                .map(CodePath::value)
                .filter(SecretRule::isSecret)
                .filter(path -> mayHoldOne(context.function().entries().get(new CodePath(path))))
                .filter(path -> allowed.stream().noneMatch(pattern -> pattern.matches(Path.of(path))))
                .toList();
        List<String> keys = suspects.stream().filter(SecretRule::isKey).toList();
        Set<String> installed = keys.isEmpty() ? Set.of() : PipRecord.installed(context.function(), keys);
        List<String> found =
                suspects.stream().filter(path -> !installed.contains(path)).toList();
        if (found.isEmpty()) {
            findings.met(FC_SECRET, "no file is known to hold credentials");
            return;
        }
        String more = found.size() > MOST_NAMED ? " and " + (found.size() - MOST_NAMED) + " more" : "";
        findings.violated(
                FC_SECRET,
                "the zip holds " + String.join(", ", found.subList(0, Math.min(MOST_NAMED, found.size()))) + more
                        + ", which may hold credentials",
                "exclude it from the package, and revoke what was published; if it is safe to ship, name it in "
                        + "allowedSecrets of fc-maven-plugin (-Dfc.allowedSecrets=...)");
    }

    private static boolean isSecret(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = CodePath.nameOf(lower);
        boolean hidden = lower.startsWith(".") || lower.contains("/.");
        return (hasEnd(name) && NAME.matcher(name).matches()
                        || hidden && FOLDER.matcher(lower).find())
                && !PUBLIC.matcher(lower).matches()
                && !(isKey(name) && INSTALLED.matcher(lower).matches());
    }

    /** One that cannot be read is told where it is packed. */
    private static boolean mayHoldOne(Entry entry) {
        String name = CodePath.nameOf(entry.path().value()).toLowerCase(Locale.ROOT);
        return SECRET_LINES.entrySet().stream()
                .filter(lines -> lines.getKey().matcher(name).matches())
                .allMatch(lines -> lines.getValue().matcher(entry.text()).find());
    }

    private static boolean isKey(String path) {
        return KEY.matcher(path.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether its last letters allow it to be one of {@link #NAME}: of most files this spares the pattern. */
    private static boolean hasEnd(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.startsWith(".") || ENDS.contains(name.substring(dot + 1));
    }
}
