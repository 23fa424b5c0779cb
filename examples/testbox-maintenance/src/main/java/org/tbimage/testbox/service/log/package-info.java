/** The logs of the service. Begin with {@link org.tbimage.testbox.service.log.RunLog}. */
@NullMarked
package org.tbimage.testbox.service.log;

import org.jspecify.annotations.NullMarked;
