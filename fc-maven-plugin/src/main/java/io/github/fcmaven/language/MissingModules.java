package io.github.fcmaven.language;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a file in Python certainly imports, while neither the package nor Python itself has it. The Python of a
 * developer's machine mostly has it, so a start there proves nothing.
 */
public final class MissingModules {

    /** An import; {@code name} is that of the module or package at the top. */
    public record Missing(CodePath file, int line, String name) {}

    /** Code after which only the program knows where Python looks for modules. */
    private static final Pattern LOOKS_ELSEWHERE =
            Pattern.compile("sys\\s*\\.\\s*path|from\\s+sys\\s+import[^\\n]*\\bpath\\b|addsitedir|meta_path|path_hooks"
                    + "|__path__|zipimport");

    /** What may follow the name of a module. */
    private static final Pattern MODULE = Pattern.compile("/.*|\\.py[cd]?|(?:\\.[\\w-]+)?\\.so");

    private static final Pattern PATHS = Pattern.compile("[^/]+\\.(?:pth|egg-link)");

    /**
     * The modules of every release of Python 3 up to 3.14, on every system.
     */
    private static final Set<String> OWN = Set.of("""
            abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb
            binascii binhex bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop
            collections colorsys compileall compression concurrent configparser contextlib contextvars copy copyreg
            crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest dummy_threading
            email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions
            ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http
            idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale
            logging lzma macpath mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt
            multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev
            parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix
            posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re
            readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil
            signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl
            stat statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny
            tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib
            trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv
            warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport
            zlib zoneinfo
            """.split("\\s+"));

    private final Collection<CodePath> files;
    private final List<String> roots;

    private MissingModules(Collection<CodePath> files, List<String> roots) {
        this.files = files;
        this.roots = roots;
    }

    /**
     * The modules that a program imports as soon as it runs.
     *
     * @param entries the package
     * @param program the files that it runs at once
     * @param roots the folders in which modules are looked for, as the package's paths begin
     * @return in their order; none after an import by which the program may change where Python looks
     * @throws IOException where a file of the package cannot be read
     */
    static List<Missing> of(Map<CodePath, Entry> entries, List<CodePath> program, List<String> roots)
            throws IOException {
        MissingModules search = new MissingModules(entries.keySet(), roots);
        List<Missing> missing = new ArrayList<>();
        for (CodePath file : search.isOpen() ? List.<CodePath>of() : program) {
            if (LOOKS_ELSEWHERE.matcher(text(entries.get(file))).find() || !search.add(entries, file, missing)) {
                break;
            }
        }
        return missing;
    }

    /** Whether what comes after its imports is looked for in the same folders. */
    private boolean add(Map<CodePath, Entry> entries, CodePath file, List<Missing> missing) throws IOException {
        for (PythonImport one : PythonImport.of(PythonLine.ofHead(head(entries.get(file))))) {
            String top = one.module().split("\\.", 2)[0];
            if (top.isEmpty() || top.startsWith("_") || isOwn(top)) {
                continue;
            }
            if (!has(top)) {
                missing.add(new Missing(file, one.line(), top));
                continue;
            }
            Optional<CodePath> own = source(top);
            if (own.isPresent()
                    && LOOKS_ELSEWHERE.matcher(text(entries.get(own.get()))).find()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOwn(String top) {
        return OWN.contains(top) || PythonModules.distributionBeside(top).isPresent();
    }

    /** Whether it also looks into something that is not a folder, or a file of paths sends it on. */
    private boolean isOpen() {
        return roots.stream().anyMatch(root -> files.stream()
                .map(CodePath::value)
                .anyMatch(path -> root.equals(path + "/")
                        || path.startsWith(root)
                                && PATHS.matcher(path.substring(root.length())).matches()));
    }

    /** Whether one of the folders has it as a file, a folder or a native module; {@code redis.conf} is not a module. */
    private boolean has(String top) {
        return roots.stream().anyMatch(root -> files.stream()
                .map(CodePath::value)
                .filter(path -> path.startsWith(root + top))
                .anyMatch(path ->
                        MODULE.matcher(path.substring((root + top).length())).matches()));
    }

    private Optional<CodePath> source(String top) {
        return roots.stream()
                .flatMap(root -> List.of(root + top + ".py", root + top + "/__init__.py").stream())
                .flatMap(path -> CodePath.find(path).stream())
                .filter(files::contains)
                .findFirst();
    }

    private static String text(Entry file) throws IOException {
        return new String(head(file), StandardCharsets.UTF_8);
    }

    private static byte[] head(Entry file) throws IOException {
        return file.content().head(PythonLine.LONGEST);
    }
}
