package org.tbimage.core.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.TableEntry;
import org.tbimage.value.ByteRange;

/** Finds entries of a chunk table by their place on the disk. Keeps the parts of the table that were read last. Safe for many threads. */
public final class TablePages {
    private static final int MOST_PAGES = 4;

    private final Manifest manifest;
    private final String file;
    private final TableIndex index;
    private final Source source;
    private final Map<Integer, List<TableEntry>> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<TableEntry>> eldest) {
            return size() > MOST_PAGES;
        }
    };

    /** Reads a part of the table. */
    public interface Source {
        /** {@return the text of what is stored from one position of the table to another; a block, if it is compressed} */
        byte[] read(long from, long end) throws IOException;
    }

    /** Of the table that a manifest names; {@code file} is its name for messages. */
    public TablePages(Manifest manifest, String file, TableIndex index, Source source) {
        this.manifest = manifest;
        this.file = file;
        this.index = index;
        this.source = source;
    }

    /** The entry that holds a byte of the disk. */
    public synchronized TableEntry at(long offset) throws IOException {
        long size = manifest.info().draft().geometry().size();
        if (offset < 0 || offset >= size) {
            throw new IllegalArgumentException("byte " + offset + " of a disk of " + size + " bytes");
        }
        return entry(page(index.before(offset)), offset);
    }

    /** The entry of a number, from 0. */
    public synchronized TableEntry entry(long number) throws IOException {
        int point = index.beforeEntry(number);
        List<TableEntry> page = page(point);
        long place = number - index.entryAt(point);
        if (place >= page.size()) {
            throw changed();
        }
        return page.get((int) place);
    }

    private List<TableEntry> page(int number) throws IOException {
        List<TableEntry> page = pages.get(number);
        if (page == null) {
            page = read(number);
            pages.put(number, page);
        }
        return page;
    }

    private TableEntry entry(List<TableEntry> page, long offset) throws DamagedImageException {
        int low = 0;
        int high = page.size() - 1;
        while (low < high) { // the last entry that begins at or before the byte
            int middle = (low + high + 1) >>> 1;
            if (page.get(middle).range().offset() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (!page.get(low).range().contains(new ByteRange(offset, 1))) {
            throw changed();
        }
        return page.get(low);
    }

    private List<TableEntry> read(int number) throws IOException {
        TableIndex.Point from = index.point(number);
        byte[] bytes =
                source.read(from.position(), index.end(number, manifest.table().length()));
        List<TableEntry> entries = new ArrayList<>();
        try (TableReader reader = new TableReader(new ByteArrayInputStream(bytes), file, manifest, from)) {
            for (TableEntry entry = reader.next(); entry != null; entry = reader.next()) {
                entries.add(entry);
            }
        }
        if (entries.isEmpty()) {
            throw changed();
        }
        return entries;
    }

    private DamagedImageException changed() {
        return DamagedImageException.of(
                file, DamagedImageException.UNKNOWN, "the chunk table has changed since the image was opened");
    }
}
