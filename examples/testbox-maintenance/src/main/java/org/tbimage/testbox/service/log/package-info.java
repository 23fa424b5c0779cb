/** What the service leaves to be read. Begin with {@link org.tbimage.testbox.service.log.Journal}. */
@NullMarked
package org.tbimage.testbox.service.log;

import org.jspecify.annotations.NullMarked;
