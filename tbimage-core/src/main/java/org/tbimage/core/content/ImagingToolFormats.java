package org.tbimage.core.content;

import java.util.List;

/**
 * Files of other imaging tools. Sources: partclone src/partclone.h; partimage src/shared/common.h; ntfsclone.c of ntfs-3g;
 * fsarchiver src/fsarchiver.h; libsparse/sparse_format.h of Android; the Expert Witness and the WIM file format.
 */
final class ImagingToolFormats {
    static final List<ForeignFormat> ALL = List.of(
            ForeignFormats.text(
                    "a partclone image of one partition", "partclone.restore -s FILE -O PARTITION", "partclone-image"),
            ForeignFormats.text(
                    "a partimage volume of one partition", "partimage restore PARTITION FILE", "PaRtImAgE-VoLuMe"),
            ForeignFormats.text(
                    "an ntfsclone image of one partition",
                    "ntfsclone --restore-image --overwrite PARTITION FILE",
                    "\0ntfsclone-image"),
            ForeignFormats.text("a fsarchiver archive", "fsarchiver restfs FILE id=0,dest=PARTITION", "FsArCh_"),
            ForeignFormats.hex("an Android sparse image", "simg2img FILE DISK", "3aff26ed0100"),
            ForeignFormats.hex("an EWF (EnCase) image", "ewfexport -f raw -t DISK FILE", "455646090d0aff00"),
            ForeignFormats.text("a WIM archive", "wimapply FILE 1 FOLDER", "MSWIM\0\0\0"));

    private ImagingToolFormats() {}
}
