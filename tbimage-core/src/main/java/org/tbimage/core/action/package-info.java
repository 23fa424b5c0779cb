/** The actions that come with the library: what users type, turned into work for the engine. */
@NullMarked
package org.tbimage.core.action;

import org.jspecify.annotations.NullMarked;
