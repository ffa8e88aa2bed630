package io.github.fcmaven.manifest;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.nio.file.Path;
import java.util.SortedMap;

/** A function package's deployment description, written for other tools and read back for the check. */
public final class Manifest {

    private Manifest() {}

    /** The fragment {@code customRuntimeConfig}, which works when it is pasted alone. */
    public static String customRuntimeConfig(FunctionPackage function) {
        throw new UnsupportedOperationException();
    }

    /** A whole {@code s.yaml} for the deploy tool's component fc3; {@code code} is the zip's path as that file names it. */
    public static String serverlessDevs(FunctionPackage function, String code) {
        throw new UnsupportedOperationException();
    }

    /** The function package that an {@code s.yaml} of ours describes, with the entries of its zip. */
    public static FunctionPackage read(Path serverlessDevs, SortedMap<CodePath, Entry> entries) {
        throw new UnsupportedOperationException();
    }
}
