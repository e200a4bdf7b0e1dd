package io.netsplit.check.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.check.consistency.VersionedSessions.Access;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Terry and others, section 3, pair by pair: what comes later in a session against everything before it. */
    private static boolean pairwise(Level level, List<Access> accesses) {
        boolean firstWrites = level == Level.READ_YOUR_WRITES || level == Level.MONOTONIC_WRITES;
        boolean secondWrites = level == Level.MONOTONIC_WRITES || level == Level.WRITES_FOLLOW_READS;
        for (int i = 0; i < accesses.size(); i++) {
            for (int j = i + 1; j < accesses.size(); j++) {
                Access first = accesses.get(i);
                Access second = accesses.get(j);
                boolean related = first.session() == second.session()
                        && first.key().equals(second.key())
                        && first.isWrite() == firstWrites
                        && second.isWrite() == secondWrites;
                long least = first.version() + (secondWrites ? 1 : 0);
                if (related && second.version() < least) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Up to four sessions share up to two keys, and write each version of a key once. */
    private static List<Access> random(Prng random) {
        int keys = 1 + random.nextInt(2);
        int sessions = 1 + random.nextInt(4);
        List<Access> accesses = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            List<Long> versions = new ArrayList<>(List.of(1L, 2L, 3L, 4L).subList(0, 1 + random.nextInt(4)));
            int reads = random.nextInt(4);
            for (int i = 0; i < reads; i++) {
                long version = random.nextInt(versions.size() + 1);
                accesses.add(new Access(random.nextInt(sessions), "k" + key, false, version));
            }
            while (!versions.isEmpty()) {
                long version = versions.remove(random.nextInt(versions.size()));
                int place = random.nextInt(accesses.size() + 1);
                accesses.add(place, new Access(random.nextInt(sessions), "k" + key, true, version));
            }
        }
        return accesses;
    }

    @Test
    void everyGuaranteeAgreesWithItsDefinitionOverRandomSessions() {
        Map<Level, int[]> seen = new EnumMap<>(Level.class);
        for (long seed = 1; seed <= 4_000; seed++) {
            List<Access> accesses = random(Prng.of(seed, "sessions"));
            for (Level level : List.of(
                    Level.READ_YOUR_WRITES, Level.MONOTONIC_READS, Level.MONOTONIC_WRITES, Level.WRITES_FOLLOW_READS)) {
                boolean expected = pairwise(level, accesses);
                seen.computeIfAbsent(level, absent -> new int[2])[expected ? 1 : 0]++;
                assertThat(VersionedSessions.firstRegression(level, accesses).isEmpty())
                        .as("seed %d, %s: %s", seed, level, accesses)
                        .isEqualTo(expected);
            }
        }
        assertThat(seen.values())
                .hasSize(4)
                .allSatisfy(counts -> assertThat(Math.min(counts[0], counts[1])).isGreaterThan(300));
    }

    /** Sessions as "w3 r0 | w1", versions of one key, with the guarantees that they break. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            w2 | w1 w4 | w3 r0                ; READ_YOUR_WRITES
            w1 r1 | r1                        ;
            w3 w1 w2 r1                       ; READ_YOUR_WRITES MONOTONIC_WRITES
            w2 r3 r1 r2 | w3 | r1 w1 w4       ; READ_YOUR_WRITES MONOTONIC_READS WRITES_FOLLOW_READS
            r4 w2 | r1 r2 w4                  ; WRITES_FOLLOW_READS
            r0 r4 w1 r2 w2 | r3 w3 w4         ; MONOTONIC_READS WRITES_FOLLOW_READS
            """)
    void knownSessionsBreakWhatIsNamed(String text, @Nullable String broken) {
        List<Access> accesses = new ArrayList<>();
        String[] sessions = text.split("\\|");
        for (int session = 0; session < sessions.length; session++) {
            for (String word : sessions[session].trim().split(" ")) {
                long version = Long.parseLong(word.substring(1));
                accesses.add(new Access(session, "x", word.charAt(0) == 'w', version));
            }
        }
        List<String> found = Stream.of(
                        Level.READ_YOUR_WRITES,
                        Level.MONOTONIC_READS,
                        Level.MONOTONIC_WRITES,
                        Level.WRITES_FOLLOW_READS)
                .filter(level ->
                        VersionedSessions.firstRegression(level, accesses).isPresent())
                .map(Level::name)
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(broken == null ? "" : broken);
    }

    @Test
    void sessionsAndKeysAreApart() {
        assertThat(holds(Level.MONOTONIC_READS, read(3), new Access(2, "x", false, 2), new Access(1, "y", false, 1)))
                .isTrue();
    }
}
