package org.tbimage.core.image;

import org.tbimage.value.Sha256;

/** Description of the chunk table in a manifest: its key, its length in bytes, its digest. */
public record TableRecord(String key, long length, Sha256 digest) {}
