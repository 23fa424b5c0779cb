/** What is to know about a box, as files in its folder. Begin with {@link org.tbimage.testbox.info.BoxInfo}. */
@NullMarked
package org.tbimage.testbox.info;

import org.jspecify.annotations.NullMarked;
