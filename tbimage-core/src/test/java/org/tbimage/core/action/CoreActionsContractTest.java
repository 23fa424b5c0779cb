package org.tbimage.core.action;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.tbimage.action.Action;
import org.tbimage.action.Outcome;
import org.tbimage.core.blob.MemoryBlobStoreProvider;
import org.tbimage.core.engine.Rig;
import org.tbimage.core.sweep.World;
import org.tbimage.store.ImageStore;
import org.tbimage.testkit.action.ActionContract;
import org.tbimage.testkit.action.ActionFixture;
import org.tbimage.testkit.action.ActionTrial;
import org.tbimage.testkit.fault.FaultPlan;
import org.tbimage.value.Location;

/** Every action keeps the contract. */
class CoreActionsContractTest {
    private static final byte[] OLD = Rig.content("dz", 512);
    private static final byte[] NEW = Rig.content("td", 512);

    /** Disks and a store in memory. */
    private record MemoryStage(World world, Action action, Map<String, String> settings)
            implements ActionFixture.ActionStage {
        @Override
        public Outcome run(ActionTrial run) throws IOException {
            return world.run(action, run, settings);
        }

        @Override
        public ImageStore store() throws IOException {
            return world.store(FaultPlan.none());
        }
    }

    private abstract static class Contract extends ActionContract {
        private final Action action;
        private final boolean imaged;
        private final byte[] content;
        private final Map<String, String> settings;

        Contract(Action action, boolean imaged, byte[] content, Map<String, String> settings) {
            this.action = action;
            this.imaged = imaged;
            this.content = content;
            this.settings = settings;
        }

        @Override
        public Action action() {
            return action;
        }

        @Override
        public ActionStage stage() throws IOException {
            World world = new World(new MemoryBlobStoreProvider(), new Location("memory", "stage", Map.of()));
            world.disk("disk", OLD);
            if (imaged) {
                world.run(FaultPlan.none(), "backup", "device", "memory:disk", "chunk-size", "65536", "codec", "lz4");
                world.later();
            }
            world.disk("disk", content);
            return new MemoryStage(world, action, settings);
        }
    }

    @Nested
    class Backup extends Contract {
        Backup() {
            super(new BackupAction(), false, OLD, Map.of("device", "memory:disk", "chunk-size", "65536"));
        }
    }

    @Nested
    class BackupAgain extends Contract {
        BackupAgain() {
            super(new BackupAgainAction(), true, NEW, Map.of("device", "memory:disk", "chunk-size", "65536"));
        }
    }

    @Nested
    class Restore extends Contract {
        Restore() {
            super(new RestoreAction(), true, NEW, Map.of("device", "memory:disk"));
        }
    }

    @Nested
    class VerifyImage extends Contract {
        VerifyImage() {
            super(new VerifyAction(), true, OLD, Map.of());
        }
    }

    @Nested
    class VerifyDisk extends Contract {
        VerifyDisk() {
            super(new VerifyAction(), true, OLD, Map.of("device", "memory:disk"));
        }
    }

    @Nested
    class VerifyAll extends Contract {
        VerifyAll() {
            super(new VerifyAction(), true, OLD, Map.of("all", "true", "minutes", "60"));
        }
    }

    @Nested
    class Delete extends Contract {
        Delete() {
            super(new DeleteAction(), true, OLD, Map.of("generation", "20261122T120000Z", "last", "true"));
        }

        @Override
        public boolean removesImages() {
            return true;
        }
    }

    @Nested
    class RefreshInfo extends Contract {
        RefreshInfo() {
            super(new RefreshInfoAction(), true, OLD, Map.of("device", "memory:disk"));
        }
    }

    @Nested
    class Move extends Contract {
        Move() {
            super(new MoveAction(), true, OLD, Map.of("from", World.NAME.box(), "to", "10.40.41.43"));
        }

        /** Under their old name; {@code BrokenMoveTest} looks at both names. */
        @Override
        public boolean removesImages() {
            return true;
        }
    }

    @Nested
    class Clone extends Contract {
        Clone() {
            super(new CloneAction(), true, OLD, Map.of("from", World.NAME.box(), "to", "10.40.41.43"));
        }
    }

    /** The store of the stage is the one that is read; {@code CopyStoreTest} looks at the other one. */
    @Nested
    class Copy extends Contract {
        Copy() {
            super(new CopyAction(), true, OLD, Map.of("to", "memory:other"));
        }
    }

    @Nested
    class CopyWithAnotherCodec extends Contract {
        CopyWithAnotherCodec() {
            super(new CopyAction(), true, OLD, Map.of("to", "memory:other", "codec", "zstd"));
        }
    }

    @Nested
    class Retire extends Contract {
        Retire() {
            super(new RetireAction(), true, OLD, Map.of());
        }
    }

    @Nested
    class StoreSettings extends Contract {
        StoreSettings() {
            super(new StoreSettingsAction(), true, OLD, Map.of("share", "none", "keep-last", "3"));
        }
    }

    @Nested
    class Prune extends Contract {
        Prune() {
            super(new PruneAction(), true, OLD, Map.of("keep-last", "1"));
        }

        @Override
        public ActionStage stage() throws IOException {
            MemoryStage stage = (MemoryStage) super.stage();
            stage.world().run(FaultPlan.none(), "backup-again", "device", "memory:disk", "codec", "lz4");
            return stage;
        }

        @Override
        public boolean removesImages() {
            return true;
        }
    }

    @Nested
    class Fsck extends Contract {
        Fsck() {
            super(new FsckAction(), true, OLD, Map.of("deep", "true", "repair", "true"));
        }
    }

    @Nested
    class Pin extends Contract {
        Pin() {
            super(new PinAction(), true, OLD, Map.of("generation", "20261122T120000Z", "reason", "golden"));
        }
    }

    @Nested
    class Unpin extends Contract {
        Unpin() {
            super(new UnpinAction(), true, OLD, Map.of("generation", "20261122T120000Z"));
        }
    }
}
