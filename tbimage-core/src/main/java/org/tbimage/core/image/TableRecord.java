package org.tbimage.core.image;

import org.tbimage.value.Sha256;

/** What a manifest says of the chunk table: its key, its length in bytes, its digest. */
public record TableRecord(String key, long length, Sha256 digest) {}
