/** Files in the folder of a box that describe it. Begin with {@link org.tbimage.testbox.info.BoxInfo}. */
@NullMarked
package org.tbimage.testbox.info;

import org.jspecify.annotations.NullMarked;
