package io.netsplit.scenario.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.CutDirection;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.kernel.Outcome;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Run;
import io.netsplit.run.RunResult;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Protocols;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated cluster in real time, broken by hand through its port. */
class LabTest {
    private static final long PATIENCE_S = 60;

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Lab lab = new Lab(LabTest::read, told::add, () -> told.add("up"));
    private LabServer server;
    private LabAddress address;
    private CompletableFuture<RunResult> run;

    @BeforeEach
    void startTheCluster() throws IOException, InterruptedException {
        server = new LabServer(lab);
        address = new LabAddress(server.port(), server.token());
        RunSpec spec = RunSpec.of(Protocols.find("raft").orElseThrow())
                .nodes(3)
                .durationNs(3_600_000_000_000L)
                .build();
        run = CompletableFuture.supplyAsync(() -> {
            try (BackEnd.Deployment deployment = new LabBackEnd(new SimulatedLive(), lab).deploy(spec, folder)) {
                return Run.execute(deployment.spec(), deployment.pace());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        await("up");
        await("leads, term");
    }

    @AfterEach
    void endIt() {
        if (!run.isDone()) {
            lab.end();
        }
        run.join();
        server.close();
    }

    @Test
    void whatIsDoneByHandIsAFaultOfTheRun() throws Exception {
        assertThat(address.ask("do", "inject", "name", "cut", "numbered", true, "fields", "cut"))
                .isEqualTo("cut-1");
        String begun = await("cut-1: n");
        assertThat(begun).contains(" | ");
        await("leads, term");
        assertThat(address.ask("do", "status"))
                .contains("cut-1 since ")
                .contains(" leader ")
                .contains("c1 at n1");
        assertThat(address.ask("do", "status-json")).contains("\"name\": \"cut-1\"");
        assertThat(address.ask("do", "heal", "name", "")).isEqualTo("Healed: cut-1.");
        await("cut-1 is over");
        address.ask("do", "down");
        RunResult result = run.get(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(result.outcome()).isEqualTo(Outcome.REACHED_TIME);
        assertThat(result.faults()).hasSize(1);
        assertThat(result.faults().get(0).fault()).isEqualTo("cut-1");
        assertThat(lab.lines()).hasSize(1);
        assertThat(lab.lines().get(0)).matches("- \\{ at: \\d+\\.\\d{3}s, name: cut-1, cut, for: \\d+\\.\\d{3}s }");
        assertThat(lab.endSeconds()).isPositive();
    }

    @Test
    void aCrashedNodeIsSeenAndComesBack() throws Exception {
        address.ask("do", "inject", "name", "kill-n2", "fields", "kill");
        await("n2 crashed");
        assertThat(address.ask("do", "status").lines()).anyMatch(line -> line.matches("  n2 +down.*"));
        address.ask("do", "heal", "name", "kill-n2");
        await("n2 restarted");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        assertThatThrownBy(() -> address.ask("do", "inject", "name", "x", "fields", "nonsense"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such fault");
        assertThatThrownBy(() -> address.ask("do", "heal", "name", "cut-9"))
                .hasMessage("no fault called 'cut-9' is in force; there is none at all");
        address.ask("do", "inject", "name", "kill-n2", "fields", "kill");
        assertThatThrownBy(() -> address.ask("do", "inject", "name", "kill-n2", "fields", "kill"))
                .hasMessage("'kill-n2' is in force already");
        assertThat(address.ask("do", "heal", "name", "")).isEqualTo("Healed: kill-n2.");
        assertThat(address.ask("do", "heal", "name", "")).isEqualTo("There was nothing to heal.");
        assertThatThrownBy(() -> address.ask("do", "dance")).hasMessageContaining("cannot do that");
    }

    @Test
    void whoDoesNotKnowTheTokenIsToldNothing() {
        assertThatThrownBy(() -> new LabAddress(server.port(), "guessed").ask("do", "status"))
                .isInstanceOf(IOException.class)
                .hasMessage("it does not answer");
    }

    @Test
    void theAddressIsForItsOwnerAndIsNotOverwritten() throws IOException {
        Path file = folder.resolve("out").resolve(LabAddress.FILE);
        address.write(file);
        assertThat(LabAddress.read(file)).isEqualTo(address);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> address.write(file)).isInstanceOf(FileAlreadyExistsException.class);
        Files.writeString(file, "nothing");
        assertThatThrownBy(() -> LabAddress.read(file)).hasMessage("it does not say where the cluster is");
    }

    private static FaultStep read(String fields) {
        Fault fault = switch (fields) {
            case "cut" -> new Fault.Partition(List.of(new Selector.Leader(), new Selector.Rest()), CutDirection.BOTH);
            case "kill" -> new Fault.Crash(new Selector.Named("n2"), DiskLoss.UNSYNCED_WRITES);
            default -> throw new IllegalArgumentException("no such fault");
        };
        return new FaultStep("by-hand", Trigger.at(1), DurationRange.ZERO, fault);
    }

    /** The next line that holds this. */
    private String await(String part) throws InterruptedException {
        while (true) {
            String line = told.poll(PATIENCE_S, TimeUnit.SECONDS);
            assertThat(line).as("waited for '%s'", part).isNotNull();
            if (line.contains(part)) {
                return line;
            }
        }
    }
}
