/** Finds providers by name, and loads plug-ins. Begin with {@link org.tbimage.provider.Providers}. */
@NullMarked
package org.tbimage.provider;

import org.jspecify.annotations.NullMarked;
