/** Selection of installed codecs, and reports of missing ones. */
@NullMarked
package org.tbimage.core.codec;

import org.jspecify.annotations.NullMarked;
