package org.tbimage.testbox.service.disk;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tbimage.store.PartitionTable;

/**
 * Promise 3: without a user, a disk replaces the imaged one only if no data is lost. The disk must be blank, or have the
 * partition table of the image, or contain an interrupted restore of the same image, or be named by the lab.
 */
public final class ReplacementRule {
    private static final Pattern NO_ID = Pattern.compile("[0-]*");

    private final List<BoxImage> images;
    private final DiskSelection choice;
    private final boolean anyContent;
    private final ContentReader contents;

    /**
     * Makes the rule for a box.
     *
     * @param images the images of the box
     * @param choice the disks of the box
     * @param anyContent whether the lab allows any content to be overwritten
     * @param contents examines the disks
     */
    public ReplacementRule(List<BoxImage> images, DiskSelection choice, boolean anyContent, ContentReader contents) {
        this.images = List.copyOf(images);
        this.choice = choice;
        this.anyContent = anyContent;
        this.contents = contents;
    }

    /**
     * Checks one assignment.
     *
     * @param assignment image and disk
     * @return why the disk must not be overwritten; empty if it may
     * @throws InterruptedIOException if the thread is interrupted
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
                        disk.describe() + " is " + assignment.how().text() + ", but " + content.text() + "; " + why);
    }

    private Optional<String> tableObjection(Assignment assignment, TargetContent content)
            throws InterruptedIOException {
        Optional<PartitionTable> imaged = tableOf(assignment.image());
        if (imaged.isEmpty()) {
            return Optional.of("the partition table of the image's disk is not known");
        }
        if (!imaged.equals(content.table().filter(ReplacementRule::isId))) {
            return Optional.of("the image's disk had the partition table " + text(imaged.get()));
        }
        List<String> images = imagesWith(imaged.get(), assignment.image());
        List<String> disks = disksWith(imaged.get(), assignment.disk());
        if (!images.isEmpty() || !disks.isEmpty()) {
            return Optional.of("its partition table proves nothing, because it is also that of "
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

    /** Some tools write zeros instead of an identifier of a DOS partition table. */
    private static boolean isId(PartitionTable table) {
        return !NO_ID.matcher(table.id()).matches();
    }

    private static String text(PartitionTable table) {
        return table.type() + " " + table.id();
    }
}
