/**
 * The pack store: images as a manifest, a chunk table and packs, over any blob store. Begin with
 * {@link org.tbimage.core.store.PackStore}.
 */
@NullMarked
package org.tbimage.core.store;

import org.jspecify.annotations.NullMarked;
