/** From store to device, with the comparison. Begin with {@link org.tbimage.core.engine.restore.TableComparison}. */
@NullMarked
package org.tbimage.core.engine.restore;

import org.jspecify.annotations.NullMarked;
