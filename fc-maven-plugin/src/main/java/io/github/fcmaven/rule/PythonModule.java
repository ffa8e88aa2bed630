package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.PythonPath;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module that Python is told to run, {@code python3 -m gunicorn}: it looks below /code, then where PYTHONPATH leads,
 * then at its own.
 */
final class PythonModule {

    /** Modules of Python's own library that can be run. Source: the index of the library's modules. */
    private static final Set<String> OWN = Set.of(
            "asyncio",
            "calendar",
            "cgi",
            "compileall",
            "concurrent",
            "cProfile",
            "ensurepip",
            "http",
            "idlelib",
            "importlib",
            "json",
            "multiprocessing",
            "pdb",
            "platform",
            "profile",
            "pydoc",
            "runpy",
            "site",
            "smtpd",
            "socketserver",
            "sysconfig",
            "tarfile",
            "timeit",
            "trace",
            "unittest",
            "venv",
            "webbrowser",
            "wsgiref",
            "xmlrpc",
            "zipapp",
            "zipfile");

    private PythonModule() {}

    static void judge(RuleContext context, String module, Findings findings) {
        FunctionPackage function = context.started();
        List<String> roots = roots(function, context.argv().get(0));
        String path = module.replace('.', '/');
        Optional<CodePath> found = roots.stream()
                .flatMap(root -> file(function, root + path).stream())
                .findFirst();
        if (found.isPresent()) {
            findings.met(FC_FILE, "the module " + module + " is " + found.get() + " of the package");
        } else if (OWN.contains(module.split("\\.", 2)[0])) {
            findings.met(FC_FILE, "the module " + module + " is one of Python's own");
        } else if (Stream.of(".py", "/__main__.py", "/__init__.py")
                .anyMatch(end -> MissedFile.isTold(context, path + end, FC_FILE, findings))) {
            return;
        } else if (MissedFile.link(findings).isPresent()) {
            findings.leaveOpen(FC_FILE, MissedFile.link(findings).get());
        } else if (PythonPath.isOpen(function)) {
            findings.unproven(
                    FC_FILE,
                    "the start command gives Python the module " + module
                            + ", which is not in the package; a layer of your own or"
                            + " a folder of PYTHONPATH may have it",
                    MeantModule.install(context, module));
        } else {
            MeantModule meant = MeantModule.run(context, module);
            findings.violated(
                    FC_FILE,
                    "the start command gives Python the module " + module + meant.observed(),
                    CaExited.CODE_1 + " No module named " + module,
                    meant.fix());
        }
    }

    /** The file of the package that is run for a module. */
    static Optional<CodePath> find(RuleContext context, String module) {
        String path = module.replace('.', '/');
        return roots(context.started(), context.argv().get(0)).stream()
                .flatMap(root -> file(context.function(), root + path).stream())
                .filter(file -> file.value().endsWith(".py"))
                .findFirst();
    }

    /** The folders of the package in which it looks besides that of the program. */
    static List<String> searched(FunctionPackage function, String interpreter) {
        return roots(function, interpreter).stream().skip(1).toList();
    }

    private static Optional<CodePath> file(FunctionPackage function, String path) {
        return List.of(path + ".py", path + "/__main__.py", path + ".pyc", path + "/__main__.pyc").stream()
                .flatMap(name -> CodePath.find(name).stream())
                .filter(name -> function.entry(name).isPresent())
                .findFirst();
    }

    /** The folders of the package in which it looks, as the package's paths begin. */
    private static List<String> roots(FunctionPackage function, String interpreter) {
        List<String> roots = new ArrayList<>(List.of(""));
        roots.addAll(ofItsOwn(function, interpreter));
        PythonPath.of(function).stream()
                .flatMap(folder -> CodePath.folderNamed(folder).stream())
                .forEach(roots::add);
        return roots;
    }

    /** A Python of the package, such as that of a virtual environment, has a folder of modules of its own. */
    private static List<String> ofItsOwn(FunctionPackage function, String interpreter) {
        Matcher home = Pattern.compile("(?:" + CodePath.ROOT + "/|\\./)?((?!/).*/)?bin/python[0-9.]*")
                .matcher(interpreter);
        if (!home.matches()) {
            return List.of();
        }
        Pattern modules = Pattern.compile("(" + Pattern.quote(Objects.requireNonNullElse(home.group(1), ""))
                + "lib/python3[0-9.]*/(site-packages/)?).*");
        return function.entries().keySet().stream()
                .map(path -> modules.matcher(path.value()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
