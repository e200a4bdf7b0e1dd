package io.netsplit.check.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.consistency.VersionedSessions.Access;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionedSessionsTest {
    private static Access read(long version) {
        return new Access(1, "x", false, version);
    }

    private static Access write(long version) {
        return new Access(1, "x", true, version);
    }

    private static boolean holds(Level level, Access... accesses) {
        return VersionedSessions.firstRegression(level, List.of(accesses)).isEmpty();
    }

    @Test
    void readOfAnOlderVersionThanTheOneWrittenBreaksReadYourWrites() {
        assertThat(holds(Level.READ_YOUR_WRITES, write(3), read(2))).isFalse();
        assertThat(holds(Level.READ_YOUR_WRITES, write(3), read(3), read(7))).isTrue();
        assertThat(holds(Level.READ_YOUR_WRITES, read(5), read(2))).isTrue();
    }

    @Test
    void readOfAnOlderVersionThanTheOneReadBreaksMonotonicReads() {
        assertThat(holds(Level.MONOTONIC_READS, read(3), read(3), read(2))).isFalse();
        assertThat(holds(Level.MONOTONIC_READS, write(3), read(2))).isTrue();
    }

    @Test
    void versionThatDoesNotGrowBreaksMonotonicWrites() {
        assertThat(holds(Level.MONOTONIC_WRITES, write(3), write(2))).isFalse();
        assertThat(holds(Level.MONOTONIC_WRITES, write(2), read(9), write(3))).isTrue();
    }

    @Test
    void writeBehindWhatWasReadBreaksWritesFollowReads() {
        assertThat(VersionedSessions.firstRegression(Level.WRITES_FOLLOW_READS, List.of(read(4), write(4)))
                        .orElseThrow()
                        .sentence())
                .isEqualTo("session 1 wrote version 4 of key x after it had read version 4");
        assertThat(holds(Level.WRITES_FOLLOW_READS, read(4), write(5))).isTrue();
    }

    @Test
    void sessionsAndKeysAreApart() {
        assertThat(holds(Level.MONOTONIC_READS, read(3), new Access(2, "x", false, 2), new Access(1, "y", false, 1)))
                .isTrue();
    }
}
