/** Loads plug-ins from a folder. Begin with {@link org.tbimage.testbox.plugin.PluginFolder}. */
@NullMarked
package org.tbimage.testbox.plugin;

import org.jspecify.annotations.NullMarked;
