package org.tbimage.testbox.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystem;
import java.nio.file.Path;

/** Paths of the real file system that belong to another one, by which all that is done to their files is seen. */
final class FaultyPaths {
    private final FileSystem owner;

    FaultyPaths(FileSystem owner) {
        this.owner = owner;
    }

    /** Known by this from a path of the real file system. */
    private interface Faulty {
        Path real();
    }

    static Object real(Object value) {
        return value instanceof Faulty faulty ? faulty.real() : value;
    }

    static Path real(Path path) {
        return path instanceof Faulty faulty ? faulty.real() : path;
    }

    Path of(Path real) {
        return (Path) Proxy.newProxyInstance(
                Path.class.getClassLoader() == null ? getClass().getClassLoader() : Path.class.getClassLoader(),
                new Class<?>[] {Path.class, Faulty.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "real" -> real;
                    case "getFileSystem" -> owner;
                    default -> call(real, method, arguments);
                });
    }

    private Object call(Path real, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        Object[] plain = arguments == null ? new Object[0] : arguments.clone();
        for (int i = 0; i < plain.length; i++) {
            plain[i] = real(plain[i]);
        }
        try {
            Object result = method.invoke(real, plain);
            return result instanceof Path path ? of(path) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
