/** Where images lie. Begin with {@link org.tbimage.store.ImageStore}; a new medium needs only a {@link org.tbimage.store.BlobStore}. */
@NullMarked
package org.tbimage.store;

import org.jspecify.annotations.NullMarked;
