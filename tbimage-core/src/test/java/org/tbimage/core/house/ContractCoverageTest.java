package org.tbimage.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every implementation of an SPI, in whatever module, is run through the contract of that SPI, or is named here with why not. */
class ContractCoverageTest {
    /** What a class declares, by the suite it has to pass. */
    private static final Map<String, String> SUITES = Map.of(
            "BlockDevice|FilterDevice", "BlockDeviceContract",
            "BlockDeviceProvider", "DeviceProviderContract",
            "BlobStore|FilterBlobStore", "BlobStoreContract",
            "ImageStore|FilterImageStore", "ImageStoreContract",
            "Codec|FilterCodec", "CodecContract|EngineContract",
            "Action", "ActionContract");

    private static final Map<String, String> TESTS = Map.ofEntries(
            Map.entry("FileDevice", "FileDeviceContractTest"),
            Map.entry("MemoryDevice", "MemoryDeviceContractTest"),
            Map.entry("LinuxDevice", "DiskContractTest"),
            Map.entry("FileDeviceProvider", "FileProviderContractTest"),
            Map.entry("MemoryDeviceProvider", "MemoryProviderContractTest"),
            Map.entry("LinuxDeviceProvider", "LinuxProviderContractTest"),
            Map.entry("PlannedDevice", "device/DecoratorsContractTest"),
            Map.entry("WatchedDevice", "device/DecoratorsContractTest"),
            Map.entry("NoisyDiscard", "device/DecoratorsContractTest"),
            Map.entry("RecordingDevice", "RecordingDeviceContractTest"),
            Map.entry("BadSectors", "RecordingDeviceContractTest"),
            Map.entry("VolatileCacheDevice", "VolatileCacheContractTest"),
            Map.entry("DirectoryBlobStore", "DirectoryContractTest"),
            Map.entry("MemoryBlobStore", "MemoryContractTest"),
            Map.entry("DirectoryClient", "SharedDirectoryContractTest"),
            Map.entry("PlannedBlobStore", "sweep/InstrumentsContractTest"),
            Map.entry("WatchedMedium", "sweep/InstrumentsContractTest"),
            Map.entry("DribblingMedium", "sweep/InstrumentsContractTest"),
            Map.entry("PackStore", "PackStoreInDirectoryContractTest"),
            Map.entry("WatchedStore", "sweep/InstrumentsContractTest"),
            Map.entry("GzipCodec", "JdkContractTest"),
            Map.entry("ZstdCodec", "ZstdContractTest"),
            Map.entry("XzCodec", "XzContractTest"),
            Map.entry("Lz4Codec", "Lz4ContractTest"),
            Map.entry("BackupAction", "CoreActionsContractTest"),
            Map.entry("BackupAgainAction", "CoreActionsContractTest"),
            Map.entry("RestoreAction", "CoreActionsContractTest"),
            Map.entry("VerifyAction", "CoreActionsContractTest"),
            Map.entry("DeleteAction", "CoreActionsContractTest"),
            Map.entry("RefreshInfoAction", "CoreActionsContractTest"),
            Map.entry("MoveAction", "CoreActionsContractTest"),
            Map.entry("CloneAction", "CoreActionsContractTest"),
            Map.entry("CopyAction", "CoreActionsContractTest"),
            Map.entry("RetireAction", "CoreActionsContractTest"),
            Map.entry("StoreSettingsAction", "CoreActionsContractTest"),
            Map.entry("PruneAction", "CoreActionsContractTest"),
            Map.entry("FsckAction", "CoreActionsContractTest"),
            Map.entry("PinAction", "CoreActionsContractTest"),
            Map.entry("UnpinAction", "CoreActionsContractTest"),
            Map.entry("ContentHashAction", "ContentHashActionContractTest"),
            Map.entry("RamStore", "RamStoreContractTest"),
            Map.entry("SliceDevice", "SliceDeviceContractTest"),
            Map.entry("SliceProvider", "SliceProviderContractTest"),
            Map.entry("ZlibCodec", "ZlibCodecContractTest"));

    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            Map.entry(
                    "ZeroDevice",
                    "stands in for a file that a plan is made for; only the engine reads it, and it is all zeros"),
            Map.entry("PatternDevice", "is read-only, while the contract also writes; PatternDeviceTest"),
            Map.entry("AlignedOnlyDevice", "rejects transfers like a kernel, not like the contract; PatternDeviceTest"),
            Map.entry("WrongListings", "lists wrong keys on purpose; FaultyMediumTest"),
            Map.entry(
                    "WatchedCodec",
                    "is created for each test, while the contract needs an installed one; DecoratorsTest"),
            Map.entry("SyntheticDevice", "forgets what is written, for benchmarks"),
            Map.entry("SyntheticDeviceProvider", "opens a SyntheticDevice, for benchmarks"),
            Map.entry("ForgetfulStore", "forgets packs, for benchmarks"),
            Map.entry("ImageDevice", "is read-only, while the contract also writes; ImageDeviceTest"),
            Map.entry("PlainDevice", "is read-only, while the contract also writes; PlainDeviceTest"),
            Map.entry(
                    "ImageDeviceProvider",
                    "created for one run, not found by the service loader; its devices are read-only"),
            Map.entry("TrialDisks", "opens the devices that the contract of actions needs"));

    @Test
    void everyImplementationRunsItsContractOrIsExcused() throws IOException {
        Map<String, String> found = implementations();
        assertThat(found).as("implementations in the sources").hasSizeGreaterThan(25);
        Set<String> known = new TreeSet<>(TESTS.keySet());
        known.addAll(EXCEPTIONS.keySet());
        assertThat(found.keySet())
                .as("implementations of SPIs with a test that extends their contract, or with an excuse here")
                .isEqualTo(known);
        for (Map.Entry<String, String> entry : TESTS.entrySet()) {
            String test = source("src/test/java/", "/" + entry.getValue() + ".java");
            assertThat(test)
                    .as("%s, which tests %s", entry.getValue(), entry.getKey())
                    .containsPattern("extends (" + found.get(entry.getKey()) + ")\\b");
        }
    }

    /** Names of classes, with the suite of each. Bases of decorators are abstract, and proved by reflection. */
    private static Map<String, String> implementations() throws IOException {
        Map<String, String> found = new TreeMap<>();
        for (Path file : sources("src/main/java/")) {
            String source = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
            for (Map.Entry<String, String> suite : SUITES.entrySet()) {
                Pattern declaration = Pattern.compile("(?<!abstract )(?:class|record) (\\w+)[^{;]*?"
                        + "(?:implements|extends|,)\\s+(?:" + suite.getKey() + ")\\s*(?:[,{]|implements)");
                Matcher matcher = declaration.matcher(source);
                while (matcher.find()) {
                    found.put(matcher.group(1), suite.getValue());
                }
            }
        }
        return found;
    }

    private static String source(String folder, String end) throws IOException {
        List<Path> files = sources(folder).stream()
                .filter(file -> file.toString().endsWith(end))
                .toList();
        assertThat(files).as("sources that end in %s", end).hasSize(1);
        return Files.readString(files.get(0));
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.find(
                House.ROOT,
                20,
                (path, is) ->
                        path.toString().endsWith(".java") && !path.toString().contains("/target/"))) {
            return files.filter(file -> file.toString().contains("/" + folder)).toList();
        }
    }
}
