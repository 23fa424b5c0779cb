package org.tbimage.core.store;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tbimage.codec.Codec;
import org.tbimage.core.image.Manifest;
import org.tbimage.core.image.PackRecord;
import org.tbimage.core.image.TableBlocks;
import org.tbimage.core.image.TableText;
import org.tbimage.provider.Providers;
import org.tbimage.store.BlobMissingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.MissingPartException;

/** The chunk table and the packs that a manifest names, read from the blob store. Safe for many threads. */
record ImageParts(BlobStore blobs, Manifest manifest, Providers<Codec> codecs) {
    /** {@return the name of a part for messages: its key with its store} */
    String file(String key) {
        return blobs.location() + "/" + key;
    }

    /** {@return the name of the chunk table for messages} */
    String tableFile() {
        return file(manifest.table().key());
    }

    /** The text of the chunk table. The caller closes it. */
    InputStream openText() throws IOException {
        return text(openTable());
    }

    /** The text of the chunk table; {@code table} is what is stored of it, and is closed with the text. */
    InputStream text(InputStream table) throws IOException {
        TableBlocks blocks = manifest.table().blocks();
        if (blocks.count() == 0) {
            return table;
        }
        try {
            return new TableText(table, tableFile(), blocks, 0, blocks.count(), codec().newDecoder());
        } catch (IOException e) {
            try (table) {
                throw e;
            }
        }
    }

    private Codec codec() throws IOException {
        return codecs.get(manifest.info().draft().encoding().codec());
    }

    /** The text of the chunk table from one position to another; of one block, if it is compressed. */
    byte[] readText(long from, long end) throws IOException {
        byte[] stored = readTable(from, end);
        TableBlocks blocks = manifest.table().blocks();
        if (blocks.count() == 0) {
            return stored;
        }
        int block = blocks.at(from);
        try (InputStream text = new TableText(
                new ByteArrayInputStream(stored), tableFile(), blocks, block, block + 1, codec().newDecoder())) {
            return text.readAllBytes();
        }
    }

    /** The chunk table as it is stored, from its first byte. The caller closes it. */
    InputStream openTable() throws IOException {
        try {
            return blobs.stream(manifest.table().key());
        } catch (BlobMissingException e) {
            throw missingTable(e);
        }
    }

    private byte[] readTable(long from, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - from));
        try {
            blobs.read(manifest.table().key(), from, bytes);
        } catch (BlobMissingException e) {
            throw missingTable(e);
        } catch (EOFException e) {
            throw new DamagedImageException(
                    tableFile(), from, "", DamagedImageException.UNKNOWN, "the chunk table is shorter than it was", e);
        }
        return bytes.array();
    }

    private MissingPartException missingTable(BlobMissingException cause) {
        return new MissingPartException(tableFile(), "the chunk table is missing", cause);
    }

    /** Fills what remains of {@code target} with bytes of a pack, unchecked. */
    void readPack(int number, long offset, ByteBuffer target) throws IOException {
        PackRecord pack = manifest.packs().get(number);
        try {
            read(number, pack, offset, target);
        } catch (BlobMissingException e) {
            throw missingPack(pack, e);
        } catch (EOFException e) {
            throw new DamagedImageException(
                    file(pack.key()), offset, "", DamagedImageException.UNKNOWN, "the pack ends before", e);
        }
    }

    /** A pack that is shared may lie under the key under which it was written, if the image's own name of it was lost. */
    private void read(int number, PackRecord pack, long offset, ByteBuffer target) throws IOException {
        try {
            blobs.read(pack.key(), offset, target);
        } catch (BlobMissingException e) {
            if (!mayLieElsewhere(number)) {
                throw e;
            }
            blobs.read(pack.named(), offset, target);
        }
    }

    /** Of an image whose folder was moved, all parts are read from the present folder. */
    private boolean mayLieElsewhere(int number) {
        PackRecord own = manifest.packs().get(0);
        return number > 0 && own.key().equals(own.named());
    }

    /** The length of a pack, in bytes. */
    long packLength(int number) throws IOException {
        PackRecord pack = manifest.packs().get(number);
        OptionalLong length = blobs.length(pack.key());
        if (length.isEmpty() && mayLieElsewhere(number)) {
            length = blobs.length(pack.named());
        }
        return length.orElseThrow(() -> missingPack(pack, null));
    }

    /** The length of the chunk table, in bytes. */
    long tableLength() throws IOException {
        return blobs.length(manifest.table().key())
                .orElseThrow(() -> new MissingPartException(tableFile(), "the chunk table is missing", null));
    }

    private MissingPartException missingPack(PackRecord pack, @Nullable Throwable cause) {
        return new MissingPartException(file(pack.key()), "the pack is missing", cause);
    }
}
