package org.tbimage.testbox.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Ends the process at once on a signal. The platform ignores signals once the first has begun to end it; only
 * {@code sun.misc.Signal} helps, and by reflection, since a Java runtime may have been made without it.
 */
final class SecondSignal {
    private static final int SIGNALLED = 128;
    private static final long MOST_MILLIS = 1000;
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

    private SecondSignal() {}

    /** {@code lastWords} is given a moment: it may have to wait for a terminal that nobody reads. */
    static void endsAtOnce(Runnable lastWords) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            for (Map.Entry<String, Integer> entry : SIGNALS.entrySet()) {
                int code = SIGNALLED + entry.getValue();
                Object name = signal.getConstructor(String.class).newInstance(entry.getKey());
                signal.getMethod("handle", signal, handler).invoke(null, name, halting(handler, code, lastWords));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LoggerFactory.getLogger(SecondSignal.class).debug("a second signal will not be heard", e);
        }
    }

    private static Object halting(Class<?> handler, int code, Runnable lastWords) {
        InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                say(lastWords);
                Runtime.getRuntime().halt(code);
                yield null;
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "ends the process with " + code;
        };
        return Proxy.newProxyInstance(SecondSignal.class.getClassLoader(), new Class<?>[] {handler}, calls);
    }

    private static void say(Runnable lastWords) {
        Thread speaker = new Thread(lastWords, "last-words");
        speaker.setDaemon(true);
        speaker.start();
        try {
            speaker.join(MOST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
