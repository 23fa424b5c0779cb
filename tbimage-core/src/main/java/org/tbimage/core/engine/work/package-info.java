/** Ordered parallel work, which all jobs share. Begin with {@link org.tbimage.core.engine.work.OrderedWork}. */
@NullMarked
package org.tbimage.core.engine.work;

import org.jspecify.annotations.NullMarked;
