package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.process.ServerProcess;

/**
 * A function that was launched here, as a check needs it.
 *
 * @param function the package whose zip was unpacked
 * @param instance what it was unpacked into
 * @param server what was started from that instance
 * @param port where the server was told to listen; another one than the package's where the check runs on a free port
 */
public record RunningInstance(FunctionPackage function, Instance instance, ServerProcess server, CaPort port) {}
