/** Finds what was opened and never closed. Begin with {@link org.tbimage.testkit.watch.ResourceWatch}. */
@NullMarked
package org.tbimage.testkit.watch;

import org.jspecify.annotations.NullMarked;
