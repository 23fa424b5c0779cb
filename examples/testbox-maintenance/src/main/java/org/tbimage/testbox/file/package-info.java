/** Small files, written safely. Begin with {@link org.tbimage.testbox.file.WholeFile}. */
@NullMarked
package org.tbimage.testbox.file;

import org.jspecify.annotations.NullMarked;
