/** The terms that pxe-conf and the service share. Begin with {@link
 * org.tbimage.testbox.request.BoxAction}. */
@NullMarked
package org.tbimage.testbox.request;

import org.jspecify.annotations.NullMarked;
