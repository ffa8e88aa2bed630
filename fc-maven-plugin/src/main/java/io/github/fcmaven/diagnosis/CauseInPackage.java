package io.github.fcmaven.diagnosis;

import io.github.fcmaven.image.ProgramLoader;
import io.github.fcmaven.language.ModuleFolder;
import io.github.fcmaven.platform.CodePath;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a package says of the cause for which its server did not start.
 *
 * @param cause as the output says it
 */
public record CauseInPackage(StartCause cause, PackagedCode code) {

    /** What a path, a port or an argument leads to that is not whole. */
    private static final Set<StartFailure> MAY_LACK_A_VALUE = EnumSet.of(
            StartFailure.JAR_NOT_FOUND,
            StartFailure.MAIN_CLASS_NOT_FOUND,
            StartFailure.PROGRAM_NOT_FOUND,
            StartFailure.FOLDER_NOT_FOUND,
            StartFailure.FILE_NOT_FOUND,
            StartFailure.MISSING_NODE_FILE,
            StartFailure.MISSING_NODE_MODULE,
            StartFailure.MISSING_PYTHON_MODULE,
            StartFailure.NO_APPLICATION_MODULE,
            StartFailure.PERMISSION_DENIED,
            StartFailure.UNSET_PROPERTY,
            StartFailure.UNSET_PORT,
            StartFailure.WRONG_ARGUMENTS,
            StartFailure.MISSING_ARGUMENT,
            StartFailure.USAGE,
            StartFailure.RETURNED,
            StartFailure.LAST_LINE,
            StartFailure.WORDLESS,
            StartFailure.UNKNOWN);

    /** The cause, as far as the package says more: it may have what was not found, and in another way. */
    public static StartCause of(StartCause cause, PackagedCode code) {
        return new CauseInPackage(cause, code).more().orElse(cause);
    }

    private Optional<StartCause> more() {
        return Optional.of(cause)
                .filter(any -> MAY_LACK_A_VALUE.contains(cause.failure()))
                .flatMap(any -> code.unreplaced())
                .map(word -> StartCause.of(
                        StartFailure.UNREPLACED_VARIABLE,
                        cause.line(),
                        word.word(),
                        word.fix("command and args of fc-maven-plugin in pom.xml")))
                .or(this::foreign)
                .or(this::ofFailure);
    }

    private Optional<StartCause> foreign() {
        return Optional.of(cause)
                .filter(any -> MAY_LACK_A_VALUE.contains(cause.failure()))
                .flatMap(any -> code.foreignVariable())
                .map(variable -> StartCause.of(
                        StartFailure.FOREIGN_VARIABLE,
                        cause.line(),
                        variable.file(),
                        variable.written(),
                        variable.platform(),
                        variable.value()));
    }

    private Optional<StartCause> ofFailure() {
        return switch (cause.failure()) {
            case NO_JDBC_DRIVER, MISSING_CLASS, MISSING_METHOD, NO_RESOURCE, SPRING_BOOT -> JavaAdvice.of(cause, code);
            case PROGRAM_NOT_FOUND ->
                code.loader(name()).map(CauseInPackage::unloaded).or(() -> code.lostByPath(name())
                        .map(edit -> StartCause.of(StartFailure.LOST_BY_PATH, cause.line(), name(), edit)));
            case MISSING_PYTHON_MODULE ->
                partOfNamespace()
                        .or(() -> code.module(name()).map(this::placed))
                        .or(() -> code.meant(name()).map(CauseInPackage::misnamed));
            case BACKGROUND ->
                code.background()
                        .map(where -> new StartCause(cause.failure(), List.of(), " (" + where + ")"))
                        .or(() -> code.startsProcess()
                                .map(name -> StartCause.of(StartFailure.BACKGROUND_CHILD, "", name)))
                        .or(() -> code.programAlone()
                                .map(program -> StartCause.of(StartFailure.BACKGROUND_PROGRAM, "", program)));
            case UNKNOWN_CONTAINER, UNKNOWN_HOST, LOCAL_SERVICE_REFUSED, CONNECTION_REFUSED -> named();
            case NO_APPLICATION_MODULE -> code.meant(name()).map(CauseInPackage::misnamed);
            case MISSING_LIBRARY -> code.library(name()).map(CauseInPackage::unsearched);
            case MISSING_LIBRARY_OF_JAVA -> code.library("lib" + name() + ".so").map(CauseInPackage::unsearched);
            case NO_APPLICATION ->
                code.application().map(made -> StartCause.of(StartFailure.ONLY_APPLICATION, cause.line(), made));
            case USAGE ->
                code.missingCommand().map(edit -> StartCause.of(StartFailure.MISSING_COMMAND, cause.line(), edit));
            case NO_FLASK_APPLICATION ->
                code.flaskApplication()
                        .map(file -> StartCause.of(StartFailure.OTHER_FLASK_APPLICATION, cause.line(), file));
            case RETURNED, LISTENS_NOWHERE ->
                code.handler()
                        .map(handler -> StartCause.of(
                                StartFailure.HANDLER_ALONE, "", handler.file(), handler.name(), handler.server()));
            case LAST_LINE ->
                code.lackingFile(name()).map(file -> StartCause.of(StartFailure.LACKS_FILE, "", name(), file));
            default -> Optional.empty();
        };
    }

    private String name() {
        return cause.name();
    }

    /** Where the package names the host. */
    private Optional<StartCause> named() {
        return code.placeOf(name())
                .map(place -> StartCause.of(
                        cause.failure(),
                        cause.line(),
                        name(),
                        cause.name(2),
                        "; " + place.where() + " names it",
                        place.how()));
    }

    /** What runs the program is missing. */
    private static StartCause unloaded(ProgramLoader loader) {
        return StartCause.of(StartFailure.NO_LOADER, "", loader.file().value(), loader.name());
    }

    private static StartCause unsearched(CodePath library) {
        return StartCause.of(
                StartFailure.LIBRARY_ELSEWHERE,
                "",
                library.name(),
                library.value(),
                library.parent().orElseThrow().absolute());
    }

    private static StartCause misnamed(MeantApplication meant) {
        return StartCause.of(StartFailure.OTHER_APPLICATION, "", meant.named(), meant.there());
    }

    /** Python names the first part that it does not find: before a part, it has found the package. */
    private StartCause placed(ModuleFolder place) {
        return name().contains(".")
                ? part(StartFailure.PART_OF_PYTHON_PACKAGE, place.path())
                : StartCause.of(
                        StartFailure.PYTHON_MODULE_ELSEWHERE,
                        "",
                        name(),
                        place.file().value(),
                        place.absolute());
    }

    private Optional<StartCause> partOfNamespace() {
        return name().contains(".") && code.isNamespace(name().substring(0, name().lastIndexOf('.')))
                ? Optional.of(part(StartFailure.PART_OF_PYTHON_NAMESPACE, ""))
                : Optional.empty();
    }

    private StartCause part(StartFailure part, String folder) {
        int dot = name().lastIndexOf('.');
        return StartCause.of(
                part,
                "",
                name().substring(0, dot),
                name().substring(dot + 1),
                folder + name().replace('.', '/') + ".py");
    }
}
