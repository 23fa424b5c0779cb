package org.tbimage.testbox.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Action;
import org.tbimage.codec.Codec;
import org.tbimage.device.BlockDeviceProvider;
import org.tbimage.provider.Named;
import org.tbimage.store.BlobStoreProvider;

/** On the module path, the libraries resolve and find the same providers as on the class path. */
class ModulePathTest {
    private static ModuleLayer layer;

    /** All modules of this project and their dependencies, without those of tests. */
    @BeforeAll
    static void resolve() {
        Path[] entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(Path::of)
                .toArray(Path[]::new);
        ModuleFinder finder = ModuleFinder.of(entries);
        List<String> ours = finder.findAll().stream()
                .map(ModuleReference::descriptor)
                .map(descriptor -> descriptor.name())
                .filter(name -> name.startsWith("org.tbimage.") && !name.equals("org.tbimage.testkit"))
                .toList();
        assertThat(ours).contains("org.tbimage.api", "org.tbimage.core", "org.tbimage.linux");
        Configuration configuration =
                ModuleLayer.boot().configuration().resolveAndBind(finder, ModuleFinder.of(), ours);
        layer = ModuleLayer.boot().defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    }

    /** The names of the providers of one kind, loaded by the classes of the layer. */
    private static Set<String> names(Class<?> kind) throws ReflectiveOperationException {
        Class<?> same = layer.findLoader("org.tbimage.api").loadClass(kind.getName());
        Set<String> names = new TreeSet<>();
        for (Object provider : ServiceLoader.load(layer, same)) {
            names.add((String) same.getMethod("name").invoke(provider));
        }
        return names;
    }

    private static Set<String> onClassPath(Class<? extends Named> kind) {
        return ServiceLoader.load(kind).stream()
                .filter(provider -> !provider.type().getName().startsWith("org.tbimage.testbox.")) // made for tests
                .map(ServiceLoader.Provider::get)
                .map(Named::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void findsTheSameProviders() throws Exception {
        for (Class<? extends Named> kind :
                List.<Class<? extends Named>>of(Codec.class, BlockDeviceProvider.class, BlobStoreProvider.class)) {
            assertThat(names(kind)).isNotEmpty().isEqualTo(onClassPath(kind));
        }
        assertThat(names(Action.class)).contains("backup", "backup-again", "restore", "verify", "refresh-info");
    }

    /** Native libraries need open packages, which only modules can close. */
    @Test
    void codecsUseTheSameLibraries() throws Exception {
        Class<?> kind = layer.findLoader("org.tbimage.api").loadClass(Codec.class.getName());
        Set<String> engines = new TreeSet<>();
        for (Object codec : ServiceLoader.load(layer, kind)) {
            engines.add((String) kind.getMethod("engine").invoke(codec));
        }
        assertThat(engines)
                .isEqualTo(ServiceLoader.load(Codec.class).stream()
                        .map(codec -> codec.get().engine())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** A provider's class is only accessible through its service. */
    @Test
    void exportsNoProvider() {
        for (Module module : layer.modules()) {
            if (module.getName().startsWith("org.tbimage.")) {
                module.getDescriptor()
                        .provides()
                        .forEach(provides -> provides.providers()
                                .forEach(provider -> assertThat(
                                                module.isExported(provider.substring(0, provider.lastIndexOf('.'))))
                                        .as(provider)
                                        .isFalse()));
            }
        }
    }
}
