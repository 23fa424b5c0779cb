package org.tbimage.testbox.message;

import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.tbimage.testbox.Run;

/** A process that runs each line of its input as a command line, with tabs between words, and prints the results. */
final class CommandLines {
    private CommandLines() {}

    public static void main(String[] args) {
        Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
        while (lines.hasNextLine()) {
            Run run = Run.of(lines.nextLine().split("\t"));
            System.out.println(run.code() + " " + run.err().strip().replace('\n', ' '));
        }
    }
}
