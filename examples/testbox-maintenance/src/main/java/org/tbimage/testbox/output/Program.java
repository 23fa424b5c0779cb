package org.tbimage.testbox.output;

/** The program, as users call it and as its messages begin. */
public final class Program {
    /** Name of the program. */
    public static final String NAME = "testbox-maintenance";

    private Program() {}
}
