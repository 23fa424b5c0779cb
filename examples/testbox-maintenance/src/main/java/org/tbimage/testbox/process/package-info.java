/** Tools of the operating system. Begin with {@link org.tbimage.testbox.process.CommandRunner}. */
@NullMarked
package org.tbimage.testbox.process;

import org.jspecify.annotations.NullMarked;
