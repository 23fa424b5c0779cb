/** From device to store. Begin with {@link org.tbimage.core.engine.backup.ChunkBackup}. */
@NullMarked
package org.tbimage.core.engine.backup;

import org.jspecify.annotations.NullMarked;
