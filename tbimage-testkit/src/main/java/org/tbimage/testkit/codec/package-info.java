/**
 * Contract tests for implementations of {@link org.tbimage.codec.Codec}. Begin with {@link
 * org.tbimage.testkit.codec.CodecContract}.
 */
@NullMarked
package org.tbimage.testkit.codec;

import org.jspecify.annotations.NullMarked;
