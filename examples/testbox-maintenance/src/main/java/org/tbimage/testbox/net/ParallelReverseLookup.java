package org.tbimage.testbox.net;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.tbimage.testbox.process.DaemonThread;

/**
 * Looks up the names of many hosts in parallel, within a time limit, because a name server may not answer.
 *
 * @param lookup looks up one name
 * @param limit the time limit for all lookups together
 */
public record ParallelReverseLookup(ReverseLookup lookup, Duration limit) implements ReverseLookup {
    private static final int THREADS = 16;

    @Override
    public Optional<String> name(Ipv4 address) {
        return Optional.ofNullable(find(List.of(address)).get(address));
    }

    /** {@return the names that were found within the time limit} */
    public Map<Ipv4, String> find(Collection<Ipv4> addresses) {
        Map<Ipv4, String> names = new ConcurrentHashMap<>();
        if (addresses.isEmpty()) {
            return names;
        }
        ExecutorService pool = Executors.newFixedThreadPool(
                Math.min(THREADS, addresses.size()), work -> DaemonThread.of("host names", work));
        try {
            List<Callable<Boolean>> lookups =
                    addresses.stream().map(address -> lookup(address, names)).toList();
            pool.invokeAll(lookups, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
        return Map.copyOf(names);
    }

    private Callable<Boolean> lookup(Ipv4 address, Map<Ipv4, String> names) {
        return () -> {
            lookup.name(address).ifPresent(name -> names.put(address, name));
            return true;
        };
    }
}
