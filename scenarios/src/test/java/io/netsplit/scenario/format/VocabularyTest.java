package io.netsplit.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.scenario.format.word.Jitter;
import io.netsplit.scenario.format.word.KeyChoice;
import io.netsplit.scenario.format.word.Lose;
import io.netsplit.scenario.format.word.OperationWord;
import io.netsplit.scenario.format.word.Placement;
import io.netsplit.scenario.format.word.Process;
import io.netsplit.scenario.format.word.Route;
import io.netsplit.scenario.format.word.WorkloadType;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.Retry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of the format are those of the engine: no more, and no fewer. */
class VocabularyTest {
    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    /** Requests work on no objects: they are what the traffic lab serves. */
    private static Stream<WorkloadType> ofObjects() {
        return Arrays.stream(WorkloadType.values()).filter(type -> type != WorkloadType.REQUESTS);
    }

    @Test
    void workloadTypesAreTheEngines() {
        assertThat(ofObjects().map(WorkloadType::word).toList())
                .isEqualTo(Arrays.stream(DataType.values()).map(DataType::word).toList());
    }

    @Test
    void everyOperationOfATypeIsOneThatTheEngineKnows() {
        for (WorkloadType type : ofObjects().toList()) {
            DataType engine = DataType.valueOf(type.name());
            for (OperationWord operation : type.operations()) {
                assertThat(engine.functions()).as(type.word()).contains(operation.function(type));
                assertThat(engine.function(operation.word())).isEqualTo(operation.function(type));
            }
            assertThat(type.operations()).hasSameSizeAs(engine.functions());
        }
    }

    @Test
    void placementsRoutesAndArrivalsAreTheEngines() {
        assertThat(names(Placement.values())).isEqualTo(names(io.netsplit.workload.Placement.values()));
        assertThat(names(Route.values())).isEqualTo(names(io.netsplit.workload.Route.values()));
        assertThat(names(Process.values())).isEqualTo(names(Arrivals.ArrivalProcess.values()));
        assertThat(names(KeyChoice.values())).isEqualTo(names(Keys.KeyDistribution.values()));
        assertThat(names(Jitter.values())).isEqualTo(names(Retry.Jitter.values()));
    }

    @Test
    void whatACrashLosesIsTheEngines() {
        assertThat(names(Lose.values())).isEqualTo(names(io.netsplit.cluster.disk.DiskLoss.values()));
    }
}
