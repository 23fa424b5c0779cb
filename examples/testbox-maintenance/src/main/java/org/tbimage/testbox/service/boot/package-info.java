/** What the box was started for. Begin with {@link org.tbimage.testbox.service.boot.KernelCommandLine}. */
@NullMarked
package org.tbimage.testbox.service.boot;

import org.jspecify.annotations.NullMarked;
