/** The shares of the lab and the requests on them. Begin with {@link org.tbimage.testbox.service.share.Share}. */
@NullMarked
package org.tbimage.testbox.service.share;

import org.jspecify.annotations.NullMarked;
