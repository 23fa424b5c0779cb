/** Regular files, read and written by position. */
@NullMarked
package org.tbimage.core.file;

import org.jspecify.annotations.NullMarked;
