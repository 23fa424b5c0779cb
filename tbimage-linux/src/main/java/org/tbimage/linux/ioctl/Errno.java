package org.tbimage.linux.ioctl;

/** Error numbers that this module handles. They are the same on all supported machines. */
public enum Errno {
    EPERM(1, "operation not permitted"),
    ENOENT(2, "no such file or directory"),
    EINTR(4, "interrupted"),
    EIO(5, "input/output error"),
    ENXIO(6, "no such device or address"),
    EBADF(9, "bad file descriptor"),
    EAGAIN(11, "resource temporarily unavailable"),
    ENOMEM(12, "out of memory"),
    EACCES(13, "permission denied"),
    EFAULT(14, "bad address"),
    EBUSY(16, "device or resource busy"),
    EEXIST(17, "file exists"),
    ENODEV(19, "no such device"),
    ENOTDIR(20, "not a directory"),
    EISDIR(21, "is a directory"),
    EINVAL(22, "invalid argument"),
    EMFILE(24, "too many open files"),
    ENOTTY(25, "the device does not know this request"),
    ETXTBSY(26, "file is busy as a program or as swap space"),
    EFBIG(27, "file too large"),
    ENOSPC(28, "no space left"),
    EROFS(30, "read-only file system"),
    ENOLCK(37, "no locks available"),
    ENOSYS(38, "the kernel does not know this call"),
    ELOOP(40, "too many symbolic links"),
    ENODATA(61, "the medium cannot return this data"),
    EOPNOTSUPP(95, "operation not supported"),
    EREMOTEIO(121, "the device reports a fault"),
    EDQUOT(122, "quota exceeded"),
    ENOMEDIUM(123, "no medium"),
    EILSEQ(84, "protection information does not match");

    private final int code;
    private final String text;

    Errno(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** {@return the error number} */
    public int code() {
        return code;
    }

    /**
     * Describes any error number.
     *
     * @param code the error number
     * @return its name and meaning
     */
    static String describe(int code) {
        for (Errno errno : values()) {
            if (errno.code == code) {
                return errno.name() + " (" + errno.text + ")";
            }
        }
        return "errno " + code;
    }
}
