package org.tbimage.core.engine.copy;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tbimage.store.ImageConflictException;
import org.tbimage.store.ImageStore;
import org.tbimage.store.NewImage;
import org.tbimage.value.Generation;

/**
 * The store that gets the copies. Its failures stop the copy of many images. Failures of the other store concern one image. For one
 * thread.
 */
final class CopyTarget {
    private final ImageStore store;
    private final Consumer<String> warnings;
    private @Nullable IOException failure;

    CopyTarget(ImageStore store, Consumer<String> warnings) {
        this.store = store;
        this.warnings = warnings;
    }

    /**
     * Begins a copy under its generation.
     *
     * @param orNext whether to take the next free generation of the same second if the generation is taken: by a writer that
     *     is at work, or that was killed a short time ago
     * @return the writer; empty if the generation is taken
     */
    Optional<WatchedWriter> begin(NewImage copy, boolean orNext) throws IOException {
        Generation generation = copy.generation().orElseThrow();
        while (true) {
            try {
                return Optional.of(new WatchedWriter(store.create(copy.withGeneration(generation), warnings)));
            } catch (ImageConflictException e) {
                if (!orNext) {
                    return Optional.empty();
                }
                if (generation.serial() == Generation.MAX_SERIAL) {
                    throw e;
                }
                generation = generation.next();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }

    /** A step that writes a copy. */
    interface Step<T> {
        T run(WatchedWriter writer) throws IOException;
    }

    /** Runs a step with a writer, and closes the writer. */
    <T> T with(WatchedWriter writer, Step<T> step) throws IOException {
        try (writer) {
            return step.run(writer);
        } catch (ImageConflictException e) {
            throw e; // concerns this image alone
        } catch (IOException e) {
            failure = writer.threw(e) ? e : failure;
            throw e;
        }
    }

    /** Whether this store threw the exception, so that other images can't be copied either. */
    boolean threw(IOException e) {
        return failure == e;
    }
}
