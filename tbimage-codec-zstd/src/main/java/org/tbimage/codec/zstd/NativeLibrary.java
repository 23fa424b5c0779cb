package org.tbimage.codec.zstd;

import com.github.luben.zstd.util.Native;
import org.tbimage.codec.CodecUnavailableException;
import org.tbimage.value.Printable;

/** The native library of zstd-jni. It is copied from the jar to a temporary folder, and loaded from there. */
final class NativeLibrary {
    private static final String REMEDY =
            "set the Java property java.io.tmpdir (or ZstdTempFolder) to a folder with free"
                    + " space on a file system that allows programs (not mounted noexec), or use another codec, such as gzip";

    private NativeLibrary() {}

    /**
     * Loads the library on the first call.
     *
     * @throws CodecUnavailableException if it cannot be loaded on this machine
     */
    static void require() {
        try {
            Native.load();
        } catch (LinkageError e) {
            String reason = "its native library cannot be loaded: " + firstLine(e);
            throw new CodecUnavailableException(ZstdCodec.NAME, reason, REMEDY, e);
        }
    }

    private static String firstLine(LinkageError error) {
        return Printable.of(
                String.valueOf(error.getMessage()).lines().findFirst().orElse(""));
    }
}
