/** Which of the images of one disk to use. Begin with {@link org.tbimage.testbox.generation.OlderImages}. */
@NullMarked
package org.tbimage.testbox.generation;

import org.jspecify.annotations.NullMarked;
