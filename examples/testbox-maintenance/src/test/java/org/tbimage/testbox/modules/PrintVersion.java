package org.tbimage.testbox.modules;

import org.tbimage.core.Tbimage;

/** A program that prints the version of the library, and whether the library is a named module in it. */
final class PrintVersion {
    private PrintVersion() {}

    public static void main(String[] args) {
        System.out.println(
                Tbimage.version() + ", module " + Tbimage.class.getModule().getName());
    }
}
