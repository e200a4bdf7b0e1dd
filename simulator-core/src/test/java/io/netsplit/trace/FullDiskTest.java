package io.netsplit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.run.Run;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    private static final long SECOND_NS = 1_000_000_000;
    private static final Run.Labels LABELS = new Run.Labels("test", "full", "disk");

    private static RunSpec spec() {
        return RunSpec.of(new Raft()).durationNs(5 * SECOND_NS).build();
    }

    /** A disk with room for this many bytes. */
    private static OutputStream disk(int bytes) {
        return new OutputStream() {
            private int room = bytes;

            @Override
            public void write(int b) throws IOException {
                if (--room < 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
    }

    @Test
    void aFullDiskIsReportedAsWhatItIs() {
        Run.Traced run = Run.trace(spec(), LABELS, disk(0));
        assertThatThrownBy(run::whole).isInstanceOf(IOException.class).hasMessage("No space left on device");
    }

    @Test
    void theResultOfARunSurvivesADiskThatIsFullFromTheStart() {
        assertThat(Run.trace(spec(), LABELS, disk(0)).result().digest())
                .isEqualTo(Run.execute(spec()).digest());
    }

    @Test
    void theResultOfARunSurvivesADiskThatFillsUpOnTheWay() {
        Run.Traced run = Run.trace(spec(), LABELS, disk(1_000));
        assertThat(run.failure()).isNotNull();
        assertThat(run.result().digest()).isEqualTo(Run.execute(spec()).digest());
        assertThat(run.result().history().operations()).isNotEmpty();
    }
}
