package io.github.fcmaven.diagnosis;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.ProgramStart;
import io.github.fcmaven.function.UnreplacedVariable;
import io.github.fcmaven.image.ImagePrograms;
import io.github.fcmaven.image.LostFolders;
import io.github.fcmaven.image.ProgramLoader;
import io.github.fcmaven.language.ModuleFolder;
import io.github.fcmaven.language.NativeTag;
import io.github.fcmaven.language.PhpQuestions;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.ChildProcess;
import io.github.fcmaven.server.HostPlace;
import io.github.fcmaven.server.LoaderPath;
import io.github.fcmaven.server.MissingArguments;
import io.github.fcmaven.server.OwnPortVariable;
import io.github.fcmaven.server.ServerReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * That of a function which was launched here.
 *
 * @param function the package that was unpacked
 * @param folder the folder that stands for {@code /code}
 * @param environment that it has here
 * @param servers reads which server the package holds
 */
public record RunningCode(FunctionPackage function, Path folder, Map<String, String> environment, ServerReader servers)
        implements PackagedCode {

    @Override
    public boolean mayHave(String program) {
        return ImagePrograms.missing(function, program).isEmpty();
    }

    @Override
    public boolean hasNative(String module, String version) {
        return NativeTag.isOnlyFor(function.entries().keySet(), module, Release.of(version));
    }

    @Override
    public Optional<ProgramLoader> loader(String program) {
        return ProgramLoader.of(function, program);
    }

    @Override
    public Optional<String> jarOf(String name) {
        return OtherJarVersion.of(function.entries().values(), name);
    }

    @Override
    public Optional<String> jarWith(String name) {
        return OtherJarVersion.having(function.entries().values(), name);
    }

    @Override
    public OwnFiles own() {
        return OwnFiles.of(function.entries().values());
    }

    @Override
    public Optional<ModuleFolder> module(String name) {
        return ModuleFolder.of(function.entries().keySet(), name);
    }

    @Override
    public boolean isNamespace(String name) {
        return ModuleFolder.isNamespace(function.entries().keySet(), name);
    }

    @Override
    public Optional<MeantApplication> meant(String module) {
        return MeantApplication.of(
                function.entries().keySet(), ProgramStart.of(function).argv(), module, this::application);
    }

    @Override
    public Optional<String> missingCommand() {
        return MissingArguments.command(servers.read(function));
    }

    @Override
    public Optional<String> application() {
        return MissingArguments.application(servers.read(function));
    }

    @Override
    public Optional<String> flaskApplication() {
        return FlaskApplication.of(function.entries().values());
    }

    @Override
    public Optional<HandlerAlone> handler() {
        return HandlerAlone.of(function);
    }

    @Override
    public Optional<String> background() {
        return BackgroundLine.of(function);
    }

    @Override
    public Optional<String> programAlone() {
        Optional<String> first = function.start().isBootstrap()
                ? Optional.of(CodePath.BOOTSTRAP.value())
                : ProgramStart.of(function).argv().stream().findFirst();
        return first.filter(program -> !CodePath.nameOf(program).matches(ProgramStart.SHELL))
                .filter(program -> CodePath.named(program)
                        .flatMap(function::entry)
                        .filter(file -> file.text().startsWith("#!"))
                        .isEmpty());
    }

    @Override
    public Optional<String> startsProcess() {
        return ChildProcess.startedBy(servers.read(function));
    }

    @Override
    public Optional<LoaderPath> lostLoaderPath() {
        return LoaderPath.lost(servers.read(function));
    }

    @Override
    public Optional<String> lackingFile(String line) {
        return LackingFile.of(line, function.entries().keySet());
    }

    @Override
    public Optional<UnreplacedVariable> unreplaced() {
        return UnreplacedVariable.of(function);
    }

    @Override
    public Optional<String> lostByPath(String program) {
        return LostFolders.edit(function, program);
    }

    @Override
    public Optional<ForeignVariable> foreignVariable() {
        return ForeignVariable.of(function);
    }

    @Override
    public Optional<CodePath> library(String name) {
        List<String> searched = List.of(
                function.environment().getOrDefault("LD_LIBRARY_PATH", "").split(":"));
        List<CodePath> all = function.entries().keySet().stream()
                .filter(path -> path.name().equals(name))
                .filter(path -> path.parent().isPresent()
                        && !searched.contains(path.parent().get().absolute()))
                .limit(2)
                .toList();
        return all.stream().filter(any -> all.size() == 1).findFirst();
    }

    @Override
    public Optional<HostPlace> placeOf(String host) {
        return HostPlace.of(host, servers.read(function.withVariables(environment)));
    }

    @Override
    public Optional<String> portVariable(int port) {
        return OwnPortVariable.withDefault(port, servers.read(function));
    }

    @Override
    public Optional<Path> closedFolder(String line) {
        return ClosedFolder.of(function.entries(), folder, line);
    }

    @Override
    public Set<String> askedOfPhp() {
        return PhpQuestions.of(function.entries(), ProgramStart.of(function).argv());
    }
}
