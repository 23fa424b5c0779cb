/** The thin edge to libdeflate and ISA-L: all that touches JNA, one call each. Decisions are made where it is used. */
@NullMarked
package org.tbimage.codec.gzip.library;

import org.jspecify.annotations.NullMarked;
