/** The command line. Begin with {@link org.tbimage.testbox.command.Cli}. */
@NullMarked
package org.tbimage.testbox;

import org.jspecify.annotations.NullMarked;
