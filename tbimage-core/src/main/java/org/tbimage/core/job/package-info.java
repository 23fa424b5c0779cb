/** What the jobs of {@code org.tbimage.core.engine} take and give. Begin with {@link org.tbimage.core.job.BackupRequest}. */
@NullMarked
package org.tbimage.core.job;

import org.jspecify.annotations.NullMarked;
