package org.tbimage.testbox.service.disk;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tbimage.store.PartitionTable;

/**
 * Promise 3: hands-free, a disk takes the place of the one that was imaged only if nothing is lost by that. It is blank,
 * or it carries the partition table that the image has, or an interrupted restore of that very image has begun on it, or
 * the lab has named it.
 */
public final class ReplacementRule {
    private static final Pattern NO_ID = Pattern.compile("[0-]*");

    private final List<BoxImage> images;
    private final DiskChoice choice;
    private final boolean anyContent;
    private final ContentReader contents;

    /**
     * Knows the box.
     *
     * @param images those of the box
     * @param choice disks of the box
     * @param anyContent whether the lab allows to overwrite whatever is there
     * @param contents looks at the disks
     */
    public ReplacementRule(List<BoxImage> images, DiskChoice choice, boolean anyContent, ContentReader contents) {
        this.images = List.copyOf(images);
        this.choice = choice;
        this.anyContent = anyContent;
        this.contents = contents;
    }

    /**
     * Decides about one replacement.
     *
     * @param assignment image and disk
     * @return why the image must not go there; nothing if it may
     * @throws InterruptedIOException if the thread was interrupted
     */
    public Optional<String> objection(Assignment assignment) throws InterruptedIOException {
        if (!assignment.isGuess() || choice.named() || anyContent) {
            return Optional.empty();
        }
        Disk disk = assignment.disk();
        TargetContent content = contents.read(disk);
        boolean begun =
                content.halfRestored().filter(assignment.image()::isNamedBy).isPresent();
        if (content.blank() || begun) {
            return Optional.empty();
        }
        return tableObjection(assignment, content)
                .map(why ->
                        disk.describe() + " is " + assignment.how().words() + ", but " + content.words() + "; " + why);
    }

    private Optional<String> tableObjection(Assignment assignment, TargetContent content)
            throws InterruptedIOException {
        Optional<PartitionTable> imaged = tableOf(assignment.image());
        if (imaged.isEmpty()) {
            return Optional.of("which partition table the image's disk had is not known");
        }
        if (!imaged.equals(content.table().filter(ReplacementRule::isId))) {
            return Optional.of("the image's disk had the partition table " + words(imaged.get()));
        }
        List<String> images = imagesWith(imaged.get(), assignment.image());
        List<String> disks = disksWith(imaged.get(), assignment.disk());
        if (!images.isEmpty() || !disks.isEmpty()) {
            return Optional.of("its partition table proves nothing, since it is also that of "
                    + String.join(", ", images.isEmpty() ? disks : images));
        }
        return Optional.empty();
    }

    private List<String> imagesWith(PartitionTable table, BoxImage but) {
        return images.stream()
                .filter(image -> !image.equals(but)
                        && tableOf(image).filter(table::equals).isPresent())
                .map(image -> "the image " + image.name())
                .toList();
    }

    private List<String> disksWith(PartitionTable table, Disk but) throws InterruptedIOException {
        List<String> found = new ArrayList<>();
        for (Disk disk : choice.present()) {
            if (!disk.equals(but)
                    && contents.read(disk).table().filter(table::equals).isPresent()) {
                found.add(disk.name());
            }
        }
        return found;
    }

    private static Optional<PartitionTable> tableOf(BoxImage image) {
        return image.info().flatMap(info -> info.draft().partitionTable()).filter(ReplacementRule::isId);
    }

    /** Tools that leave out the number of a DOS table write zeros. */
    private static boolean isId(PartitionTable table) {
        return !NO_ID.matcher(table.id()).matches();
    }

    private static String words(PartitionTable table) {
        return table.type() + " " + table.id();
    }
}
