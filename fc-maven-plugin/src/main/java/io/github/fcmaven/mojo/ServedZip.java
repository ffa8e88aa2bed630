package io.github.fcmaven.mojo;

import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.InTheWay;
import io.github.fcmaven.process.OwnedFolder;
import io.github.fcmaven.process.Supervision;
import io.github.fcmaven.process.ThisMachine;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Copies of the zip, from which instances are started while another one is packed: the newest, and the one before. */
final class ServedZip {

    private final OutputFiles files;
    private final List<Path> copies = new ArrayList<>();
    private Supervision supervision;
    private int number;
    private boolean over;

    ServedZip(OutputFiles files) {
        this.files = files;
    }

    /** Removes what builds left that were killed without their supervisor. */
    void sweep() {
        files.servedByEnded().forEach(ServedZip::removed);
    }

    /**
     * What can be served.
     *
     * @param copy of the zip
     * @param description what deploys it
     */
    record Version(Path copy, String sha256, String description) {

        boolean isSame(Version other) {
            return sha256.equals(other.sha256) && description.equals(other.description);
        }
    }

    /** A copy of the zip as it is now. */
    synchronized Version take() {
        if (over) {
            throw FcProblem.local("the build ends, and serves no other zip", "start it again");
        }
        supervise();
        Path copy = files.served(ProcessHandle.current().pid(), number++);
        copies.add(copy);
        try {
            Files.createDirectories(copy.toAbsolutePath().getParent());
            Files.copy(files.zip(), copy, StandardCopyOption.REPLACE_EXISTING);
            return new Version(copy, FunctionZip.sha256(copy), files.description());
        } catch (IOException e) {
            throw FcProblem.local(
                    "the zip cannot be copied to " + copy + ": " + e,
                    InTheWay.fix(e, "make room there, or make it writable"),
                    e);
        }
    }

    /** While one instance takes the place of another, no supervisor of theirs removes what a killed build leaves. */
    private void supervise() {
        if (supervision == null) {
            Path folder = files.gateway()
                    .resolveSibling("gateway-" + ProcessHandle.current().pid());
            supervision = Supervision.start(
                    ThisMachine.here(), UUID.randomUUID().toString(), new OwnedFolder(folder, List.of()));
        }
    }

    /** Removes all copies but that one. */
    synchronized void keepOnly(Version version) {
        copies.removeIf(copy -> !copy.equals(version.copy()) && removed(copy));
    }

    /** Nothing is served from now on. */
    synchronized void remove() {
        over = true;
        copies.removeIf(ServedZip::removed);
        if (supervision != null) {
            supervision.close();
        }
    }

    private static boolean removed(Path copy) {
        try {
            Files.deleteIfExists(copy);
            return true;
        } catch (IOException e) {
            return false; // it is tried again at the end
        }
    }
}
