/** The settings and the action that a box was booted with. Begin with {@link org.tbimage.testbox.service.boot.KernelCommandLine}. */
@NullMarked
package org.tbimage.testbox.service.boot;

import org.jspecify.annotations.NullMarked;
