/** The version of this library. */
@NullMarked
package org.tbimage.core.version;

import org.jspecify.annotations.NullMarked;
