package org.tbimage.core.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.tbimage.core.retention.KeepRules;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.ImageStore;
import org.tbimage.store.Share;
import org.tbimage.store.StoreProperties;

/**
 * The settings of a store, on which all boxes agree that use it. They lie in the store, in the file {@code tbimage.json}.
 *
 * @param share with which images new images share frames; empty if that is not set
 * @param retention how many images of each disk the service keeps; without a rule it removes none
 * @param unknownRules names of rules that only a later version of this program knows. {@link #rules} fails if there are any
 */
public record StoreSettings(Optional<Share> share, KeepRules retention, List<String> unknownRules) {
    /** Nothing is set. */
    public static final StoreSettings NONE = new StoreSettings(Optional.empty(), KeepRules.NONE);

    /** Copies the list. */
    public StoreSettings {
        unknownRules = List.copyOf(unknownRules);
    }

    /**
     * Settings whose rules are all known.
     *
     * @param share with which images new images share frames; empty if that is not set
     * @param retention how many images of each disk the service keeps
     */
    public StoreSettings(Optional<Share> share, KeepRules retention) {
        this(share, retention, List.of());
    }

    /**
     * Reads the settings of a store.
     *
     * @param store the store
     * @return its settings; {@link #NONE} if it has none, or can not keep any
     * @throws ImagingException with {@link Problem#BAD_SETTING} if they are damaged; the message names the file
     * @throws IOException if the store fails
     */
    public static StoreSettings read(ImageStore store) throws IOException {
        Optional<StoreProperties> properties = store.properties();
        Optional<ByteBuffer> text =
                properties.isEmpty() ? Optional.empty() : properties.get().get();
        return text.isEmpty() ? NONE : SettingsText.parse(properties.get().file(), text.get());
    }

    /**
     * Writes these settings to a store. Settings of later versions of this program stay as they are. If two machines write at
     * once, one of them wins.
     *
     * @param store the store
     * @throws ImagingException with {@link Problem#STORE_FAILED} if the store can not keep settings, with
     *     {@link Problem#BAD_SETTING} if the present ones are damaged
     * @throws IOException if the store fails
     */
    public void write(ImageStore store) throws IOException {
        StoreProperties properties = store.properties()
                .orElseThrow(() -> new ImagingException(
                        Problem.STORE_FAILED,
                        store.location() + " keeps no settings",
                        "use a store that does, such as a directory"));
        Optional<ByteBuffer> before = properties.get();
        if (before.isPresent()) {
            SettingsText.parse(properties.file(), before.get());
        }
        properties.put(SettingsText.format(this, before));
    }

    /**
     * The rules by which images may be removed.
     *
     * @return the rules; {@link KeepRules#NONE} if none is set
     * @throws ImagingException with {@link Problem#BAD_SETTING} if there are rules that this version does not know, since
     *     they may keep images that the known ones remove
     */
    public KeepRules rules() throws ImagingException {
        if (!unknownRules.isEmpty()) {
            throw new ImagingException(
                    Problem.BAD_SETTING,
                    "the settings of the store have rules that this version does not know: "
                            + String.join(", ", unknownRules),
                    "use the version of this program that has set them, or set the rules again");
        }
        return retention;
    }
}
