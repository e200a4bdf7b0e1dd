package io.netsplit.trace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netsplit.run.Run;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    private static final long SECOND_NS = 1_000_000_000;

    @Test
    void aFullDiskIsReportedAsWhatItIs() {
        RunSpec spec = RunSpec.of(new Raft()).durationNs(5 * SECOND_NS).build();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        assertThatThrownBy(() -> Run.trace(spec, new Run.Labels("test", "full", "disk"), full))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }
}
