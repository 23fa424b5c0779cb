package org.tbimage.core.action;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tbimage.action.ActionContext;
import org.tbimage.action.CommonParameters;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.codec.Codec;
import org.tbimage.core.job.BackupOptions;
import org.tbimage.core.job.ChangedDisk;
import org.tbimage.core.run.Settings;
import org.tbimage.store.Encoding;
import org.tbimage.store.Share;

/**
 * The settings of {@code backup} and {@code backup-again}, and the options that they stand for.
 *
 * @param context has the settings
 */
record BackupParameters(ActionContext context) {
    private static final Parameter CODEC = Parameter.withFallback("codec", Kind.TEXT, "how to compress", "zstd");
    private static final Parameter LEVEL =
            Parameter.optional("level", Kind.NUMBER, "how hard to compress; by default the codec's own level");
    private static final Parameter CHUNK_SIZE = Parameter.withFallback(
            "chunk-size", Kind.NUMBER, "size of a chunk in bytes, a power of two from 64 KiB to 16 MiB", "1048576");
    private static final Parameter ON_UNREADABLE = Parameter.withFallback(
            "on-unreadable",
            Kind.TEXT,
            "what to do about sectors that can't be read: fail, or keep the image, marked degraded",
            "fail");
    private static final Parameter RESCUE_MINUTES = Parameter.withFallback(
            "rescue-minutes",
            Kind.NUMBER,
            "how long the bad places of a disk may take in all, each chunk at most a thirtieth of it",
            "60");
    private static final Parameter VERIFY =
            Parameter.flag("verify", "read the whole image back from the store before saying that all is well");

    private static final Parameter CHANGED_DISK = Parameter.flag(
            "changed-disk", "take a disk that is blank or otherwise not as the newest image describes it, unwarned");
    private static final Parameter REFUSE_CHANGED_DISK = Parameter.flag(
            "refuse-changed-disk", "fail instead of a warning if the disk is not as the newest image describes it");

    private static final Parameter SHARE = Parameter.optional(
            "share",
            Kind.TEXT,
            "which stored images share their content with the new one: none, generations (earlier images of the disk),"
                    + " or store (images of other boxes as well); by default what the store is set to");
    static final List<Parameter> ALL = List.of(
            CommonParameters.STORE,
            CommonParameters.IMAGE,
            CODEC,
            LEVEL,
            CHUNK_SIZE,
            ON_UNREADABLE,
            RESCUE_MINUTES,
            SHARE,
            CHANGED_DISK,
            REFUSE_CHANGED_DISK,
            VERIFY,
            CommonParameters.DEVICE);

    private static final int LEAST_CHUNK = 64 << 10;
    private static final int MOST_MINUTES = 60 * 24 * 365;

    BackupOptions options() throws IOException {
        Codec codec = context.codecs().get(ActionParameters.text(context, CODEC));
        return BackupOptions.of(codec)
                .withLevel(level(codec))
                .withChunkSize(chunkSize())
                .withKeepUnreadable(keepUnreadable())
                .withRescueTime(rescueTime())
                .withChangedDisk(changedDisk())
                .withShare(share())
                .withVerify(ActionParameters.flag(context, VERIFY));
    }

    private int level(Codec codec) throws IOException {
        Optional<String> text = context.value(LEVEL.name());
        return text.isEmpty()
                ? codec.levels().standard()
                : Settings.number(
                        LEVEL.name(),
                        text.get(),
                        codec.levels().fastest(),
                        codec.levels().smallest());
    }

    private int chunkSize() throws IOException {
        return Settings.parse("chunk-size", ActionParameters.text(context, CHUNK_SIZE), text -> {
            int size = text.length() > 9 ? -1 : Integer.parseInt(text);
            boolean good = size >= LEAST_CHUNK && size <= Encoding.MAX_CHUNK && Integer.bitCount(size) == 1;
            if (!good) {
                throw new IllegalArgumentException(
                        "expected a number of bytes, a power of two from " + LEAST_CHUNK + " to " + Encoding.MAX_CHUNK);
            }
            return size;
        });
    }

    private boolean keepUnreadable() throws IOException {
        return Settings.parse("on-unreadable", ActionParameters.text(context, ON_UNREADABLE), text -> switch (text) {
            case "fail" -> false;
            case "keep" -> true;
            default -> throw new IllegalArgumentException("expected fail or keep");
        });
    }

    private Duration rescueTime() throws IOException {
        return Duration.ofMinutes(Settings.number(
                RESCUE_MINUTES.name(), ActionParameters.text(context, RESCUE_MINUTES), 0, MOST_MINUTES));
    }

    private Optional<Share> share() throws IOException {
        Optional<String> word = context.value(SHARE.name());
        return word.isEmpty() ? Optional.empty() : Optional.of(Settings.parse(SHARE.name(), word.get(), Share::parse));
    }

    private ChangedDisk changedDisk() {
        if (ActionParameters.flag(context, CHANGED_DISK)) {
            return ChangedDisk.ACCEPT;
        }
        return ActionParameters.flag(context, REFUSE_CHANGED_DISK) ? ChangedDisk.REFUSE : ChangedDisk.WARN;
    }
}
