/** Native calls of libdeflate and ISA-L, by JNA. No other package of this codec uses JNA. */
@NullMarked
package org.tbimage.codec.gzip.library;

import org.jspecify.annotations.NullMarked;
