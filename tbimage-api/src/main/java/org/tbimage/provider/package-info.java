/** How providers are found by name. Begin with {@link org.tbimage.provider.Providers}. */
@NullMarked
package org.tbimage.provider;

import org.jspecify.annotations.NullMarked;
