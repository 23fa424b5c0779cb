package org.tbimage.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.tbimage.value.Printable;

/** The host name of this machine, as the kernel has it. No name server is asked: it may hang if the network is not up. */
final class HostName {
    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");
    private static final String UNKNOWN = "unknown";

    private HostName() {}

    static String ofThisMachine() {
        if (!Files.isReadable(KERNEL_NAME)) {
            return System.getenv().getOrDefault("HOSTNAME", UNKNOWN);
        }
        try {
            String name = Printable.of(Files.readString(KERNEL_NAME).strip());
            return name.isEmpty() ? UNKNOWN : name;
        } catch (IOException e) {
            LoggerFactory.getLogger(HostName.class).warn("the host's name can't be read: {}", e.toString());
            return UNKNOWN;
        }
    }
}
