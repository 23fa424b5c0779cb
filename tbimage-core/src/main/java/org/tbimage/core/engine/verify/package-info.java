/** Proves an image. Begin with {@link org.tbimage.core.engine.verify.ImageProof}. */
@NullMarked
package org.tbimage.core.engine.verify;

import org.jspecify.annotations.NullMarked;
