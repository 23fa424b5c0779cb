package org.tbimage.testbox.command;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.tbimage.action.Action;
import org.tbimage.action.Parameter;
import org.tbimage.core.Tbimage;
import org.tbimage.problem.ImagingException;
import org.tbimage.store.DamagedImageException;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStore;
import org.tbimage.testbox.generation.OlderImages;
import org.tbimage.testbox.output.Program;
import org.tbimage.value.Generation;
import org.tbimage.value.ImageName;
import org.tbimage.value.ShellWord;

/**
 * Advises which older image to use if the image of a command is damaged.
 *
 * @param tbimage the library with the installed providers
 * @param action the action that failed
 * @param settings the options that the user gave
 */
record OlderImageAdvice(Tbimage tbimage, Action action, Map<String, String> settings) {
    /** The start of a remedy that ends with a command. */
    static final String FOUND = "the next older image that looks complete: ";

    private static final String GENERATION = "generation";

    /**
     * {@return the failure; if the chosen image is damaged and an older one can be used, with the command that uses it. The failure of
     * an action on many images is no {@link DamagedImageException}}
     */
    ImagingException addTo(ImagingException failure) {
        boolean chooses = action.parameters().stream().map(Parameter::name).anyMatch(GENERATION::equals);
        if (!(failure instanceof DamagedImageException) || !chooses) {
            return failure;
        }
        try {
            Optional<String> command = older().map(this::command);
            return command.isEmpty()
                    ? failure
                    : new ImagingException(
                            failure.problem(), String.valueOf(failure.getMessage()), FOUND + command.get(), failure);
        } catch (IOException | IllegalArgumentException e) {
            failure.addSuppressed(e); // the store fails, too; the damage is the more useful message
            return failure;
        }
    }

    private Optional<Generation> older() throws IOException {
        ImageName name = ImageName.parse(settings.getOrDefault("image", ""));
        try (ImageStore store = tbimage.openStore(settings.getOrDefault("store", ""))) {
            return new OlderImages(store, name)
                    .before(Optional.ofNullable(settings.get(GENERATION)).map(Generation::parse))
                    .map(ImageInfo::generation);
        }
    }

    private String command(Generation older) {
        StringBuilder words = new StringBuilder(Program.NAME + " " + action.name());
        for (Parameter parameter : action.parameters()) {
            String value = parameter.name().equals(GENERATION) ? older.toString() : settings.get(parameter.name());
            if (value != null && parameter.kind() != Parameter.Kind.DEVICE) {
                words.append(" --").append(parameter.name());
                words.append(parameter.kind() == Parameter.Kind.FLAG ? "" : " " + ShellWord.of(value));
            } else if (value != null) {
                words.append(' ').append(ShellWord.of(value));
            }
        }
        return words.toString();
    }
}
