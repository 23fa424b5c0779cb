package org.tbimage.core.engine.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.job.RestoreOptions;
import org.tbimage.device.DeviceInfo;
import org.tbimage.device.DiskIdentity;
import org.tbimage.device.Geometry;
import org.tbimage.problem.ImagingException;
import org.tbimage.problem.Problem;
import org.tbimage.store.Encoding;
import org.tbimage.store.ImageDraft;
import org.tbimage.store.ImageInfo;
import org.tbimage.store.ImageStats;
import org.tbimage.store.PartitionTable;
import org.tbimage.value.ByteRange;
import org.tbimage.value.Generation;

/** Which targets are taken, refused, and taken with a warning (T26, T28, T29, T43). */
class PreflightTest {
    private static final long SIZE = 1 << 20;
    private static final Geometry DISK = new Geometry(SIZE, 512, 4096);
    private static final DiskIdentity ME = identity("S1");
    private static final RestoreOptions ANY_DISK = new RestoreOptions(true, false, false, true, false, false);
    private static final RestoreOptions DEGRADED = new RestoreOptions(false, true, false, true, false, false);

    private static DiskIdentity identity(String serial) {
        return new DiskIdentity(
                Optional.of("Model"), Optional.of(serial), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    private static ImageInfo image(Geometry geometry, long unreadable) {
        ImageDraft draft = new ImageDraft(
                Rig.NAME,
                Rig.NOON,
                geometry,
                ME,
                Optional.of(new PartitionTable("gpt", "x")),
                new Encoding("zstd", 3, 1 << 20),
                "t",
                "h");
        List<ByteRange> ranges = unreadable == 0 ? List.of() : List.of(new ByteRange(0, unreadable));
        ImageStats stats = new ImageStats(1, 0, 0, 100, unreadable, ranges);
        return new ImageInfo(draft, Generation.at(Rig.NOON), stats, Duration.ZERO);
    }

    private static DeviceInfo target(Geometry geometry, DiskIdentity identity, boolean readOnly, String... usedBy) {
        return new DeviceInfo(
                "/dev/sdx", DeviceInfo.Kind.DISK, geometry, identity, false, readOnly, false, List.of(usedBy));
    }

    private static void assertRefused(Problem problem, ImageInfo image, DeviceInfo target, RestoreOptions options) {
        assertThatThrownBy(() -> Preflight.check(image, target, options))
                .isInstanceOfSatisfying(ImagingException.class, e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.remedy()).isNotBlank();
                });
    }

    private static List<String> check(ImageInfo image, DeviceInfo target, RestoreOptions options)
            throws ImagingException {
        return Preflight.check(image, target, options);
    }

    @Test
    void takesTheSameDisk() throws Exception {
        assertThat(check(image(DISK, 0), target(DISK, ME, false), Rig.PLAINLY)).isEmpty();
        assertThat(check(image(DISK, 0), DeviceInfo.plain("f", DeviceInfo.Kind.FILE, SIZE), Rig.PLAINLY))
                .isEmpty();
    }

    /** T46: what can't be compared is taken, since somebody named the disk, and is said. */
    @Test
    void warnsOfADiskThatCannotBeToldApart() throws Exception {
        String filler = "0123456789ABCDEF";
        for (DiskIdentity unknown : List.of(DiskIdentity.NONE, identity(""), identity(filler))) {
            assertThat(check(image(DISK, 0), target(DISK, unknown, false), Rig.PLAINLY))
                    .singleElement()
                    .asString()
                    .contains("/dev/sdx", "cannot check that", "no serial number", "serial S1");
            assertThat(check(image(DISK, 0), target(DISK, unknown, false), ANY_DISK))
                    .isEmpty();
        }
        assertThat(Preflight.check(SIZE, target(DISK, ME, false)))
                .singleElement()
                .asString()
                .contains("the image does not record");
        assertThat(Preflight.check(SIZE, DeviceInfo.plain("f", DeviceInfo.Kind.FILE, SIZE)))
                .isEmpty();
    }

    @Test
    void refusesAnotherDiskUnlessAskedTo() throws Exception {
        DeviceInfo other = target(DISK, identity("S2"), false);
        assertRefused(Problem.TARGET_OTHER_IDENTITY, image(DISK, 0), other, Rig.PLAINLY);
        assertThat(check(image(DISK, 0), other, ANY_DISK))
                .singleElement()
                .asString()
                .contains("S1", "S2");
    }

    @Test
    void refusesWhatIsUsedOrReadOnly() {
        assertRefused(Problem.TARGET_IN_USE, image(DISK, 0), target(DISK, ME, false, "mounted at /"), ANY_DISK);
        assertRefused(Problem.TARGET_READ_ONLY, image(DISK, 0), target(DISK, ME, true), ANY_DISK);
    }

    @Test
    void refusesOtherSectorsInBothDirections() {
        Geometry four = new Geometry(SIZE, 4096, 4096);
        assertRefused(Problem.TARGET_SECTOR_SIZE, image(DISK, 0), target(four, ME, false), ANY_DISK);
        assertRefused(Problem.TARGET_SECTOR_SIZE, image(four, 0), target(DISK, ME, false), ANY_DISK);
        Geometry odd = Geometry.withoutSectors(SIZE - 512);
        assertRefused(Problem.TARGET_SECTOR_SIZE, image(odd, 0), target(four, ME, false), ANY_DISK);
    }

    @Test
    void warnsWhereTheSectorsOfTheImageAreNotKnown() throws Exception {
        Geometry four = new Geometry(SIZE, 4096, 4096);
        assertThat(check(image(Geometry.withoutSectors(SIZE), 0), target(four, ME, false), Rig.PLAINLY))
                .singleElement()
                .asString()
                .contains("not known");
    }

    @Test
    void refusesASmallerDiskAndWarnsOfABiggerOne() throws Exception {
        assertRefused(
                Problem.TARGET_TOO_SMALL,
                image(DISK, 0),
                target(new Geometry(SIZE - 512, 512, 4096), ME, false),
                ANY_DISK);
        assertThat(check(image(DISK, 0), target(new Geometry(SIZE + 512, 512, 4096), ME, false), Rig.PLAINLY))
                .singleElement()
                .asString()
                .contains("512 bytes", "sgdisk -e");
    }

    @Test
    void refusesADegradedImageUnlessAskedTo() throws Exception {
        assertRefused(Problem.IMAGE_DEGRADED, image(DISK, 4096), target(DISK, ME, false), Rig.PLAINLY);
        assertThat(check(image(DISK, 4096), target(DISK, ME, false), DEGRADED))
                .singleElement()
                .asString()
                .contains("4096 bytes");
    }

    /** What has no manifest is checked by its size, its sectors, and whether the target is free. */
    @Test
    void plainFilesAreCheckedBySizeSectorsAndUse() throws Exception {
        assertThat(Preflight.check(SIZE, target(DISK, ME, false))).hasSize(1);
        assertRefused(Problem.TARGET_TOO_SMALL, SIZE + 512, target(DISK, ME, false));
        assertRefused(Problem.TARGET_SECTOR_SIZE, SIZE - 1, target(DISK, ME, false));
        assertRefused(Problem.TARGET_READ_ONLY, SIZE, target(DISK, ME, true));
        assertRefused(Problem.TARGET_IN_USE, SIZE, target(DISK, ME, false, "mounted at /"));
        assertThat(Preflight.check(SIZE - 512, target(DISK, ME, false)))
                .contains("/dev/sdx is bigger than the image by 512 bytes, which the image does not cover");
    }

    private static void assertRefused(Problem problem, long size, DeviceInfo target) {
        assertThatThrownBy(() -> Preflight.check(size, target))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    /** A file can be made anew, a disk only changed for another. */
    @Test
    void whatToDoAboutASmallTargetDependsOnItsKind() {
        DeviceInfo file = DeviceInfo.plain("f", DeviceInfo.Kind.FILE, SIZE - 3);
        assertThatThrownBy(() -> Preflight.check(SIZE, file))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.remedy()).contains("remove the file"))
                .hasMessageContaining(": 3 more");
        assertThatThrownBy(() -> Preflight.check(SIZE + 512, target(DISK, ME, false)))
                .isInstanceOfSatisfying(
                        ImagingException.class, e -> assertThat(e.remedy()).contains("at least as big"));
    }
}
