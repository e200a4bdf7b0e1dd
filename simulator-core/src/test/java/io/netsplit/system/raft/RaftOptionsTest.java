package io.netsplit.system.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.system.Option;
import io.netsplit.system.OptionText;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaftOptionsTest {
    private final Raft raft = new Raft();

    @Test
    void theDefaultsAreThoseOfThePaperAndSafe() {
        RaftOptions options = RaftOptions.of(OptionValues.of(raft.options(), Map.of()));
        assertThat(options.electionTimeout()).isEqualTo(new OptionValues.Range(150_000_000, 300_000_000));
        assertThat(options.heartbeatIntervalNs()).isEqualTo(50_000_000);
        assertThat(options.leaseNs()).isEqualTo(136_363_636);
        assertThat(options.fsync()).isEqualTo(RaftOptions.Fsync.EVERY_APPEND);
        assertThat(options.reads()).isEqualTo(RaftOptions.Reads.READ_INDEX);
        assertThat(options.fixedQuorum()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "heartbeat-interval, 150ms, 'heartbeat-interval must be shorter than election-timeout, or every leader is deposed'",
        "heartbeat-interval, 0ms, heartbeat-interval must be longer than zero",
        "election-timeout, 0ms, election-timeout must be longer than zero",
        "quorum, -1, quorum must not be negative",
        "quorum, 6, 'quorum must not be more than the 5 servers that there are, or nothing is ever decided'",
        "snapshot-every, -1, snapshot-every must not be negative",
        "snapshot-chunk, 0, snapshot-chunk must be positive",
        "max-batch, 0, max-batch must be positive",
        "pipeline, 0, pipeline must be positive",
        "lease-drift-bound, -1%, lease-drift-bound must not be negative"
    })
    void whatMakesNoSenseIsRefusedInASentence(String name, String text, String message) {
        Option option = raft.options().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        OptionValues values = OptionValues.of(raft.options(), Map.of(name, OptionText.parse(option, text)));
        assertThatThrownBy(() -> raft.processes(new Setup(5, DataType.REGISTER, values)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
