package org.tbimage.core.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tbimage.action.ActionContext;
import org.tbimage.core.Tbimage;
import org.tbimage.core.retention.Pins;
import org.tbimage.store.DiskNotes;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NoSuchImageException;
import org.tbimage.testkit.store.FilterImageStore;
import org.tbimage.value.ImageName;
import org.tbimage.value.ImageRef;

/** A prune removes the image while somebody pins it. */
class PinRaceTest {
    private static final Tbimage TBIMAGE = Tbimage.discover();
    private static final ImageName NAME = ImageName.parse("box/sda");

    @TempDir
    Path folder;

    /** A store in which an image is removed as soon as a note was written. */
    private static ImageStore removing(ImageStore store, ImageRef image) {
        return new FilterImageStore(store) {
            @Override
            public Optional<DiskNotes> notes() {
                DiskNotes notes = super.notes().orElseThrow();
                return Optional.of(new DiskNotes() {
                    @Override
                    public void put(ImageName name, String note, ByteBuffer content) throws IOException {
                        notes.put(name, note, content);
                        store.delete(image);
                    }

                    @Override
                    public Optional<ByteBuffer> get(ImageName name, String note) throws IOException {
                        return notes.get(name, note);
                    }

                    @Override
                    public void remove(ImageName name, String note) throws IOException {
                        notes.remove(name, note);
                    }
                });
            }
        };
    }

    private static ActionContext context(ImageStore store, ImageRef image) {
        Map<String, String> settings = Map.of(
                "image",
                image.name().toString(),
                "generation",
                image.generation().toString());
        return (ActionContext) Proxy.newProxyInstance(
                PinRaceTest.class.getClassLoader(),
                new Class<?>[] {ActionContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "value" -> Optional.ofNullable(settings.get(String.valueOf(arguments[0])));
                    case "store" -> store;
                    case "clock" -> Clock.systemUTC();
                    case "machine" -> "here";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void anImageThatIsRemovedMeanwhileIsNotReportedAsPinned() throws IOException {
        Path disk = Files.write(folder.resolve("disk"), new byte[4096]);
        String location = "dir:" + Files.createDirectory(folder.resolve("store"));
        TBIMAGE.run("backup", Map.of("store", location, "image", "box/sda", "device", "file:" + disk));
        try (ImageStore store = TBIMAGE.openStore(location)) {
            ImageRef image = store.list().get(0);
            ActionContext context = context(removing(store, image), image);
            assertThat(image.name()).isEqualTo(NAME);
            assertThatThrownBy(() -> new PinAction().run(context)).isInstanceOf(NoSuchImageException.class);
            assertThat(new Pins(store).find(image))
                    .as("the pin of an image that is gone")
                    .isEmpty();
        }
    }
}
