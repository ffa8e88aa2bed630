package io.github.fcmaven.explain;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Sizes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The entries of a package as a tree, in which a folder of many files is one line. */
final class EntryTree {

    /** A folder with more than that beneath it is told by its count. */
    private static final int MOST_BELOW_A_FOLDER = 8;

    private static final int MOST_AT_ROOT = 25;
    private static final int LARGEST = 10;

    private final List<String> lines = new ArrayList<>();
    private boolean folded;

    private EntryTree() {}

    /** The tree, and the largest entries where it does not name every one. */
    static List<String> lines(Collection<Entry> entries) {
        EntryTree tree = new EntryTree();
        Folder root = new Folder();
        entries.forEach(root::add);
        tree.content(root, "", MOST_AT_ROOT);
        if (tree.folded) {
            tree.largest(entries);
        }
        return tree.lines;
    }

    private void content(Folder folder, String indent, int most) {
        int left = most;
        for (var file : folder.files.entrySet()) {
            if (left-- == 0) {
                int more = folder.files.size() - most;
                line("", "", indent, "and " + count(more, "file") + " more beside these");
                folded = true;
                break;
            }
            Entry entry = file.getValue();
            line(entry.mode().toString(), Sizes.readable(entry.content().size()), indent, file.getKey());
        }
        folder.folders.forEach((name, below) -> folder(name, below, indent));
    }

    private void folder(String name, Folder folder, String indent) {
        boolean fold = folder.files.size() + folder.folders.size() > MOST_BELOW_A_FOLDER;
        String size = Sizes.readable(folder.bytes);
        line("", size, indent, name + "/" + (fold ? "  " + count(folder.count, "file") : ""));
        if (fold) {
            folded = true;
        } else {
            content(folder, indent + "  ", MOST_BELOW_A_FOLDER);
        }
    }

    private void largest(Collection<Entry> entries) {
        lines.add("its largest files:");
        entries.stream()
                .sorted(Comparator.comparingLong(
                                (Entry entry) -> entry.content().size())
                        .reversed()
                        .thenComparing(Entry::path))
                .limit(LARGEST)
                .forEach(entry -> line(
                        entry.mode().toString(),
                        Sizes.readable(entry.content().size()),
                        "",
                        entry.path().value()));
    }

    private void line(String mode, String size, String indent, String name) {
        lines.add(String.format("%-4s %12s  %s%s", mode, size, indent, name));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** A folder, and how many files of how many bytes lie anywhere below it. */
    private static final class Folder {

        private final SortedMap<String, Entry> files = new TreeMap<>();
        private final SortedMap<String, Folder> folders = new TreeMap<>();
        private int count;
        private long bytes;

        void add(Entry entry) {
            Folder folder = this;
            CodePath path = entry.path();
            String[] names = path.value().split("/");
            folder.count(entry);
            for (int i = 0; i < names.length - 1; i++) {
                folder = folder.folders.computeIfAbsent(names[i], name -> new Folder());
                folder.count(entry);
            }
            folder.files.put(names[names.length - 1], entry);
        }

        private void count(Entry entry) {
            count++;
            bytes += entry.content().size();
        }
    }
}
