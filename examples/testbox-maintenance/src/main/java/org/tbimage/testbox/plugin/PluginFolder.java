package org.tbimage.testbox.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/**
 * The plug-ins of a folder. A plug-in is a jar, or a folder with a jar and the libraries it needs. Each has a class loader
 * of its own, so one that is broken does not affect the others. Other files and hidden files are ignored.
 *
 * @param loaders the class loaders of the plug-ins, in order of their file names
 * @param problems what cannot be loaded, one line each, with the name of the file
 */
public record PluginFolder(List<ClassLoader> loaders, List<String> problems) {
    /** The system property by which the start script names the folder. */
    public static final String PROPERTY = "testbox.plugins";

    /** Copies the lists. */
    public PluginFolder {
        loaders = List.copyOf(loaders);
        problems = List.copyOf(problems);
    }

    /** {@return the plug-ins of the folder that the start script names; none without the start script} */
    public static PluginFolder ofThisProgram() {
        String folder = System.getProperty(PROPERTY, "");
        return folder.isEmpty() ? new PluginFolder(List.of(), List.of()) : read(Path.of(folder));
    }

    /**
     * Reads a folder.
     *
     * @param folder the folder; it holds no plug-ins if it does not exist
     * @return its plug-ins
     */
    public static PluginFolder read(Path folder) {
        List<ClassLoader> loaders = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path plugin : entries(folder, problems)) {
            String name = folder.getFileName() + "/" + plugin.getFileName();
            List<Path> jars = Files.isDirectory(plugin) ? entries(plugin, problems) : List.of(plugin);
            if (isUsable(name, jars, problems)) {
                loaders.add(loader(name, jars));
            }
        }
        return new PluginFolder(loaders, problems);
    }

    /** The jars and folders in a folder, in order of their names. */
    private static List<Path> entries(Path folder, List<String> problems) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PluginFolder::isPlugin)) {
            found.forEach(entries::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException | IOException e) {
            problems.add(folder.getFileName() + ": " + reason(e));
        }
        entries.sort(null);
        return entries;
    }

    private static boolean isPlugin(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return !name.startsWith(".") && (name.endsWith(".jar") || Files.isDirectory(entry));
    }

    /** A class loader ignores a file that is no jar, so each is opened here. */
    private static boolean isUsable(String name, List<Path> jars, List<String> problems) {
        boolean offers = false;
        for (Path file : jars) {
            try (JarFile jar = new JarFile(file.toFile())) {
                offers |= jar.stream().anyMatch(entry -> entry.getName().startsWith(PluginLoader.SERVICES));
            } catch (IOException e) {
                problems.add(name + ": cannot be read as a jar: " + reason(e));
                return false;
            }
        }
        if (!offers) {
            problems.add(name + ": offers nothing: no jar has a file " + PluginLoader.SERVICES + "...");
        }
        return offers;
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static PluginLoader loader(String name, List<Path> jars) {
        return new PluginLoader(name, jars.stream().map(PluginFolder::url).toArray(URL[]::new));
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e); // files always have one
        }
    }
}
