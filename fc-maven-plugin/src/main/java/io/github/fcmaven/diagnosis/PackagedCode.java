package io.github.fcmaven.diagnosis;

import io.github.fcmaven.function.UnreplacedVariable;
import io.github.fcmaven.image.ProgramLoader;
import io.github.fcmaven.language.ModuleFolder;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.HostPlace;
import io.github.fcmaven.server.LoaderPath;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What the package, its runtime and its layers have of what a failed start misses. */
public interface PackagedCode {

    /** Of a package without files, on a runtime without programs. */
    PackagedCode NONE = new PackagedCode() {};

    /** Whether the runtime, its layers or the package have that program, or may have it. */
    default boolean mayHave(String program) {
        return false;
    }

    /** Whether the package has a native module of that name for that version of Python alone. */
    default boolean hasNative(String module, String version) {
        return false;
    }

    /** What a program of the package is run by, as its output names it. */
    default Optional<ProgramLoader> loader(String program) {
        return Optional.empty();
    }

    /** The only library that has the package of a class of Java, and not the class. */
    default Optional<String> jarOf(String name) {
        return Optional.empty();
    }

    /** The only library that has a class of Java. */
    default Optional<String> jarWith(String name) {
        return Optional.empty();
    }

    /** The files of the application's own jar. */
    default OwnFiles own() {
        return OwnFiles.NONE;
    }

    /** Where the package has a module of that name, though Python may not look there. */
    default Optional<ModuleFolder> module(String name) {
        return Optional.empty();
    }

    /** Whether it is a folder of modules without {@code __init__.py}, which several distributions may fill. */
    default boolean isNamespace(String name) {
        return false;
    }

    /** The application of the package that was probably meant by a module that the start names. */
    default Optional<MeantApplication> meant(String module) {
        return Optional.empty();
    }

    /** The only file of the package that makes an application of Flask. */
    default Optional<String> flaskApplication() {
        return Optional.empty();
    }

    /** The edit that gives the started server the command without which it only prints how it is used. */
    default Optional<String> missingCommand() {
        return Optional.empty();
    }

    /** The only application in Python of the package, {@code module:name}. */
    default Optional<String> application() {
        return Optional.empty();
    }

    /** The function that the started program only defines, for another runtime. */
    default Optional<HandlerAlone> handler() {
        return Optional.empty();
    }

    /** The only line of a start script that puts a program into the background. */
    default Optional<String> background() {
        return Optional.empty();
    }

    /** What else the start command is than a script: the program that it starts, which goes into the background. */
    default Optional<String> programAlone() {
        return Optional.empty();
    }

    /** The class of the application itself that starts another process. */
    default Optional<String> startsProcess() {
        return Optional.empty();
    }

    /** The folder of libraries that the start names for Spring Boot's launcher, and that the package lacks. */
    default Optional<LoaderPath> lostLoaderPath() {
        return Optional.empty();
    }

    /** The file of the package that a line misses, and that the package does not have. */
    default Optional<String> lackingFile(String line) {
        return Optional.empty();
    }

    /** A word of the start command with a variable that nothing replaces. */
    default Optional<UnreplacedVariable> unreplaced() {
        return Optional.empty();
    }

    /** The edit for a program of the runtime that the function's own {@code PATH} does not lead to. */
    default Optional<String> lostByPath(String program) {
        return Optional.empty();
    }

    /** The variable of another platform that the start reads. */
    default Optional<ForeignVariable> foreignVariable() {
        return Optional.empty();
    }

    /** The only file of the package that is that native library, in a folder where nothing looks for it. */
    default Optional<CodePath> library(String name) {
        return Optional.empty();
    }

    /** The only place of the package, or of its start, that names a host, or its address with the port. */
    default Optional<HostPlace> placeOf(String host) {
        return Optional.empty();
    }

    /** The only variable that its code or configuration reads in place of that port. */
    default Optional<String> portVariable(int port) {
        return Optional.empty();
    }

    /** The folder above the package that other users may not enter here, where that explains a denied file. */
    default Optional<Path> closedFolder(String line) {
        return Optional.empty();
    }

    /** Of which extensions, classes and functions the program in PHP asks whether they are there. */
    default Set<String> askedOfPhp() {
        return Set.of();
    }
}
