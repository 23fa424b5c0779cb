package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.service.net.BoxAddress;

/** Writes the description of a box for people. */
public interface InfoCollector {
    /**
     * Writes the description into the folder of the box.
     *
     * @param folder the folder of the box
     * @param address the address of the box
     * @param name the host name of the box
     * @param all whether to write everything again, even if it exists
     * @throws IOException if it can't be written
     */
    void collect(Path folder, BoxAddress address, String name, boolean all) throws IOException;

    /** {@return a collector that writes the files of {@link BoxInfo}} */
    static InfoCollector by(BoxInfo info) {
        return (folder, address, name, all) -> {
            if (all || !Files.exists(folder.resolve(BoxInfo.TEXT))) {
                info.write(folder, address.ip(), name);
            } else {
                info.writeNames(folder, address.ip(), name);
            }
        };
    }
}
