package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.platform.CodePath;
import java.util.List;

/** A program that {@code java} starts, by its jar or by a class path, with all the files it needs. */
interface JavaProgram extends Program {

    /** The jar that is started, as it is called in the package. */
    CodePath jar();

    /**
     * What its classes need.
     *
     * @param libraries those that need no second look
     */
    ByteCode byteCode(KnownLibraries libraries);

    /** What {@code java} is told to start, between its options and the arguments. */
    default List<String> started() {
        return List.of("-jar", jar().value());
    }

    @Override
    default String name() {
        return jar().value();
    }

    @Override
    default ProgramRuntime runtime(StartSpec start, String region, KnownLibraries libraries) {
        ByteCode code = byteCode(libraries);
        return JavaRuntime.choose(start, region, code.own()).running(started(), code, start.java());
    }
}
