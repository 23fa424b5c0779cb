package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.service.net.BoxAddress;

/** Writes down what a box is, for people. */
public interface InfoCollector {
    /**
     * Writes it into the folder of the box.
     *
     * @param folder of the box
     * @param address of the box
     * @param name of the box
     * @param anew whether to write all of it again, though it is there
     * @throws IOException if it can't be written
     */
    void collect(Path folder, BoxAddress address, String name, boolean anew) throws IOException;

    /** {@return one that leaves it to another what to write} */
    static InfoCollector by(BoxInfo info) {
        return (folder, address, name, anew) -> {
            if (anew || !Files.exists(folder.resolve(BoxInfo.TEXT))) {
                info.write(folder, address.ip(), name);
            } else {
                info.writeNames(folder, address.ip(), name);
            }
        };
    }
}
