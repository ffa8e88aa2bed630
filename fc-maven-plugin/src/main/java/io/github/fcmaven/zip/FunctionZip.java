package io.github.fcmaven.zip;

import io.github.fcmaven.files.Hash;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * A code package as a zip file: the same entries and the same time give the same bytes, wherever it is written, and
 * whoever writes it.
 */
public final class FunctionZip {

    private FunctionZip() {}

    /**
     * The zip before it is written, so that its size can be judged. {@link DraftZip#write()} writes it to a file beside
     * the target, and moves it there when it is whole; a target with the same bytes stays as it is.
     *
     * @param entries the files by path
     * @param target the zip; its folder is made where it is missing
     * @param time the time of every entry, 1980 to 2107
     * @throws FcProblem where an entry cannot be packed (it names the entry)
     */
    public static DraftZip draft(SortedMap<CodePath, Entry> entries, Path target, Instant time) {
        return draft(entries, target, time, SizeLimit.PLATFORM);
    }

    static DraftZip draft(SortedMap<CodePath, Entry> entries, Path target, Instant time, SizeLimit limit) {
        Path zip = absolute(target);
        refuseTarget(zip);
        return DraftZip.of(entries, zip, time, limit);
    }

    /**
     * The same zip uncompressed: it is only unpacked on this machine, and may have any size.
     *
     * @throws FcProblem where an entry cannot be packed (it names the entry)
     */
    public static DraftZip draftUncompressed(SortedMap<CodePath, Entry> entries, Path target, Instant time) {
        Path zip = absolute(target);
        refuseTarget(zip);
        return DraftZip.uncompressed(entries, zip, time);
    }

    /**
     * Writes such a zip without its checksums: it is unpacked at once, and then deleted.
     *
     * @throws FcProblem as {@link #write(SortedMap, Path, Instant)} does
     */
    public static void stage(SortedMap<CodePath, Entry> entries, Path target, Instant time) {
        try (DraftZip draft = draftUncompressed(entries, target, time)) {
            draft.stage();
        }
    }

    private static Path absolute(Path target) {
        return target.toAbsolutePath().normalize();
    }

    /**
     * The entries of a zip, whose contents are read from it when they are opened.
     *
     * @throws FcProblem where the file is not a zip, or an entry of it is none that a code package may hold
     */
    public static SortedMap<CodePath, Entry> read(Path zip) {
        return ZipContents.read(zip);
    }

    /**
     * Looks into a zip that anybody made: what a code package may not contain is a finding, not an exception.
     *
     * @throws FcProblem where the file is not a zip
     */
    public static InspectedZip inspect(Path zip) {
        return ZipInspection.of(zip);
    }

    /**
     * The SHA-256 of a zip that is there, in hexadecimal digits.
     *
     * @throws FcProblem where it cannot be read
     */
    public static String sha256(Path zip) {
        try (InputStream in = BoundedInput.open(zip)) {
            return Hash.SHA_256.of(in);
        } catch (IOException e) {
            throw ZipContents.unreadable(zip, e);
        }
    }

    /**
     * Unpacks a zip with its own modes into a folder, as the platform does. Nothing is ever written outside the folder.
     *
     * @param directory is made where it is missing; it must not have a file that the zip has too
     * @return the names of symbolic links, which are not made: no page says what the platform does with one
     * @throws FcProblem where the file is not a zip, an entry of it is none that a code package may hold, or the folder
     *     cannot be written
     */
    public static List<String> extract(Path zip, Path directory) {
        return Extraction.extract(zip, directory);
    }

    private static void refuseTarget(Path zip) {
        if (Files.isSymbolicLink(zip)) {
            throw FcProblem.local(
                    zip + " is a symbolic link, and the zip is never written through a link",
                    "delete the link, or set outputDirectory or finalName to another place");
        }
        if (Files.exists(zip, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(zip, LinkOption.NOFOLLOW_LINKS)) {
            throw FcProblem.local(
                    zip + " is " + (Files.isDirectory(zip) ? "a directory" : "not a plain file")
                            + ", but the zip is to be written there",
                    "remove it, or set outputDirectory or finalName to another place");
        }
        if (Files.exists(zip) && !Files.isWritable(zip)) {
            throw FcProblem.local(
                    zip + " is read-only, but the zip is to replace it",
                    "make it writable, or set outputDirectory or finalName to another place");
        }
    }
}
