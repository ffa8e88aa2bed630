package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a package's start and its packaged configuration say of its server's settings: the start stands above the files.
 */
public final class ServerSettings {

    /** By name or number; every address is 0.0.0.0, or :: in one of its forms. */
    private static final Pattern ONE_ADDRESS = Pattern.compile("localhost|(?!0+(?:\\.0+){3}$)\\d{1,3}(?:\\.\\d{1,3}){3}"
            + "|\\[?(?!:|0[0:]*]?$)[0-9a-fA-F]{1,4}:[0-9a-fA-F:]*]?"
            + "|\\[?::[0:]*[1-9a-fA-F][0-9a-fA-F:]*]?");

    /** The keys by which Spring Boot is told to read other files. */
    private static final List<String> OTHER_FILES = List.of("spring.config.location", "spring.config.name");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}:]+)(?::([^{}]*))?}");

    /** Variables of the platform's own and of its emulators. */
    private static final Set<String> PLATFORMS = Set.of("FC_CUSTOM_LISTEN_PORT", "FC_SERVER_PORT");

    private final StartSettings start;
    private final PackagedConfiguration packaged;
    private final Optional<String> hostKey;
    private final Set<String> anyAddress;
    private final boolean besideUnread;

    /**
     * @param hostKey the server's key of the address on which it listens
     * @param anyAddress the names of an address by which that key means every one
     */
    ServerSettings(
            StartSettings start, PackagedConfiguration packaged, Optional<String> hostKey, Set<String> anyAddress) {
        this(start, packaged, hostKey, anyAddress, false);
    }

    private ServerSettings(
            StartSettings start,
            PackagedConfiguration packaged,
            Optional<String> hostKey,
            Set<String> anyAddress,
            boolean besideUnread) {
        this.start = start;
        this.packaged = packaged;
        this.hostKey = hostKey;
        this.anyAddress = anyAddress;
        this.besideUnread = besideUnread;
    }

    /** The same beside configuration that nobody reads here: see {@link UnreadConfiguration}. */
    ServerSettings besideUnread(boolean isThere) {
        return new ServerSettings(start, packaged, hostKey, anyAddress, isThere);
    }

    /** Whether what is said of the key here is all: configuration that is not read may stand above the files. */
    boolean isWhole(String key) {
        return !besideUnread || start.of(key).isPresent();
    }

    /**
     * The settings of a package in the profiles in which it runs.
     *
     * @param isWhole whether that is all that the start says; a script that cannot be read may say more
     */
    static ServerSettings of(
            StartSettings start,
            PackagedConfiguration packaged,
            Optional<String> hostKey,
            Set<String> anyAddress,
            PackagedFiles files,
            boolean isWhole) {
        ServerSettings plain = new ServerSettings(start, packaged, hostKey, anyAddress);
        ActiveProfiles active =
                switch (packaged.profiles()) {
                    case SPRING ->
                        plain.ofSpring(
                                BootVersion.of(files).isBefore(2, 4),
                                isWhole && !ActiveProfiles.mayBeMore(files) && !packaged.hasDocumentsAfterImport());
                    case QUARKUS ->
                        ActiveProfiles.ofQuarkus(
                                plain.resolved("quarkus.profile").map(Setting::value),
                                isWhole
                                        && plain.anywhere("quarkus.config.profile.parent")
                                                .isEmpty());
                    case OTHER -> ActiveProfiles.UNKNOWN;
                };
        return new ServerSettings(start, packaged.in(active), hostKey, anyAddress);
    }

    /**
     * Before 2.4 there are no groups of profiles and no default in a file; which documents of a file win is another
     * question there, and a profile's file may include further profiles.
     */
    private ActiveProfiles ofSpring(boolean isOld, boolean isWhole) {
        Predicate<String> isKey = key -> !isOld || !key.matches("spring\\.profiles\\.(?:group|default).*");
        return ActiveProfiles.of(
                key -> effective(key).isPresent() && resolved(key).isEmpty(),
                key -> resolved(key).map(Setting::value).filter(value -> isKey.test(key)),
                isWhole && !isOld && isSaidOnce("spring.profiles.include"));
    }

    /** Whether no two values are said: of some keys Spring takes them all, in an order of its own. */
    private boolean isSaidOnce(String key) {
        return Stream.concat(start.of(key).stream(), packaged.all(key).stream())
                        .map(Setting::value)
                        .distinct()
                        .count()
                < 2;
    }

    /**
     * What is said of a key: an argument overrides a system property, that a variable, and that the files. A
     * placeholder is no value.
     */
    public Optional<Setting> of(String key) {
        return effective(key).filter(setting -> !setting.value().contains("${"));
    }

    /**
     * The same with the value that each placeholder has: of another setting or a variable, else its default. Empty
     * where one has none, or the platform alone knows it.
     */
    Optional<Setting> resolved(String key) {
        return effective(key).flatMap(setting -> resolved(setting.value(), 0)
                .map(value -> new Setting(setting.key(), value, setting.source())));
    }

    /** The same, where no profile that may be active says something else, and it is not empty. */
    Optional<Setting> certain(String key) {
        return Optional.of(key)
                .filter(one -> !isAmbiguous(one))
                .flatMap(this::resolved)
                .filter(setting -> !setting.value().isBlank());
    }

    /** Whether it is certain that a key has that value. */
    boolean says(String key, String value) {
        return certain(key)
                .filter(setting -> setting.value().strip().equalsIgnoreCase(value))
                .isPresent();
    }

    /** Whether a value is CAPort: its number, or the platform's variable, whose default is that number. */
    static boolean isCaPort(String value, CaPort port) {
        Matcher placeholder = PLACEHOLDER.matcher(value.strip());
        return value.strip().equals(port.toString())
                || placeholder.matches()
                        && PLATFORMS.contains(placeholder.group(1).strip())
                        && port.toString().equals(placeholder.group(2));
    }

    /** Whether a placeholder has no value at all: neither the platform nor anybody else sets it. */
    boolean isUnset(String placeholder) {
        String name = placeholder.substring(2, placeholder.length() - 1);
        return !PLATFORMS.contains(name) && anywhere(name).isEmpty();
    }

    private Optional<String> resolved(String value, int depth) {
        Matcher placeholder = PLACEHOLDER.matcher(value);
        if (!placeholder.find()) {
            return Optional.of(value).filter(text -> !text.contains("${"));
        }
        String name = placeholder.group(1).strip();
        if (depth > 5 || PLATFORMS.contains(name)) {
            return Optional.empty();
        }
        return effective(name)
                .map(Setting::value)
                .or(() -> Optional.ofNullable(placeholder.group(2)))
                .flatMap(part -> resolved(
                        value.substring(0, placeholder.start()) + part + value.substring(placeholder.end()),
                        depth + 1));
    }

    /** The one address that it is told to listen on, where the platform cannot connect: no instance has another. */
    public Optional<Setting> oneAddress() {
        return hostKey.filter(this::isWhole).flatMap(this::resolved).filter(setting -> isOneAddress(setting.value()));
    }

    /** Whether the server's key, with that value, lets it listen where the platform cannot connect. */
    boolean isOneAddress(String said) {
        return !anyAddress.contains(said.strip()) && areSingle(List.of(said));
    }

    /** Whether each of these is an address where the platform cannot connect; not of none. */
    public static boolean areSingle(List<String> addresses) {
        return !addresses.isEmpty()
                && addresses.stream()
                        .allMatch(one -> ONE_ADDRESS.matcher(one.strip()).matches());
    }

    /**
     * The configuration files that the framework cannot read.
     *
     * @param isSpring whether it is Spring Boot, which reads them at every start unless it is told to read others
     */
    List<UnreadableFile> unreadable(boolean isSpring) {
        boolean others = OTHER_FILES.stream().anyMatch(key -> start.of(key).isPresent());
        return packaged.unreadable(isSpring)
                .map(file -> others && file.isCertain() ? file.asPossible() : file)
                .toList();
    }

    /** What the packaged files say. */
    PackagedConfiguration packaged() {
        return packaged;
    }

    /** What the start itself says of the key. */
    Optional<Setting> given(String key) {
        return start.of(key);
    }

    /** What is said of the key, in any form, place and profile. */
    Optional<Setting> anywhere(String key) {
        return start.of(key).or(() -> packaged.all(key).stream().findFirst());
    }

    /** Those of which that is so: of the start and of the files that hold, else of any file and profile. */
    List<Setting> saying(Predicate<Setting> that) {
        Stream<Setting> files = packaged.everything().values().stream()
                .filter(setting -> start.of(setting.key()).isEmpty());
        List<Setting> holding =
                Stream.concat(start.settings().stream(), files).filter(that).toList();
        return !holding.isEmpty()
                ? holding
                : packaged.inAnyFile()
                        .filter(that.and(setting -> effective(setting.key()).isEmpty()))
                        .toList();
    }

    /** Every key that the start or a file has, in any profile, as it is written. */
    Stream<String> keys() {
        return Stream.concat(start.settings().stream().map(Setting::key), packaged.keys());
    }

    /** What holds; the value may be a placeholder. */
    Optional<Setting> effective(String key) {
        return start.of(key).or(() -> packaged.effective(key));
    }

    /**
     * Whether a profile, which may be active or not, another jar or folder of the class path, or what is not read says
     * something else of the key.
     */
    boolean isAmbiguous(String key) {
        Optional<String> holds = effective(key).map(Setting::value);
        return !isWhole(key)
                || start.of(key).isEmpty()
                        && (!packaged.active().certain() || packaged.jars() > 1)
                        && packaged.all(key).stream().anyMatch(setting -> !holds.equals(Optional.of(setting.value())));
    }
}
