package io.github.fcmaven.image;

import io.github.fcmaven.platform.CustomRuntime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The libraries of the runtimes' images, as far as it is certain: what every Debian has because its package manager
 * needs it, and what no release of it has. Of all others an image may have been given some.
 */
public final class ImageLibraries {

    /** Of libc6, libgcc, libstdc++6 and what dpkg, apt and bash are linked with. */
    private static final Set<String> EVERYWHERE = Set.of(
            "ld-linux-x86-64.so.2",
            "libc.so.6",
            "libm.so.6",
            "libmvec.so.1",
            "libdl.so.2",
            "libpthread.so.0",
            "librt.so.1",
            "libutil.so.1",
            "libresolv.so.2",
            "libanl.so.1",
            "libcrypt.so.1",
            "libnsl.so.1",
            "libnss_files.so.2",
            "libnss_dns.so.2",
            "libthread_db.so.1",
            "libgcc_s.so.1",
            "libstdc++.so.6",
            "libz.so.1",
            "libbz2.so.1.0",
            "liblzma.so.5",
            "libselinux.so.1",
            "libuuid.so.1",
            "libblkid.so.1",
            "libmount.so.1",
            "libacl.so.1",
            "libattr.so.1",
            "libpam.so.0");

    /**
     * The releases that have an OpenSSL of that version, the library that most programs miss. Source: the releases of
     * Debian.
     */
    private static final Map<String, Set<CustomRuntime>> OPENSSL = Map.of(
            "1.0.2",
            EnumSet.of(CustomRuntime.CUSTOM),
            "1.1",
            EnumSet.range(CustomRuntime.CUSTOM, CustomRuntime.CUSTOM_DEBIAN11),
            "3",
            EnumSet.range(CustomRuntime.CUSTOM_DEBIAN12, CustomRuntime.newest()));

    private ImageLibraries() {}

    /** Whether every image has it for certain. */
    public static boolean has(String library) {
        return EVERYWHERE.contains(library);
    }

    /** Why the image has not got it, in words that follow "and"; empty where it may have. */
    public static Optional<String> absent(CustomRuntime runtime, String library) {
        if (isNowhere(library)) {
            return Optional.of(
                    "no Debian has it: it is " + (isMusl(library) ? "the C library of Alpine" : "of other systems"));
        }
        String version = library.replaceFirst("^lib(?:ssl|crypto)\\.so\\.", "");
        Set<CustomRuntime> releases = OPENSSL.get(version);
        return version.equals(library) || releases == null || releases.contains(runtime)
                ? Optional.empty()
                : Optional.of("the runtime " + runtime + " is " + runtime.system() + ", which has another OpenSSL");
    }

    /**
     * Why no Debian has a library of one's own, in such words; empty where it may: those that Debian installs for all
     * programs have a version behind their names. Source: Debian's policy on shared libraries, 8.1.
     */
    public static Optional<String> ofOnesOwn(String library) {
        return library.matches("lib[A-Za-z_+-]+\\.so")
                ? Optional.of("neither the package nor any Debian has it: its name has no version")
                : Optional.empty();
    }

    /** Whether no runtime has it. */
    public static boolean isNowhere(String library) {
        return isMusl(library) || library.matches("lib(?:ssl|crypto)\\.so\\.(?:10|1\\.0\\.0|43|45|46)");
    }

    /** As Alpine names its C library, and as musl-gcc does. */
    private static boolean isMusl(String library) {
        return library.startsWith("libc.musl-") || library.equals("libc.so");
    }
}
