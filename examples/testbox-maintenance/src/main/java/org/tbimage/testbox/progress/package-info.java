/** Shows the progress of actions. Begin with {@link org.tbimage.testbox.progress.ProgressReporter}. */
@NullMarked
package org.tbimage.testbox.progress;

import org.jspecify.annotations.NullMarked;
