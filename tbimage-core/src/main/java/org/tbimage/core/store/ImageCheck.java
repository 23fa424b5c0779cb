package org.tbimage.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.TableIndex;
import org.tbimage.core.image.TableIndexing;
import org.tbimage.core.image.TableReader;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.UnsupportedImageException;

/** Checks that the parts of an image fit together. */
record ImageCheck(ImageParts parts) {
    private static final int BUFFER = 64 << 10;

    private Manifest manifest() {
        return parts.manifest();
    }

    /**
     * Checks that each part exists in its full length. Reads nothing of the packs and the table.
     *
     * @throws DamagedImageException if one does not
     */
    void lengths() throws IOException {
        long table = parts.tableLength();
        long expected = manifest().table().length();
        if (table != expected) {
            throw DamagedImageException.of(
                    parts.tableFile(),
                    DamagedImageException.UNKNOWN,
                    "the chunk table has " + table + " bytes, and " + expected + " in the manifest");
        }
        for (int i = 0; i < manifest().packs().size(); i++) {
            PackRecord pack = manifest().packs().get(i);
            long length = parts.packLength(i);
            if (length != pack.length()) {
                throw DamagedImageException.of(
                        parts.file(pack.key()),
                        DamagedImageException.UNKNOWN,
                        "the pack has " + length + " bytes, and " + pack.length() + " in the manifest");
            }
        }
    }

    /**
     * Checks the table, which is read once, and of the packs the lengths and the trailers.
     *
     * @return an index of the table
     * @throws DamagedImageException if the parts do not fit together
     */
    TableIndex all() throws IOException {
        TableIndex index = table();
        for (int i = 0; i < manifest().packs().size(); i++) {
            pack(i, manifest().packs().get(i), index);
        }
        return index;
    }

    /** Checks digest and lines in one pass. A table of another image is reported as that, not as a wrong line. */
    private TableIndex table() throws IOException {
        DigestedTable table = new DigestedTable(
                parts.openTable(), parts.tableFile(), manifest().table());
        try (TableReader entries = new TableReader(parts.text(table), parts.tableFile(), manifest())) {
            TableIndex index = new TableIndexing(manifest().table().blocks()).readAll(entries);
            table.check();
            return index;
        } catch (DamagedImageException | UnsupportedImageException e) {
            digest(e);
            throw e;
        }
    }

    private void digest(Exception reason) throws IOException {
        try (DigestedTable table = new DigestedTable(
                parts.openTable(), parts.tableFile(), manifest().table())) {
            table.readToEnd();
            table.check();
        } catch (DamagedImageException e) {
            e.addSuppressed(reason);
            throw e;
        }
    }

    private void pack(int number, PackRecord pack, TableIndex index) throws IOException {
        long length = parts.packLength(number);
        if (length != pack.length()) {
            throw new TruncatedPack(new PackImageReader(parts, index), number, length).explain(pack.length());
        }
        trailer(number, pack);
    }

    private void trailer(int number, PackRecord pack) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = pack.framesEnd(); at < pack.length(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, pack.length() - at));
            parts.readPack(number, at, buffer);
            crc.update(buffer.flip());
        }
        if ((int) crc.getValue() != pack.trailerCrc()) {
            throw DamagedImageException.of(
                    parts.file(pack.key()), pack.framesEnd(), "the trailer behind the last frame is changed");
        }
    }
}
