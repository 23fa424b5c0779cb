package org.tbimage.store;

/**
 * One of the packs that an image's table names.
 *
 * @param key its key in the blob store
 * @param length its length, in bytes
 */
public record PackInfo(String key, long length) {}
