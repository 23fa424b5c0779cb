package org.tbimage.core.content;

import java.util.List;

/**
 * Files that users mistake for images: encrypted files, flash images, and the result of a failed download. Sources:
 * apps/enc.c of OpenSSL; the age specification; RFC 9580; ubi-media.h of Linux; the Git LFS specification.
 */
final class OtherFormats {
    static final List<ForeignFormat> ALL = List.of(
            ForeignFormats.text("encrypted with openssl", "openssl enc -d -CIPHER -in FILE -out DISK", "Salted__"),
            ForeignFormats.text("encrypted with age", "age -d -o DISK FILE", "age-encryption.org/"),
            ForeignFormats.text("encrypted with OpenPGP", "gpg -o DISK -d FILE", "-----BEGIN PGP MESSAGE-----"),
            ForeignFormats.text("a UBI image for raw flash", "", "UBI#\u0001"),
            ForeignFormats.text("the pointer of a Git LFS file", "git lfs pull", "version https://git-lfs.github.com/"),
            new ForeignFormat("an HTML page, such as a server's error message", "", OtherFormats::isHtml));

    private OtherFormats() {}

    private static boolean isHtml(ContentSample sample) {
        return sample.has(0, "<!DOCTYPE html")
                || sample.has(0, "<!doctype html")
                || sample.has(0, "<!DOCTYPE HTML")
                || sample.has(0, "<html")
                || sample.has(0, "<HTML");
    }
}
