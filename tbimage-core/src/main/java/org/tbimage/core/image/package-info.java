/**
 * Formats of the manifest and the chunk table, as in {@code docs/format.md}. This package does not know where they are
 * stored.
 */
@NullMarked
package org.tbimage.core.image;

import org.jspecify.annotations.NullMarked;
