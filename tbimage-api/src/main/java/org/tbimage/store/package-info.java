/**
 * Image stores and blob stores. Begin with {@link org.tbimage.store.ImageStore}. A new place for images needs only a
 * {@link org.tbimage.store.BlobStore}.
 */
@NullMarked
package org.tbimage.store;

import org.jspecify.annotations.NullMarked;
