package io.github.fcmaven.diagnosis;

import static io.github.fcmaven.diagnosis.FailingVersion.ANY;
import static io.github.fcmaven.diagnosis.FailingVersion.THIS;

import io.github.fcmaven.platform.Finding;

/** Of programs in Python: their modules, and the application that a server loads. */
final class PythonCauses {

    static final Cause HIDDEN_PYTHON_MODULE = new Cause(
            ANY,
            "No module named '([\\w.]+)'; '([\\w.]+)' is not a package",
            "the module {2} hides the package {2}, in which {1} is",
            "give the file {2}.py of the package another name");
    static final Cause PACKAGE_WITHOUT_MAIN = new Cause(
            ANY,
            "No module named \\S+\\.__main__; '([\\w.]+)' is a package and cannot be directly executed",
            "{1} is a package that has no __main__.py",
            "write the module that starts the server in args of fc-maven-plugin in pom.xml, such as {1}.main, or add"
                    + " __main__.py to {1}");
    static final Cause FILE_AS_PYTHON_MODULE = new Cause(
            ANY,
            "Error while finding module specification for '([\\w./]+)\\.py'",
            "-m takes the name of a module, and {1}.py is that of a file",
            "write {1} behind -m");
    static final Cause OTHER_BYTE_CODE = new Cause(
            THIS,
            "[Bb]ad magic number in ",
            "byte code is for one release of Python alone, and this is for another",
            "ship the source (.py), or compile it with the function's Python");
    /** A file that is given to Python is the program, and no part of the package of its folder. */
    static final Cause RELATIVE_IMPORT = new Cause(
            ANY,
            "ImportError: (attempted relative import with no known parent package)",
            "the file that Python is given is in no package",
            "write from NAME import in place of from .NAME import{file}; or start it by its package, as python3 -m"
                    + " PACKAGE.MODULE (command and args of fc-maven-plugin in pom.xml)");

    /** What a variable holds is a text; without it, as on the developer's machine, the default was a number. */
    static final Cause PORT_AS_TEXT = new Cause(
            ANY,
            OwnLine::portAsText,
            "the port that it gives is a text, as the value of each variable is",
            "write int(...) around the port that it listens on{file}, such as"
                    + " int(os.environ.get('FC_CUSTOM_LISTEN_PORT', '9000'))");

    static final Cause MISSING_PYTHON_MODULE = new Cause(
            ANY,
            "(?:ModuleNotFoundError: No module named '([\\w.]+)'|No module named ([\\w.]+)$)",
            "Python has no module {1}, which is neither in the package nor part of Python",
            "install it into the package: pip install --target " + Finding.FUNCTION_FOLDER
                    + "/python {1}, and add /code/python "
                    + "to PYTHONPATH under environmentVariables of fc-maven-plugin");
    static final Cause PYTHON_MODULE_ELSEWHERE = new Cause(
            ANY,
            CauseNames::none,
            "Python does not look for the module {1} where {2} is",
            "add {3} to PYTHONPATH under environmentVariables of fc-maven-plugin");
    static final Cause PART_OF_PYTHON_PACKAGE = new Cause(
            ANY,
            CauseNames::none,
            "the package {1} of Python is there, and has no module {2}",
            "add {3} to the package, or correct the name {1}.{2} where it is written; if {1} is a library, install its"
                    + " release that has {2}");
    /** The same of a package that several distributions share: each brings a folder of it. */
    static final Cause PART_OF_PYTHON_NAMESPACE = new Cause(
            ANY,
            CauseNames::none,
            "the package {1} of Python is there as a folder, and has no module {2}",
            "install the distribution that has {1}.{2}; if {1} is a folder of your own, add {3} to the package, or"
                    + " correct the name {1}.{2} where it is written");

    static final Cause NO_APPLICATION_MODULE = new Cause(
            ANY,
            "Could not import module \"([^\"]+)\"",
            "the server finds no module {1} that has the application",
            "write the name of the application's file in the start command, without .py and with dots for folders:"
                    + " app:app for app.py, src.main:app for src/main.py");
    static final Cause OTHER_APPLICATION = new Cause(
            ANY,
            CauseNames::none,
            "the package has no module {1}; it has {2}",
            "write {2} in place of {1} in the start command");
    static final Cause NO_APPLICATION_NAME = new Cause(
            ANY,
            "(?:Attribute \"[^\"]+\" not found in module \"([^\"]+)\"|Failed to find attribute '[^']+' in '([^']+)')",
            "the module {1} has no application of the name that the start command gives",
            "write the variable that holds the application behind {1} in the start command: {1}:app for app = ...");

    /** What gunicorn, uvicorn, hypercorn and waitress say. */
    static final Cause NO_APPLICATION = new Cause(
            ANY,
            "Error: No application module specified|Missing argument 'APP'|^Error: Specify one application only"
                    + "|: error: the following arguments are required: application$",
            "the start command names no application for the server",
            "write the module of the application and its variable at the end of the start command: app:app for app ="
                    + " ... in app.py");
    /** The only one that the package has. */
    static final Cause ONLY_APPLICATION = new Cause(
            ANY,
            CauseNames::none,
            "the start command names no application for the server; {1} is one",
            "write {1} at the end of the start command");

    static final Cause NO_FLASK_APPLICATION = new Cause(
            ANY,
            "Error: (Could not locate a Flask application|Could not import '[^']+'\\.$"
                    + "|Failed to find Flask application or factory in module '[^']+')",
            "flask run finds no application",
            "write --app and the file that makes the application, app = Flask(__name__), between flask and run in the"
                    + " start command: flask --app server.py run");
    /** The only one that the package has. */
    static final Cause OTHER_FLASK_APPLICATION = new Cause(
            ANY,
            CauseNames::none,
            "flask run finds no application; {1} makes one",
            "write --app {1} between flask and run in the start command");

    private PythonCauses() {}
}
