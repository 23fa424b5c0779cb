package org.tbimage.testbox.command;

import java.util.ArrayList;
import java.util.List;
import org.tbimage.action.Parameter;
import org.tbimage.codec.Codec;
import org.tbimage.codec.LevelRange;
import org.tbimage.testbox.output.Answer;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Listing;

/** {@code codecs}: how images can be compressed here. */
final class CodecsCommand implements Command {
    private static final List<String> COLUMNS =
            List.of("name", "suffix", "fastest", "standard", "smallest", "summary", "engine");

    @Override
    public String name() {
        return "codecs";
    }

    @Override
    public String summary() {
        return "list the installed codecs and their levels";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of();
    }

    @Override
    public Answer run(Call call) {
        List<List<Item>> rows = new ArrayList<>();
        for (Codec codec : call.tbimage().codecs().all()) {
            try {
                rows.add(row(codec));
            } catch (RuntimeException | LinkageError e) {
                call.console().warning("the codec " + codec.name() + " is installed, but can't be used: " + e);
            }
        }
        for (String broken : call.tbimage().codecs().broken()) {
            call.console().warning("a codec is installed, but can't be used: " + broken);
        }
        return new Answer(List.of(), "", new Listing("codecs", COLUMNS, rows));
    }

    private static List<Item> row(Codec codec) {
        LevelRange levels = codec.levels();
        return List.of(
                Item.text("name", codec.name()),
                Item.text("suffix", codec.fileSuffix()),
                Item.count("fastest", levels.fastest()),
                Item.count("standard", levels.standard()),
                Item.count("smallest", levels.smallest()),
                Item.text("summary", codec.summary()),
                Item.text("engine", codec.engine()));
    }
}
