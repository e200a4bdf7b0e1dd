package io.netsplit.trace;

import io.netsplit.history.Cas;
import io.netsplit.history.Completion;
import io.netsplit.history.Operation;
import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import io.netsplit.node.RoleChanged;
import java.util.List;

/** A short story that has one event of every kind; the documentation shows its trace. */
final class SampleEvents {
    static final TraceHeader HEADER =
            new TraceHeader("0.1.0", "sample", "correct", 7, 60_000_000_000L, List.of("n1", "n2", "n3"), List.of("c1"));

    private SampleEvents() {}

    record Vote(long term, int candidate, boolean preVote, String note) implements Message {
        @Override
        public String type() {
            return "RequestVote";
        }

        @Override
        public int sizeBytes() {
            return 48;
        }

        @Override
        public void describe(Fields fields) {
            fields.put("term", term).put("candidate", candidate).put("pre-vote", preVote);
            if (!note.isEmpty()) {
                fields.put("note", note);
            }
        }
    }

    static void tell(Observer observer) {
        tell(observer, 1, 250_000_000L, "");
    }

    static void tell(Observer observer, long term, long timeNs, String note) {
        Vote vote = new Vote(term, 0, false, note);
        Vote damaged = new Vote(term + 64, 0, false, note);
        observer.nodeChanged(0, 0, NodeChange.STARTED, "");
        observer.protocol(timeNs, 0, new RoleChanged(RoleChanged.Role.CANDIDATE, term));
        observer.messageSent(timeNs, 17, 0, 1, vote);
        observer.messageSent(timeNs, 18, 0, 2, vote);
        observer.messageDelivered(timeNs + 1_870_311, 17, 0, 1, vote);
        observer.messageDelivered(timeNs + 2_000_000, 18, 0, 2, damaged);
        observer.faultStarted(10_000_000_000L, "split", "n1 | n2 n3");
        observer.messageSent(10_000_100_000L, 19, 0, 1, vote);
        observer.messageDropped(10_000_100_000L, 19, 0, 1, vote, DropReason.PARTITION);
        observer.faultEnded(30_000_000_000L, "split");
        Operation operation = new Operation(0, 3, 0, "cas", 5L, new Cas(1L, 2L), 31_000_000_000L);
        observer.operationInvoked(31_000_000_000L, operation);
        operation.complete(Completion.OK, true, 31_004_000_000L, "", 1);
        observer.operationCompleted(31_004_000_000L, operation);
    }
}
