package org.tbimage.testbox.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;

/** The class loader of one plug-in. Classes of the program come first, so a plug-in cannot replace them. */
final class PluginLoader extends URLClassLoader {
    /** The files in which {@link java.util.ServiceLoader} finds the providers of tbimage. */
    static final String SERVICES = "META-INF/services/org.tbimage.";

    PluginLoader(String name, URL[] jars) {
        super(name, jars, PluginLoader.class.getClassLoader());
    }

    /** The program finds its own providers itself; here they would be found once more for each plug-in. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.startsWith(SERVICES) ? findResources(name) : super.getResources(name);
    }
}
