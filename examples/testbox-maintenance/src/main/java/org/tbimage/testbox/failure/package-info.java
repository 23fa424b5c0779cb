/** What went wrong, in words and as an exit code. Begin with {@link org.tbimage.testbox.failure.Failure}. */
@NullMarked
package org.tbimage.testbox.failure;

import org.jspecify.annotations.NullMarked;
