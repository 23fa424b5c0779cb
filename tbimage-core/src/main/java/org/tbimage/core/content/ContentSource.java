package org.tbimage.core.content;

/**
 * Origin of some content, for messages.
 *
 * @param name name of the image, file or device
 * @param extract how to extract the content to FILE, as the beginning of a sentence
 */
public record ContentSource(String name, String extract) {}
