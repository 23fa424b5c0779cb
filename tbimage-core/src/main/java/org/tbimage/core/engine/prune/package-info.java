/** Decides which images of a disk to remove. Begin with {@link org.tbimage.core.engine.prune.DiskPlan}. */
@NullMarked
package org.tbimage.core.engine.prune;

import org.jspecify.annotations.NullMarked;
