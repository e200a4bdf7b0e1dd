package io.netsplit.scenario.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netsplit.run.RunSpec;
import io.netsplit.scenario.format.ScenarioReader;
import io.netsplit.scenario.format.model.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeLogsTest {
    @Test
    void whereNothingIsKeptLogsGoWhenTheRunHasSucceededAndAreNamedWhereItFails() throws Exception {
        NodeLogs logs = NodeLogs.of(null, "default-seed-1");
        NodeLogs others = NodeLogs.of(null, "default-seed-1");
        Path log = Files.writeString(logs.folder().resolve("n1.log"), "a warning");
        assertThat(others.folder()).as("nobody else writes there").isNotEqualTo(logs.folder());
        assertThat(logs.whereToLook()).contains(logs.folder().toString());
        assertThat(log).exists();
        logs.tidy();
        others.tidy();
        assertThat(logs.folder()).doesNotExist();
        assertThat(others.folder()).doesNotExist();
    }

    /** Nodes that do not come up, in whose first moments somebody may give them up. */
    private static final class NoNodes extends Simulator {
        private final boolean givenUp;
        private boolean interrupted;
        private Path logs;

        NoNodes(boolean givenUp) {
            this.givenUp = givenUp;
        }

        @Override
        public String summary() {
            return "Nodes that do not come up";
        }

        @Override
        public Deployment deploy(RunSpec spec, Path folder) throws IOException {
            logs = folder;
            Files.writeString(folder.resolve("n1.log"), "a warning");
            interrupted = givenUp;
            throw new IOException("n1 ended by itself");
        }

        String told() {
            ScenarioFile file =
                    new ScenarioReader().read("one.yaml", """
                            netsplit: 1
                            name: one
                            run: { duration: 1s }
                            topology: { nodes: 3 }
                            system: { protocol: raft }
                            workload: { type: register, clients: 1 }
                            assertions:
                              - invariant: one-leader-per-term
                            """).file().orElseThrow();
            SweepOptions options = SweepOptions.DEFAULT
                    .withSeeds(List.of(1L))
                    .withInterrupted(() -> interrupted)
                    .withBackEnd(this);
            return String.valueOf(catchThrowable(() -> Sweep.run(file, options, SweepProgress.NONE))
                    .getMessage());
        }
    }

    @Test
    void nodesThatDoNotComeUpLeaveTheirLogs() throws Exception {
        NoNodes broken = new NoNodes(false);
        assertThat(broken.told()).contains("n1 ended by itself", broken.logs.toString());
        assertThat(broken.logs).exists();
        Files.delete(broken.logs.resolve("n1.log"));
        Files.delete(broken.logs);
    }

    @Test
    void nodesThatAreGivenUpWhileTheyStartLeaveNothing() {
        NoNodes broken = new NoNodes(true);
        assertThat(broken.told()).doesNotContain("logs are in");
        assertThat(broken.logs).doesNotExist();
    }
}
