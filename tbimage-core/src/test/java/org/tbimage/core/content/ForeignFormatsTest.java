package org.tbimage.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tbimage.device.Geometry;
import org.tbimage.testkit.device.Tools;

/** T49: formats are recognized in files of real tools. Raw disk content is never mistaken for one of them. */
class ForeignFormatsTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path folder;

    private static Optional<String> recognize(byte[] content) {
        int head = Math.min(content.length, ContentSample.HEAD);
        int end = Math.min(content.length, ContentSample.END);
        ContentSample sample = new ContentSample(
                ByteBuffer.wrap(content, 0, head),
                ByteBuffer.wrap(content, content.length - end, end),
                Geometry.withoutSectors(content.length));
        return ForeignFormats.recognize(sample).map(ForeignFormat::name);
    }

    private Path disk() throws IOException {
        byte[] content = new byte[SIZE];
        new Random(1).nextBytes(content);
        return Files.write(folder.resolve("disk"), content);
    }

    @ParameterizedTest
    @CsvSource({
        "qcow2, , a qcow2 image",
        "qcow2, compat=0.10, a qcow2 image",
        "qcow, , a qcow image",
        "qed, , a QED image",
        "vmdk, , a VMDK disk",
        "vmdk, subformat=streamOptimized, a VMDK disk",
        "vmdk, subformat=monolithicFlat, the descriptor of a VMDK disk",
        "vdi, , a VDI disk",
        "vpc, , a VHD disk",
        "vhdx, , a VHDX disk",
        "parallels, , a Parallels disk"
    })
    void disksOfVirtualMachines(String format, String options, String name) throws IOException {
        Tools.assumeInstalled("qemu-img");
        String file = folder.resolve("image").toString();
        String option = options == null ? "preallocation=off" : options;
        if (options == null) {
            Tools.run("qemu-img", "convert", "-O", format, disk().toString(), file);
        } else {
            Tools.run("qemu-img", "convert", "-O", format, "-o", option, disk().toString(), file);
        }
        assertThat(recognize(Files.readAllBytes(Path.of(file))).orElse("nothing"))
                .startsWith(name);
    }

    /** A fixed-size VHD is raw disk content with a footer. */
    @Test
    void aFixedVhdIsRaw() throws IOException {
        Tools.assumeInstalled("qemu-img");
        String file = folder.resolve("image").toString();
        Tools.run("qemu-img", "convert", "-O", "vpc", "-o", "subformat=fixed", disk().toString(), file);
        assertThat(recognize(Files.readAllBytes(Path.of(file)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "gzip  # gzip -c disk > image    # gzip-compressed",
                "gzip  # gzip -1 -c disk > image # gzip-compressed",
                "gzip  # gzip -9 -c disk > image # gzip-compressed",
                "pigz  # pigz -11 -c disk > image # gzip-compressed",
                "zstd  # zstd -qc disk > image   # zstd-compressed",
                "xz    # xz -c disk > image      # xz-compressed",
                "xz    # xz -c --format=lzma disk > image # lzma-compressed",
                "lz4   # lz4 -qc disk > image    # lz4-compressed",
                "lz4   # lz4 -qlc disk > image   # lz4-compressed (legacy)",
                "bzip2 # bzip2 -c disk > image   # bzip2-compressed",
                "lzop  # lzop -c disk > image    # lzop-compressed",
                "lzip  # lzip -c disk > image    # lzip-compressed",
                "tar   # tar -cf image disk      # a tar archive",
                "tar   # tar --format=v7 -cf image disk # a tar archive",
                "tar   # tar --format=pax -cf image disk # a tar archive",
                "tar   # tar --format=gnu -cf image disk # a tar archive",
                "cpio  # echo disk | cpio -o -H newc > image # a cpio archive",
                "cpio  # echo disk | cpio -o -H odc > image # a cpio archive",
                "cpio  # echo disk | cpio -o -H bin > image # a cpio archive",
                "zip   # zip -q image.zip disk && mv image.zip image # a zip archive",
                "7z    # 7z a image.7z disk && mv image.7z image # a 7z archive",
                "ar    # ar qc image disk        # an ar archive",
                "mksquashfs # mkdir d && cp disk d && mksquashfs d image -quiet # a squashfs file system",
                "img2simg # img2simg disk image  # an Android sparse image"
            })
    void filesOfRealTools(String tool, String command, String name) throws IOException {
        Tools.assumeInstalled(tool.strip());
        disk();
        Tools.run("sh", "-c", "cd " + folder + " && " + command);
        byte[] made = Files.readAllBytes(folder.resolve("image"));
        assertThat(recognize(made).orElse("nothing")).startsWith(name);
    }

    static Stream<List<String>> documented() {
        return Stream.of(
                List.of("partclone-image0.3.20", "a partclone image"),
                List.of("PaRtImAgE-VoLuMe\0\0", "a partimage volume"),
                List.of("\0ntfsclone-image", "an ntfsclone image"),
                List.of("FsArCh_002\0", "a fsarchiver archive"),
                List.of(":\u00ff&\u00ed\1\0\0\0", "an Android sparse image"),
                List.of("MSWIM\0\0\0", "a WIM archive"),
                List.of("EVF\u0009\r\n\u00ff\0", "an EWF"),
                List.of("\u0089LZO\0\r\n\u001a\n", "lzop-compressed"),
                List.of("LZIP\1", "lzip-compressed"),
                List.of("7z\u00bc\u00af'\u001c", "a 7z archive"),
                List.of("hsqs" + "\0".repeat(24) + "\4\0\0\0", "a squashfs"),
                List.of("070701" + "0000A1B2", "a cpio archive"),
                List.of("COWD\1\0", "a VMDK disk of ESX"),
                List.of("Salted__12345678", "encrypted with openssl"),
                List.of("<!DOCTYPE html><html>", "an HTML page"));
    }

    /** Formats whose tools are rarely installed, by the bytes in their specifications. */
    @ParameterizedTest
    @MethodSource("documented")
    void documentedHeaders(List<String> header) {
        byte[] content = Arrays.copyOf(header.get(0).getBytes(StandardCharsets.ISO_8859_1), SIZE);
        assertThat(recognize(content).orElse("nothing")).startsWith(header.get(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "mkfs.ext4  # mkfs.ext4 -q disk",
                "mkfs.btrfs # truncate -s 200M disk && mkfs.btrfs -q disk",
                "mkfs.xfs   # truncate -s 400M disk && mkfs.xfs -q disk",
                "mkfs.vfat  # mkfs.vfat disk",
                "mkswap     # mkswap disk",
                "sgdisk     # truncate -s 8M disk && sgdisk -o -n 1:0:0 disk",
                "sfdisk     # truncate -s 8M disk && echo ',,L' | sfdisk -q disk"
            })
    void rawContentIsNotAForeignFormat(String tool, String command) throws IOException {
        Tools.assumeInstalled(tool.strip());
        Files.write(folder.resolve("disk"), new byte[SIZE]);
        Tools.run("sh", "-c", "cd " + folder + " && " + command);
        // the file can be large, so only its beginning is read, as the program does
        try (InputStream disk = Files.newInputStream(folder.resolve("disk"))) {
            assertThat(recognize(disk.readNBytes(ContentSample.HEAD))).isEmpty();
        }
    }

    /** The archived disk has its own GPT, at the offset where a disk with larger sectors has it. */
    @ParameterizedTest
    @ValueSource(strings = {"gnu", "ustar", "pax", "v7"})
    void anArchiveOfADiskIsNotADisk(String format) throws IOException {
        Tools.assumeInstalled("tar", "sgdisk");
        String commands =
                "truncate -s 8M disk && sgdisk -o -n 1:0:0 disk && tar --format=" + format + " -cf image disk";
        Tools.run("sh", "-c", "cd " + folder + " && " + commands);
        assertThat(recognize(Files.readAllBytes(folder.resolve("image")))).hasValue("a tar archive");
        assertThat(recognize(Files.readAllBytes(folder.resolve("disk")))).isEmpty();
    }

    /**
     * Partitioning and most file systems do not overwrite the first sector. Remains of an earlier format stay there.
     */
    @Test
    void remainsOfAnotherFormatAreIgnored() throws IOException {
        byte[] tar = new byte[512];
        Tools.assumeInstalled("tar");
        disk();
        Tools.run("sh", "-c", "cd " + folder + " && tar -cf image disk");
        System.arraycopy(Files.readAllBytes(folder.resolve("image")), 0, tar, 0, 512);
        assertThat(recognize(with(c -> c.put(tar)))).hasValue("a tar archive");
        assertThat(recognize(with(c -> c.put(tar).put(1080, (byte) 0x53).put(1081, (byte) 0xEF))))
                .isEmpty();
        assertThat(recognize(with(c -> c.put(tar).put(65600, "_BHRfS_M".getBytes(StandardCharsets.US_ASCII)))))
                .isEmpty();
        assertThat(recognize(with(c -> c.put(tar).put(32769, "CD001".getBytes(StandardCharsets.US_ASCII)))))
                .isEmpty();
        assertThat(recognize(with(c -> c.put(tar)
                        .put(512, "LABELONE".getBytes(StandardCharsets.US_ASCII))
                        .putInt(520, 1)
                        .put(536, "LVM2 001".getBytes(StandardCharsets.US_ASCII)))))
                .isEmpty();
        assertThat(recognize(with(c -> c.put(tar)
                        .put(450, (byte) 0x83)
                        .putInt(454, 1)
                        .putInt(458, 9)
                        .putShort(510, (short) 0xAA55))))
                .isEmpty();
    }

    private static byte[] with(Consumer<ByteBuffer> change) {
        ByteBuffer content = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
        change.accept(content);
        return content.array();
    }

    /** Boot loaders, volumes on a whole disk, and zeros, by their first bytes. */
    @ParameterizedTest
    @CsvSource({
        "eb6390",
        "eb3c906d6b66732e666174",
        "eb52904e5446532020202000",
        "fa33c08ed0bc007c",
        "33c08ed0bc007c8ec0",
        "4c554b53babe0002",
        "58465342",
        "00",
        "1f8b0700",
        "1f8b08ff00",
        "5d00008100",
        "c77100",
        "504b0506",
        "425a6839"
    })
    void firstSectorsOfDisksAreNotAForeignFormat(String hex) {
        byte[] start = HexFormat.of().parseHex(hex);
        boolean emptyZip = hex.equals("504b0506");
        assertThat(recognize(Arrays.copyOf(start, SIZE)).isPresent()).isEqualTo(emptyZip);
    }

    /** Random content almost never matches a format, since every signature is longer than two bytes. */
    @Test
    void randomContentIsNotAForeignFormat() {
        Random random = new Random(7);
        byte[] content = new byte[ContentSample.HEAD];
        for (int i = 0; i < 2000; i++) {
            random.nextBytes(content);
            assertThat(recognize(content)).isEmpty();
        }
    }

    /** Content of any length can be examined. */
    @Test
    void shortContentIsReadSafely() {
        for (int length = 1; length < 1200; length += 7) {
            assertThat(recognize(new byte[length])).isEmpty();
        }
    }
}
