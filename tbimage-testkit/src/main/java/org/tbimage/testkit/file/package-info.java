/**
 * A wrapper of the default file system, as a base for fault injectors. Begin with
 * {@link org.tbimage.testkit.file.FilterFileSystemProvider}.
 */
@NullMarked
package org.tbimage.testkit.file;

import org.jspecify.annotations.NullMarked;
