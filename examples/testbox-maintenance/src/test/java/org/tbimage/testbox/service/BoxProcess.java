package org.tbimage.testbox.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.tbimage.testbox.info.BoxInfo;
import org.tbimage.testbox.process.CommandResult;

/** The service of a box in a folder, in another process that can be killed. */
public final class BoxProcess {
    private BoxProcess() {}

    /** Runs the service once on the box in folder {@code args[0]}. */
    public static void main(String[] args) throws IOException {
        FakeBox box = box(Path.of(args[0]));
        int code = box.run();
        box.console.forEach(System.out::println);
        System.exit(code);
    }

    /** The box with two disks in its folder. */
    static FakeBox box(Path root) throws IOException {
        FakeBox box = new FakeBox(root);
        box.plug(root.resolve("testdisks/sda"), "A", "ata-1");
        box.plug(root.resolve("testdisks/sdb"), "B", "ata-2");
        box.info = InfoCollector.by(new BoxInfo(root, command -> CommandResult.good(""), Clock.systemUTC()));
        return box;
    }
}
