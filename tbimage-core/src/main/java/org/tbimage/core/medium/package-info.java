/** Where blobs lie: directories and memory. Begin with {@link org.tbimage.core.medium.DirectoryBlobStore}. */
@NullMarked
package org.tbimage.core.medium;

import org.jspecify.annotations.NullMarked;
