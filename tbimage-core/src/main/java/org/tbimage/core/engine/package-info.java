/**
 * The jobs: {@link org.tbimage.core.engine.Backup}, {@link org.tbimage.core.engine.Restore},
 * {@link org.tbimage.core.engine.Verify}, {@link org.tbimage.core.engine.Copy}, and
 * {@link org.tbimage.core.engine.ImageDevice}, the disk in an image. Their requests and results are in
 * {@code org.tbimage.core.job}. The packages below this one are internal, one for each flow.
 */
@NullMarked
package org.tbimage.core.engine;

import org.jspecify.annotations.NullMarked;
