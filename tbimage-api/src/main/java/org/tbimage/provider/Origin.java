package org.tbimage.provider;

import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * Where a provider comes from.
 *
 * @param place {@code module NAME} for a named module; else the jar or the folder of classes with the folder it lies in,
 *     such as {@code plugins/my-codec-1.0.jar}; empty if unknown
 * @param version the version of the module or the jar; empty if unknown
 */
public record Origin(String place, String version) {
    static Origin of(Class<?> type) {
        Module module = type.getModule();
        if (module.isNamed()) {
            return new Origin("module " + module.getName(), version(module.getDescriptor()));
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return new Origin("", "");
        }
        Optional<Path> file = file(source);
        String declared = type.getPackage().getImplementationVersion();
        return new Origin(
                file.map(Origin::lastNames).orElse(source.getLocation().toString()),
                declared == null ? file.map(Origin::versionOfFile).orElse("") : declared);
    }

    private static Optional<Path> file(CodeSource source) {
        try {
            URI location = source.getLocation().toURI();
            return Optional.of(Path.of(location));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty(); // a class loader with locations of its own kind
        }
    }

    private static String lastNames(Path file) {
        int names = file.getNameCount();
        return names == 0
                ? file.toString()
                : file.subpath(Math.max(0, names - 2), names).toString();
    }

    /** The version that a module declares or that the name of a jar ends with. */
    private static String versionOfFile(Path file) {
        try {
            return ModuleFinder.of(file).findAll().stream()
                    .findFirst()
                    .map(ModuleReference::descriptor)
                    .map(Origin::version)
                    .orElse("");
        } catch (FindException e) {
            return ""; // a jar of classes that cannot be a module
        }
    }

    private static String version(ModuleDescriptor descriptor) {
        return descriptor.rawVersion().orElse("");
    }
}
