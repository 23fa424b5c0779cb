/**
 * Fuzz targets: each takes any bytes, and fails for an exception that is not documented, for memory beyond bounds, and
 * where two ways to the same answer differ. Targets for what is not public lie in the package of what they try.
 */
package org.tbimage.fuzz;
