package org.tbimage.core.content;

/**
 * Where content comes from, for messages.
 *
 * @param name the image, file or device
 * @param extract how to get the content into FILE, as the beginning of a sentence
 */
public record ContentSource(String name, String extract) {}
