/** Compares the chunk tables of two images. Begin with {@link org.tbimage.core.engine.compare.TableComparison}. */
@NullMarked
package org.tbimage.core.engine.compare;

import org.jspecify.annotations.NullMarked;
