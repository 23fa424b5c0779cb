/** Frames of an image: read, decoded, proven. Begin with {@link org.tbimage.core.engine.frame.FrameReader}. */
@NullMarked
package org.tbimage.core.engine.frame;

import org.jspecify.annotations.NullMarked;
