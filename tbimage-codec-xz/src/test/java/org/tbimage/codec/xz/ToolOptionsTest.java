package org.tbimage.codec.xz;

import java.util.List;
import java.util.stream.Stream;
import org.tbimage.testkit.codec.CodecUnderTest;
import org.tbimage.testkit.codec.ToolOptionsContract;

/** Streams that the xz tool wrote with filters, checks and block sizes. */
final class ToolOptionsTest implements ToolOptionsContract {
    static Stream<String> options() {
        return Stream.of(
                "-0",
                "-9",
                "-3e",
                "-T0 --block-size=40KiB",
                "-T1 --block-size=4KiB",
                "--check=none",
                "--check=crc32",
                "--check=sha256 -T2 --block-size=10KiB",
                "--x86 --lzma2=preset=1",
                "--x86 --delta=dist=4 --lzma2=preset=0",
                "--arm --lzma2=preset=0",
                "--arm64 --lzma2=preset=0",
                "--armthumb --lzma2=preset=0",
                "--powerpc --lzma2=preset=0",
                "--sparc --lzma2=preset=0",
                "--ia64 --lzma2=preset=0",
                "--lzma2=preset=0,lc=0,lp=2,pb=1,mf=bt2");
    }

    @Override
    public List<CodecUnderTest> subjects() {
        return List.of(XzTool.SUBJECT);
    }

    @Override
    public boolean hasChecksum(String options) {
        return !options.contains("--check=none");
    }
}
