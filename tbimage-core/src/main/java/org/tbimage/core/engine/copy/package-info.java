/**
 * Copies images to another name or another store. Begin with {@link org.tbimage.core.engine.copy.ImageTransfer} for one image,
 * and with {@link org.tbimage.core.engine.copy.StoreTransfer} for many.
 */
@NullMarked
package org.tbimage.core.engine.copy;

import org.jspecify.annotations.NullMarked;
