package io.netsplit.system.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.node.RoleChanged.Role;
import io.netsplit.system.Invariant;
import io.netsplit.system.raft.RaftEvent.Committed;
import io.netsplit.system.raft.RaftEvent.EntryAppended;
import io.netsplit.system.raft.RaftEvent.EntryApplied;
import io.netsplit.system.raft.RaftEvent.LogRecovered;
import io.netsplit.system.raft.RaftEvent.LogTruncated;
import io.netsplit.system.raft.RaftEvent.SnapshotInstalled;
import io.netsplit.workload.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each of Figure 3's properties is broken by hand, and the checker says so in a sentence; what is legal it lets pass. */
class RaftInvariantsTest {
    private long timeNs;

    @Test
    void twoLeadersOfOneTermAreNamed() {
        Invariant invariant = of("one-leader-per-term");
        see(invariant, 0, leads(7));
        see(invariant, 0, leads(8));
        assertThat(invariant.violation()).isEmpty();
        see(invariant, 2, leads(7));
        assertThat(sentence(invariant)).isEqualTo("n1 and n3 both led term 7");
        assertThat(invariant.violation().orElseThrow().timeNs()).isEqualTo(3);
        assertThat(invariant.checks()).isEqualTo(3);
    }

    @Test
    void aLeaderThatThrowsItsLogAwayIsNamed() {
        Invariant invariant = of("leader-append-only");
        see(invariant, 1, appended(1, 1, "a"), appended(2, 1, "b"), new LogTruncated(2), leads(2));
        assertThat(invariant.violation()).isEmpty();
        see(invariant, 1, new LogTruncated(1));
        assertThat(sentence(invariant)).isEqualTo("n2 threw away its log from entry 1 on while it led term 2");
    }

    @Test
    void twoEntriesWithOneIndexAndTermAreNamed() {
        Invariant invariant = of("log-matching");
        see(invariant, 0, appended(1, 1, "a"));
        see(invariant, 1, appended(1, 1, "b"));
        assertThat(sentence(invariant)).isEqualTo("entry 1 of term 1 is 'write 0 a' on n1 and 'write 0 b' on n2");
    }

    @Test
    void anEntryWithTwoPredecessorsIsNamed() {
        Invariant invariant = of("log-matching");
        see(invariant, 0, appended(1, 1, "a"), appended(2, 3, "c"));
        see(invariant, 1, appended(1, 2, "b"), appended(2, 3, "c"));
        assertThat(sentence(invariant))
                .isEqualTo("n1 and n2 have the same entry 2 of term 3, but before it n1 has term 1 and n2 term 2");
    }

    @Test
    void logsThatDivergeAndAreRepairedMatch() {
        Invariant invariant = of("log-matching");
        see(invariant, 0, appended(1, 1, "a"), appended(2, 1, "b"));
        see(invariant, 1, appended(1, 1, "a"), appended(2, 2, "c"));
        see(invariant, 0, new LogTruncated(2), appended(2, 2, "c"));
        see(invariant, 2, new SnapshotInstalled(2, 2), appended(3, 2, "d"));
        see(invariant, 0, appended(3, 2, "d"));
        assertThat(invariant.violation()).isEmpty();
    }

    @Test
    void aLeaderWithoutACommittedEntryIsNamed() {
        Invariant invariant = of("committed-entries-survive");
        see(invariant, 0, leads(1), appended(1, 1, "a"), appended(2, 1, "b"), new Committed(2, 1));
        see(invariant, 1, appended(1, 1, "a"), leads(2));
        assertThat(sentence(invariant)).isEqualTo("n2 led term 2 without entry 2, which n1 had committed in term 1");
    }

    @Test
    void aLeaderOfAnEarlierTermNeedsNotHaveWhatALaterOneCommitted() {
        Invariant invariant = of("committed-entries-survive");
        see(invariant, 0, leads(3), appended(1, 3, "a"), new Committed(1, 3));
        see(invariant, 1, leads(2));
        assertThat(invariant.violation()).isEmpty();
    }

    @Test
    void aCommitThatALaterLeaderDoesNotHaveIsNamed() {
        Invariant invariant = of("committed-entries-survive");
        see(invariant, 0, leads(1), appended(1, 1, "a"));
        see(invariant, 1, leads(2));
        see(invariant, 0, new Committed(1, 1));
        assertThat(sentence(invariant)).isEqualTo("n2 led term 2 without entry 1, which n1 had committed in term 1");
    }

    @Test
    void throwingAwayACommittedEntryIsNamed() {
        Invariant invariant = of("committed-entries-survive");
        see(invariant, 0, appended(1, 1, "a"), new Committed(1, 1), new LogTruncated(1));
        assertThat(sentence(invariant)).isEqualTo("n1 threw away entry 1, which it knew to be committed");
    }

    @Test
    void whatACrashTookIsMissingAfterIt() {
        Invariant invariant = of("committed-entries-survive");
        see(invariant, 0, leads(1), appended(1, 1, "a"), new Committed(1, 1));
        see(invariant, 0, new LogRecovered(0, 0), leads(2));
        assertThat(sentence(invariant)).isEqualTo("n1 led term 2 without entry 1, which n1 had committed in term 1");
    }

    @Test
    void twoEntriesAppliedAtOneIndexAreNamed() {
        Invariant invariant = of("state-machine-safety");
        see(invariant, 0, new EntryApplied(entry(1, 1, "a")));
        see(invariant, 1, new EntryApplied(entry(1, 1, "a")));
        assertThat(invariant.violation()).isEmpty();
        see(invariant, 2, new EntryApplied(entry(1, 2, "b")));
        assertThat(sentence(invariant))
                .isEqualTo("n1 applied 'write 0 a' of term 1 as entry 1, n3 applied 'write 0 b' of term 2");
    }

    @Test
    void aPropertyThatNothingTouchedWasNotLookedAt() {
        for (String name : RaftInvariants.NAMES) {
            Invariant invariant = of(name);
            see(invariant, 0, new RoleChanged(Role.FOLLOWER, 0));
            assertThat(invariant.checks()).as(name).isZero();
        }
    }

    private static Invariant of(String name) {
        return RaftInvariants.of(List.of(name)).get(0);
    }

    private void see(Invariant invariant, int node, ProtocolEvent... events) {
        for (ProtocolEvent event : events) {
            invariant.protocol(++timeNs, node, event);
        }
    }

    private static String sentence(Invariant invariant) {
        return invariant.violation().orElseThrow().sentence();
    }

    private static RoleChanged leads(long term) {
        return new RoleChanged(Role.LEADER, term);
    }

    private static EntryAppended appended(long index, long term, String value) {
        return new EntryAppended(entry(index, term, value));
    }

    private static Entry entry(long index, long term, String value) {
        return new Entry(index, term, new Command.Operate(new Request(1, 1, "write", 0, value), 9));
    }
}
