/**
 * Proves that a {@link org.tbimage.codec.Codec} keeps its promises. Begin with
 * {@link org.tbimage.testkit.codec.CodecContract}.
 */
@NullMarked
package org.tbimage.testkit.codec;

import org.jspecify.annotations.NullMarked;
