/** Blob stores in directories and in memory. Begin with {@link org.tbimage.core.blob.DirectoryBlobStore}. */
@NullMarked
package org.tbimage.core.blob;

import org.jspecify.annotations.NullMarked;
