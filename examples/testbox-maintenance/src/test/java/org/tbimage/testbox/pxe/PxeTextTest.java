package org.tbimage.testbox.pxe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tbimage.testbox.net.Ipv4;
import org.tbimage.testbox.net.MacAddress;
import org.tbimage.testbox.request.BoxAction;

class PxeTextTest {
    private static final PxeClient BOX = PxeClient.of(Ipv4.parse("10.165.98.220"));

    @Test
    void theFileIsComplete() {
        PxeText text = PxeText.of(BOX.named(Optional.of("tb-win10")), BoxAction.RESTORE, settings("a=1", "b"));
        assertThat(text.text()).isEqualTo("""
                # box 10.165.98.220 tb-win10
                # written by testbox-maintenance pxe-conf; removed by the box when it is done
                PATH bios
                DEFAULT maintenance
                LABEL maintenance
                  MENU LABEL Maintenance (NFS)
                  KERNEL m/vmlinuz
                  APPEND initrd=m/initrd.img testbox-action-restore ro overlay=tmpfs boot=nfs root=/dev/nfs \
                nfsroot=10.42.1.1:/export/n,ro,tcp \
                ip=10.165.98.220:10.42.1.1:10.42.1.254:255.255.0.0:maintenance:eth0 a=1 b
                  IPAPPEND 2
                LABEL local-boot
                  LOCALBOOT
                """);
    }

    @Test
    void aBoxKnownByItsCardUsesDhcp() {
        PxeClient box = PxeClient.of(MacAddress.find("52:54:00:12:34:56").orElseThrow());
        assertThat(PxeText.of(box, BoxAction.BACKUP, settings()).text())
                .startsWith("# box 52-54-00-12-34-56\n")
                .contains(" ip=dhcp\n");
    }

    @ParameterizedTest
    @EnumSource
    void writtenFilesAreParsed(BoxAction action) {
        PxeText text = PxeText.of(BOX.named(Optional.of("tb1.lab")), action, settings());
        assertThat(text.action()).contains(action);
        assertThat(text.hostName()).contains("tb1.lab");
        assertThat(PxeText.of(BOX, action, settings()).hostName()).isEmpty();
        assertThat(text.meansSameAs(PxeText.of(BOX, action, settings()))).isTrue();
        assertThat(text.meansSameAs(PxeText.of(BOX, action, settings("x")))).isFalse();
    }

    @Test
    void foreignFilesAreParsed() {
        assertThat(new PxeText("APPEND aufs=tmpfs testbox-action-rescue ro\n").action())
                .contains(BoxAction.RESCUE);
        assertThat(new PxeText("# testbox-action-rescue\nLOCALBOOT\n").action()).isEmpty();
        assertThat(new PxeText("APPEND testbox-action-format").action()).isEmpty();
        assertThat(new PxeText("APPEND testbox-action-rescue testbox-action-restore").action())
                .isEmpty();
        assertThat(new PxeText("").action()).isEmpty();
        assertThat(new PxeText("# box 10.1.1.1 \u001b[31m\n").hostName()).isEmpty();
    }

    @Test
    void aTooLongCommandLineIsRejected() {
        PxeSettings settings = settings("x".repeat(500), "x".repeat(500), "x".repeat(500), "x".repeat(500));
        assertThatThrownBy(() -> PxeText.of(BOX, BoxAction.RESTORE, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longer than 2000 characters");
    }

    private static PxeSettings settings(String... arguments) {
        return new PxeSettings(
                Ipv4.parse("10.42.1.1"),
                Optional.of(Ipv4.parse("10.42.1.254")),
                Ipv4.parse("255.255.0.0"),
                "eth0",
                "m/vmlinuz",
                "m/initrd.img",
                "/export/n",
                List.of(arguments));
    }
}
