package com.example.zlib;

import java.util.List;
import org.tbimage.codec.Codec;
import org.tbimage.testkit.codec.CodecContract;

/** The judge is Python's zlib module, which is the zlib library itself. */
class ZlibCodecContractTest extends CodecContract {
    private static final String EXPAND = """
            import sys, zlib
            rest = sys.stdin.buffer.read()
            while rest:
                frame = zlib.decompressobj()
                sys.stdout.buffer.write(frame.decompress(rest) + frame.flush())
                if not frame.eof:
                    sys.exit('cut')
                rest = frame.unused_data
            """;
    private static final String COMPRESS = """
            import sys, zlib
            level = -int((sys.argv + ['-6'])[1])
            sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read(), level))
            """;

    @Override
    protected Codec codec() {
        return new ZlibCodec();
    }

    @Override
    protected List<String> expandCommand() {
        return List.of("python3", "-c", EXPAND);
    }

    @Override
    protected List<String> compressCommand() {
        return List.of("python3", "-c", COMPRESS);
    }
}
