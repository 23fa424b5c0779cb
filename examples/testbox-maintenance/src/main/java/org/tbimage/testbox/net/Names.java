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

/**
 * Finds the names of many hosts at once, as far as that goes in a short time: a list must not wait for name servers that
 * are not there.
 *
 * @param finder finds one
 * @param limit how long all may take together
 */
public record Names(NameFinder finder, Duration limit) implements NameFinder {
    private static final int THREADS = 16;

    @Override
    public Optional<String> name(Ipv4 address) {
        return Optional.ofNullable(find(List.of(address)).get(address));
    }

    /** {@return the names that were found in time} */
    public Map<Ipv4, String> find(Collection<Ipv4> addresses) {
        Map<Ipv4, String> names = new ConcurrentHashMap<>();
        if (addresses.isEmpty()) {
            return names;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(THREADS, addresses.size()), Names::daemon);
        try {
            List<Callable<Boolean>> questions =
                    addresses.stream().map(address -> question(address, names)).toList();
            pool.invokeAll(questions, limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
        return Map.copyOf(names);
    }

    private Callable<Boolean> question(Ipv4 address, Map<Ipv4, String> names) {
        return () -> {
            finder.name(address).ifPresent(name -> names.put(address, name));
            return true;
        };
    }

    /** A thread that still waits for a name server must not keep the program from ending. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "host names");
        thread.setDaemon(true);
        return thread;
    }
}
