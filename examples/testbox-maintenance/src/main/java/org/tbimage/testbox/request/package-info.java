/** What pxe-conf asks for and the service does: the words that both know. Begin with {@link
 * org.tbimage.testbox.request.BoxAction}. */
@NullMarked
package org.tbimage.testbox.request;

import org.jspecify.annotations.NullMarked;
