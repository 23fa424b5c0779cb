/** Choosing among the installed codecs, and saying which one is missing. */
@NullMarked
package org.tbimage.core.codec;

import org.jspecify.annotations.NullMarked;
