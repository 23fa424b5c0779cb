/** What is printed, for people and for machines. Begin with {@link org.tbimage.testbox.output.Report}. */
@NullMarked
package org.tbimage.testbox.output;

import org.jspecify.annotations.NullMarked;
