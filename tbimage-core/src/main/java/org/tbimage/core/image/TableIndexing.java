package org.tbimage.core.image;

import java.io.IOException;

/** Makes the index of a chunk table while its text is read from its beginning. For one thread. */
public final class TableIndexing {
    private final TableIndex index = new TableIndex();
    private final TableBlocks blocks;
    private int block;
    private long blockText;
    private long blockStored;

    /** {@code blocks} are those of the table. */
    public TableIndexing(TableBlocks blocks) {
        this.blocks = blocks;
    }

    /**
     * Reads all entries, which checks them.
     *
     * @return the index
     * @throws org.tbimage.store.DamagedImageException if an entry is wrong, or a block does not begin with an entry
     */
    public TableIndex readAll(TableReader entries) throws IOException {
        TableIndex.Point next = entries.nextPoint();
        while (entries.next() != null) {
            add(next);
            next = entries.nextPoint();
        }
        return index;
    }

    private void add(TableIndex.Point point) {
        if (blocks.count() == 0) {
            index.add(point);
            return;
        }
        while (block < blocks.count() && blockText < point.position()) {
            blockText += blocks.text(block);
            blockStored += blocks.stored(block);
            block++;
        }
        index.add(new TableIndex.Point(point.offset(), blockStored), blockText == point.position());
    }
}
