/** Reading and writing small files. Begin with {@link org.tbimage.testbox.file.AtomicFile}. */
@NullMarked
package org.tbimage.testbox.file;

import org.jspecify.annotations.NullMarked;
