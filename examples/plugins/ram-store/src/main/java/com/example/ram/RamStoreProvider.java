package com.example.ram;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.BlobStore;
import org.tbimage.store.BlobStoreProvider;
import org.tbimage.value.Location;

/** The blob store {@code ram}: a limited amount of memory, to test how a program behaves if its store is full. */
public final class RamStoreProvider implements BlobStoreProvider {
    private final Map<String, RamStore> byName = new ConcurrentHashMap<>();

    @Override public String name() { return "ram"; }
    @Override public String summary() { return "limited memory of this process, for tests: ram:NAME?size=BYTES"; }

    @Override public BlobStore open(Location location) throws ImagingException {
        location.allowOptions(Set.of("size"));
        String size = location.options().getOrDefault("size", "67108864");
        if (!size.matches("[0-9]{1,18}")) throw location.bad("expected size=BYTES");
        return byName.computeIfAbsent(location.path(), name -> new RamStore(
                location.toString(), Long.parseLong(size), new ConcurrentSkipListMap<>(), ConcurrentHashMap.newKeySet()));
    }
}
