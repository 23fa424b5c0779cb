package org.tbimage.testbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.testbox.terminal.Console;
import org.tbimage.testbox.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandTreeTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private final Console console = new Console(NOWHERE, NOWHERE, Terminal.NONE);
    private final CommandLine parser = new CommandLine(CommandSpec.create());

    @Test
    void anActionWithAReservedNameIsLeftOutAloneWithAWarning() {
        CommandTree.addActions(parser, List.of(action("list"), action("bad", "json"), action("good")), console);
        assertThat(parser.getSubcommands()).containsOnlyKeys("good");
        assertThat(console.warnings()).hasSize(2);
        assertThat(console.warnings().get(0)).startsWith("the action 'list' is left out: ");
        assertThat(console.warnings().get(1)).startsWith("the action 'bad' is left out: ");
    }

    private static Action action(String name, String... flags) {
        return new Action() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String summary() {
                return "";
            }

            @Override
            public List<Parameter> parameters() {
                return List.of(flags).stream()
                        .map(flag -> Parameter.flag(flag, ""))
                        .toList();
            }

            @Override
            public Outcome run(ActionContext context) {
                return new Outcome("", List.of(), List.of());
            }
        };
    }
}
