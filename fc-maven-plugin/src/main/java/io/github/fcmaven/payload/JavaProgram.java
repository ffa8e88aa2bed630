package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.platform.CodePath;

/** A program that {@code java -jar} starts, with all the files it needs. */
interface JavaProgram extends Program {

    /** The jar that is started, as it is called in the package. */
    CodePath jar();

    /**
     * What its classes need.
     *
     * @param libraries those that need no second look
     */
    ByteCode byteCode(KnownLibraries libraries);

    @Override
    default String name() {
        return jar().value();
    }

    @Override
    default ProgramRuntime runtime(StartSpec start, String region, KnownLibraries libraries) {
        ByteCode code = byteCode(libraries);
        return JavaRuntime.choose(start, region, code.own()).running(jar(), code, start.java());
    }
}
