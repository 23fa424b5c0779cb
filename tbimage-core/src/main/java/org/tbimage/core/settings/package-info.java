/** What all users of a store agree on. Begin with {@link org.tbimage.core.settings.StoreSettings}. */
@NullMarked
package org.tbimage.core.settings;

import org.jspecify.annotations.NullMarked;
