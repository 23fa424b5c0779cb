package org.tbimage.linux.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tbimage.fuzz.FuzzFolder;
import org.tbimage.linux.sysfs.SystemFolders;

/**
 * A sysfs with one disk and one partition, whose files can be given any bytes. It is made once, in a folder that is
 * removed at the end, and only what an input names is written and removed again, since inputs come by the thousand.
 */
final class FuzzedTree {
    private static final String DISK = "sys/devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda";
    private static final byte[] NUMBER = "8:0\n".getBytes(StandardCharsets.US_ASCII);

    private final Path root;
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Map<String, byte[]> present = new HashMap<>();

    private FuzzedTree(Path root) {
        this.root = root;
    }

    static FuzzedTree make() {
        try {
            FuzzedTree tree = new FuzzedTree(FuzzFolder.make());
            tree.build();
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SystemFolders roots() {
        return new SystemFolders(root.resolve("sys"), root.resolve("proc"), root.resolve("udev"));
    }

    /**
     * Gives the files their content; those that the input does not name are not there. What is so already is left so, since
     * inputs mostly differ from each other by little.
     */
    void fill(Map<String, byte[]> content) throws IOException {
        Map<String, byte[]> wanted = new HashMap<>(content);
        wanted.keySet().retainAll(files.keySet());
        wanted.putIfAbsent("dev", NUMBER);
        for (String name : List.copyOf(present.keySet())) {
            if (!wanted.containsKey(name)) {
                Files.delete(files.get(name));
                present.remove(name);
            }
        }
        for (Map.Entry<String, byte[]> entry : wanted.entrySet()) {
            if (!Arrays.equals(entry.getValue(), present.get(entry.getKey()))) {
                Files.write(files.get(entry.getKey()), entry.getValue());
                present.put(entry.getKey(), entry.getValue());
            }
        }
    }

    private void build() throws IOException {
        for (String name : ("dev size ro removable hidden queue/logical_block_size queue/physical_block_size"
                        + " queue/rotational queue/discard_max_bytes device/model device/name device/serial serial wwid"
                        + " device/wwid device/cid device/type device/vpd_pg80 device/vpd_pg83 device/vpd_pg89 dm/name"
                        + " loop/backing_file sda1/partition sda1/dev sda1/size")
                .split(" ", -1)) {
            put(name, DISK + "/" + name);
        }
        put("mountinfo", "proc/self/mountinfo");
        put("swaps", "proc/swaps");
        put("udev", "udev/data/b8:0");
        put("port", "sys/devices/pci0000:00/0000:00:17.0/ata1/ata_port/ata1/port_no");
        put("driver", "sys/devices/pci0000:00/0000:00:17.0/ata1/host0/scsi_host/host0/proc_name");
        link("sys/block/sda");
        link("sys/dev/block/8:0");
    }

    private void put(String name, String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        files.put(name, file);
    }

    private void link(String path) throws IOException {
        Path link = root.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, root.resolve(DISK));
    }
}
