package org.tbimage.core.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.TableReader;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageReader;
import org.tbimage.store.PackInfo;
import org.tbimage.store.UnsupportedImageException;

/** Reads an image from its medium. Holds only the manifest in memory: the table is read from the medium each time. */
final class PackImageReader implements ImageReader {
    private static final int BUFFER = 64 << 10;

    private final BlobStore blobs;
    private final Manifest manifest;

    PackImageReader(BlobStore blobs, Manifest manifest) {
        this.blobs = blobs;
        this.manifest = manifest;
    }

    /** Refuses an image whose parts do not fit together; reads the table once, and of the packs only the trailers. */
    void check() throws IOException {
        checkTable();
        for (int i = 0; i < manifest.packs().size(); i++) {
            checkPack(i, manifest.packs().get(i));
        }
    }

    /** Refuses an image of which a part is not there in its full length; reads nothing of the packs and the table. */
    void checkLengths() throws IOException {
        String table = manifest.table().key();
        long expected = manifest.table().length();
        long length = blobs.length(table).orElseThrow(() -> damaged(table, "the chunk table is missing"));
        if (length != expected) {
            throw damaged(table, "the chunk table has " + length + " bytes, and " + expected + " in the manifest");
        }
        for (PackRecord pack : manifest.packs()) {
            long found = blobs.length(pack.key()).orElseThrow(() -> damaged(pack.key(), "the pack is missing"));
            if (found != pack.length()) {
                throw damaged(
                        pack.key(), "the pack has " + found + " bytes, and " + pack.length() + " in the manifest");
            }
        }
    }

    private DamagedImageException damaged(String key, String what) {
        return DamagedImageException.of(file(key), DamagedImageException.UNKNOWN, what);
    }

    /** Checks digest and lines in one pass. A table of another image is told as that, not by the line that shows it. */
    private void checkTable() throws IOException {
        String file = file(manifest.table().key());
        DigestedTable table = new DigestedTable(openTable(), file, manifest.table());
        try (EntryCursor entries = new TableReader(table, file, manifest)) {
            while (entries.next() != null) {
                // reading an entry checks it
            }
            table.check();
        } catch (DamagedImageException | UnsupportedImageException e) {
            checkDigest(file, e);
            throw e;
        }
    }

    private void checkDigest(String file, Exception reason) throws IOException {
        try (DigestedTable table = new DigestedTable(openTable(), file, manifest.table())) {
            table.readToEnd();
            table.check();
        } catch (DamagedImageException e) {
            e.addSuppressed(reason);
            throw e;
        }
    }

    private void checkPack(int number, PackRecord pack) throws IOException {
        OptionalLong length = blobs.length(pack.key());
        if (length.isEmpty()) {
            throw DamagedImageException.of(file(pack.key()), 0, "the pack is missing");
        }
        if (length.getAsLong() != pack.length()) {
            throw new CutPack(this, number, length.getAsLong()).explain(pack.length());
        }
        checkTrailer(number, pack);
    }

    private void checkTrailer(int number, PackRecord pack) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = pack.framesEnd(); at < pack.length(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, pack.length() - at));
            readPack(number, at, buffer);
            crc.update(buffer.flip());
        }
        if ((int) crc.getValue() != pack.trailerCrc()) {
            throw DamagedImageException.of(
                    file(pack.key()), pack.framesEnd(), "the trailer behind the last frame is changed");
        }
    }

    @Override
    public ImageInfo info() {
        return manifest.info();
    }

    @Override
    public List<PackInfo> packs() {
        return manifest.packs().stream()
                .map(pack -> new PackInfo(file(pack.key()), pack.length()))
                .toList();
    }

    @Override
    public EntryCursor entries() throws IOException {
        return new TableReader(openTable(), file(manifest.table().key()), manifest);
    }

    private InputStream openTable() throws IOException {
        try {
            return blobs.stream(manifest.table().key());
        } catch (BlobMissingException e) {
            throw new DamagedImageException(
                    file(manifest.table().key()),
                    0,
                    "",
                    DamagedImageException.UNKNOWN,
                    "the chunk table is missing",
                    e);
        }
    }

    @Override
    public void readPack(int pack, long offset, ByteBuffer target) throws IOException {
        String key = manifest.packs().get(pack).key();
        try {
            blobs.read(key, offset, target);
        } catch (BlobMissingException | EOFException e) {
            throw new DamagedImageException(
                    file(key), offset, "", DamagedImageException.UNKNOWN, "the pack is missing or ends before", e);
        }
    }

    private String file(String key) {
        return blobs.location() + "/" + key;
    }

    @Override
    public void close() {
        // the medium belongs to the store, and nothing else is held
    }
}
