package org.tbimage.testbox.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.tbimage.testbox.process.DaemonThread;

/**
 * Ends the process at once on a second signal. Java ignores signals while its shutdown hooks run; only
 * {@code sun.misc.Signal} can handle them. It is used by reflection, because a custom Java runtime may not contain it.
 */
final class SecondSignal {
    private static final int SIGNAL_EXIT_CODE = 128;
    private static final long MAX_MILLIS = 1000;
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

    private SecondSignal() {}

    /** Installs the handler. Printing {@code finalMessage} may block on a terminal, so it has {@value #MAX_MILLIS} ms. */
    static void install(Runnable finalMessage) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            for (Map.Entry<String, Integer> entry : SIGNALS.entrySet()) {
                int code = SIGNAL_EXIT_CODE + entry.getValue();
                Object name = signal.getConstructor(String.class).newInstance(entry.getKey());
                signal.getMethod("handle", signal, handler).invoke(null, name, halting(handler, code, finalMessage));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LoggerFactory.getLogger(SecondSignal.class).debug("cannot handle a second signal", e);
        }
    }

    private static Object halting(Class<?> handler, int code, Runnable finalMessage) {
        InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                print(finalMessage);
                Runtime.getRuntime().halt(code);
                yield null;
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "ends the process with " + code;
        };
        return Proxy.newProxyInstance(SecondSignal.class.getClassLoader(), new Class<?>[] {handler}, calls);
    }

    private static void print(Runnable finalMessage) {
        Thread printer = DaemonThread.of("final-message", finalMessage);
        printer.start();
        try {
            printer.join(MAX_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
