package com.example.slice;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.Set;
import org.tbimage.device.BlockDevice;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.OpenMode;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Location;

/** The kind of device {@code slice}: a part of a file or disk, such as one partition. */
public final class SliceProvider implements BlockDeviceProvider {
    @Override public String name() { return "slice"; }
    @Override public String summary() { return "a part of a file or disk: slice:PATH?offset=BYTES&length=BYTES"; }
    @Override public int suitability(String path) { return UNSUITABLE; } // used only if the user names the scheme

    @Override public BlockDevice open(Location location, OpenMode mode) throws IOException {
        location.allowOptions(Set.of("offset", "length"));
        ByteRange slice = new ByteRange(number(location, "offset"), number(location, "length"));
        if (!Files.exists(location.toPath())) throw missing(location, "there is no such file", "check the name");
        RandomAccessFile file = new RandomAccessFile(location.toPath().toFile(), mode == OpenMode.WRITE ? "rw" : "r");
        if (slice.end() > file.length()) {
            file.close();
            throw missing(location, "the file ends before byte " + slice.end(), "check offset and length");
        }
        return new SliceDevice(file, slice, DeviceInfo.plain(location.toString(), DeviceInfo.Kind.FILE, slice.length()), mode);
    }

    private static long number(Location location, String option) throws ImagingException {
        String text = location.options().getOrDefault(option, "");
        if (!text.matches("[0-9]{1,18}")) throw location.bad("expected " + option + "=BYTES");
        return Long.parseLong(text);
    }

    private static ImagingException missing(Location location, String what, String remedy) {
        return new ImagingException(Problem.NO_SUCH_DEVICE, location + ": " + what, remedy);
    }
}
