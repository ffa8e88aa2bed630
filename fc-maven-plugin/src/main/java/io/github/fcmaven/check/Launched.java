package io.github.fcmaven.check;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.ServerProcess;
import io.github.fcmaven.platform.CaPort;

/**
 * A function that was launched here, as a check needs it.
 *
 * @param function the package whose zip was unpacked
 * @param instance what it was unpacked into
 * @param server what was started from that instance
 * @param port where the server was told to listen; another one than the package's where the check runs on a free port
 */
public record Launched(FunctionPackage function, Instance instance, ServerProcess server, CaPort port) {}
