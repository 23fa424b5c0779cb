/** How an action gets on, shown while it runs. Begin with {@link org.tbimage.testbox.progress.ProgressReporter}. */
@NullMarked
package org.tbimage.testbox.progress;

import org.jspecify.annotations.NullMarked;
