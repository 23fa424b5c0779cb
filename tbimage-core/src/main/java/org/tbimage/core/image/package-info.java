/**
 * The bytes of a manifest and of a chunk table, as {@code docs/format.md} describes them; nothing here knows where they
 * are stored.
 */
@NullMarked
package org.tbimage.core.image;

import org.jspecify.annotations.NullMarked;
