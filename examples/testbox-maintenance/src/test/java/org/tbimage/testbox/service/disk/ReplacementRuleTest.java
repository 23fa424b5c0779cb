package org.tbimage.testbox.service.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.store.PartitionTable;
import org.tbimage.testbox.service.disk.Assignment.How;

/** Promise 3, T19, T46: the content that a replacement disk may have. */
class ReplacementRuleTest {
    private static final PartitionTable GPT = new PartitionTable("gpt", "aaaaaaaa-0000-0000-0000-000000000001");
    private static final Disk OLD = Disks.disk("sda", "OLD");
    private static final Disk NEW = Disks.disk("sdb", "NEW", "slot-OLD", Disks.SIZE);
    private static final BoxImage IMAGE = Disks.image("sda", OLD, GPT);

    private final Map<Disk, TargetContent> contents = new HashMap<>();

    @ParameterizedTest
    @EnumSource(value = How.class, names = "IDENTITY", mode = EnumSource.Mode.EXCLUDE)
    void aLikelyDiskIsUsedIfNoDataIsLost(How how) throws IOException {
        Assignment guess = new Assignment(IMAGE, NEW, how);
        assertThat(objection(guess, blank())).isEmpty();
        assertThat(objection(guess, with(GPT))).isEmpty();
        assertThat(objection(guess, begunBy(IMAGE.info().orElseThrow().ref().toString())))
                .isEmpty();
        assertThat(objection(guess, with(new PartitionTable("gpt", "bbbbbbbb-0000-0000-0000-000000000001"))))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("sdb (Model, serial NEW", how.text(), "bbbbbbbb", "the image's disk had", GPT.id()));
        assertThat(objection(guess, begunBy("10.0.2.15/sda@an-older-generation")))
                .isEmpty();
        assertThat(objection(guess, begunBy("10.0.2.15/sdz@x"))).isPresent();
        assertThat(objection(guess, begunBy("10.0.2.15/sda-2@x"))).isPresent();
        assertThat(objection(guess, TargetContent.unreadable("bad sector")))
                .hasValueSatisfying(why -> assertThat(why).contains("it cannot be read: bad sector"));
    }

    @Test
    void theImagedDiskItselfMayHaveAnyContent() throws IOException {
        assertThat(objection(new Assignment(IMAGE, OLD, How.IDENTITY), TargetContent.unreadable("x")))
                .isEmpty();
        Disk mute = Disks.disk("sda", "", "pci-4", Disks.SIZE);
        Assignment byPlace = new Assignment(Disks.image("sda", mute), mute, How.SLOT);
        assertThat(objection(byPlace, TargetContent.unreadable("x"))).isEmpty();
    }

    @Test
    void theLabMayNameTheDiskOrAllowAnyContent() throws IOException {
        Assignment guess = new Assignment(IMAGE, NEW, How.ONLY_ONE_LEFT);
        contents.put(NEW, TargetContent.unreadable("x"));
        DiskSelection named = new DiskSelection(List.of(NEW), List.of(), true, List.of());
        assertThat(rule(List.of(IMAGE), named, false).objection(guess)).isEmpty();
        assertThat(rule(List.of(IMAGE), Disks.all(NEW), true).objection(guess)).isEmpty();
        assertThat(rule(List.of(IMAGE), Disks.all(NEW), false).objection(guess)).isPresent();
    }

    /** An identifier of zeros, or one that two disks or images have, proves nothing. */
    @Test
    void anAmbiguousPartitionTableProvesNothing() throws IOException {
        PartitionTable zero = new PartitionTable("dos", "00000000");
        BoxImage ofZero = Disks.image("sda", OLD, zero);
        contents.put(NEW, with(zero));
        Assignment guess = new Assignment(ofZero, NEW, How.SLOT);
        assertThat(rule(List.of(ofZero), Disks.all(NEW), false).objection(guess))
                .isPresent();

        Disk clone = Disks.disk("sdc", "CLONE");
        contents.put(NEW, with(GPT));
        contents.put(clone, with(GPT));
        Assignment cloned = new Assignment(IMAGE, NEW, How.SLOT);
        assertThat(rule(List.of(IMAGE), Disks.all(NEW, clone), false).objection(cloned))
                .hasValueSatisfying(why -> assertThat(why).contains("proves nothing", "sdc"));
        Skipped usb = new Skipped(Optional.of(clone), List.of(), "removable");
        DiskSelection choice = new DiskSelection(List.of(NEW), List.of(), false, List.of(usb));
        assertThat(rule(List.of(IMAGE), choice, false).objection(cloned)).isPresent();

        BoxImage twin = Disks.image("sdd", clone, GPT);
        assertThat(rule(List.of(IMAGE, twin), Disks.all(NEW), false).objection(cloned))
                .hasValueSatisfying(why -> assertThat(why).contains("the image 10.0.2.15/sdd"));
    }

    @Test
    void imagesWithoutAPartitionTableNeedABlankDisk() throws IOException {
        for (BoxImage image : List.of(Disks.plain("sda"), Disks.image("sda", OLD))) {
            Assignment guess = new Assignment(image, NEW, How.NAME);
            assertThat(objection(guess, with(GPT)))
                    .hasValueSatisfying(why -> assertThat(why).contains("is not known"));
            assertThat(objection(guess, blank())).isEmpty();
        }
    }

    /** An interrupted restore continues automatically, also that of an image of another tool. */
    @Test
    void aRestoreOfAPlainImageContinues() throws IOException {
        Assignment guess = new Assignment(Disks.plain("sda"), NEW, How.NAME);
        assertThat(objection(guess, begunBy("10.0.2.15/sda.gz"))).isEmpty();
        assertThat(objection(guess, begunBy("10.0.2.15/sdb.gz"))).isPresent();
    }

    private Optional<String> objection(Assignment assignment, TargetContent content) throws IOException {
        contents.put(assignment.disk(), content);
        return rule(List.of(assignment.image()), Disks.all(assignment.disk()), false)
                .objection(assignment);
    }

    private ReplacementRule rule(List<BoxImage> images, DiskSelection choice, boolean anyContent) {
        return new ReplacementRule(images, choice, anyContent, disk -> contents.getOrDefault(disk, blank()));
    }

    private static TargetContent blank() {
        return new TargetContent(true, Optional.empty(), Optional.empty(), "it is blank");
    }

    private static TargetContent with(PartitionTable table) {
        return new TargetContent(false, Optional.of(table), Optional.empty(), "it has " + table.id());
    }

    private static TargetContent begunBy(String image) {
        return new TargetContent(false, Optional.empty(), Optional.of(image), "a restore has begun");
    }
}
