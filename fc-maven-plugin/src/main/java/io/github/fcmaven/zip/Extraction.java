package io.github.fcmaven.zip;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Unpacks a zip into a folder: each file is new, no link is made or followed, and the modes are those of the zip. */
final class Extraction {

    private static final int BUFFER = 256 * 1024;

    private final Path zip;
    private final ZipFile file;
    private final Path directory;
    private final Set<CodePath> made = new HashSet<>();

    private Extraction(Path zip, ZipFile file, Path directory) {
        this.zip = zip;
        this.file = file;
        this.directory = directory;
    }

    static List<String> extract(Path zip, Path directory) {
        try (ZipFile file = ZipContents.open(zip)) {
            List<ZipArchiveEntry> entries = ZipContents.checked(zip, file);
            new Extraction(zip, file, directory).extract(entries);
            return ZipContents.links(file);
        } catch (FileAlreadyExistsException e) {
            throw FcProblem.local(
                    e.getMessage() + " already exists, but " + zip + " is to be unpacked there",
                    "delete the folder " + directory);
        } catch (IOException e) {
            throw FcProblem.local(
                    zip + " cannot be unpacked into " + directory + ": " + e.getMessage(),
                    "build it again with mvn package, and make that folder writable, with enough space",
                    e);
        }
    }

    private void extract(List<ZipArchiveEntry> entries) throws IOException {
        Files.createDirectories(directory);
        List<ZipArchiveEntry> folders = new ArrayList<>();
        for (ZipArchiveEntry entry : entries) {
            CodePath path = ZipContents.pathOf(zip, entry);
            if (entry.isDirectory()) {
                folder(path);
                folders.add(entry);
            } else {
                if (path.parent().isPresent()) {
                    folder(path.parent().get());
                }
                unpack(entry, directory.resolve(path.value()));
            }
        }
        Collections.reverse(folders); // what is in a folder is complete before the folder may become read-only
        for (ZipArchiveEntry entry : folders) {
            finish(entry, directory.resolve(ZipContents.pathOf(zip, entry).value()));
        }
    }

    private void folder(CodePath path) throws IOException {
        if (!made.add(path)) {
            return;
        }
        if (path.parent().isPresent()) {
            folder(path.parent().get());
        }
        Path folder = directory.resolve(path.value());
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
            setMode(folder, 0755);
        }
    }

    private void unpack(ZipArchiveEntry entry, Path to) throws IOException {
        CRC32 crc = new CRC32();
        long length = 0;
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > entry.getSize()) {
                    throw corrupt(entry);
                }
                crc.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (length != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw corrupt(entry);
        }
        finish(entry, to);
    }

    private static void finish(ZipArchiveEntry entry, Path path) throws IOException {
        setMode(path, ZipContents.modeOf(entry).bits());
        Files.setLastModifiedTime(path, entry.getLastModifiedTime());
    }

    private static void setMode(Path path, int bits) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return; // a file system without modes
        }
        PosixFilePermission[] all =
                PosixFilePermission.values(); // from the owner's read bit down to the others' execute bit
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < all.length; i++) {
            if ((bits & 0400 >> i) != 0) {
                permissions.add(all[i]);
            }
        }
        Files.setPosixFilePermissions(path, permissions);
    }

    private FcProblem corrupt(ZipArchiveEntry entry) {
        return FcProblem.of(
                Requirement.FC_ENTRY,
                "the entry '" + CodePath.printable(entry.getName()) + "' of " + zip
                        + " does not have the bytes that its header promises",
                "build the zip again: run mvn package");
    }
}
