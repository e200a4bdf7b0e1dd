package io.netsplit.scenario.report;

import static io.netsplit.scenario.report.SampleSweep.MS;
import static io.netsplit.scenario.report.SampleSweep.S;

import io.netsplit.history.Completion;
import io.netsplit.scenario.result.MessageView;
import io.netsplit.scenario.result.OperationView;
import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunDetail;
import io.netsplit.scenario.result.RunSummary;
import java.util.ArrayList;
import java.util.List;

/** A made-up run around a cut: n1 leads term 1 on the small side, n4 wins term 2 on the large one. */
final class SampleDetail {
    private static final List<String> NODES = List.of("n1", "n2", "n3", "n4", "n5");
    private static final long START_MS = 9_850;
    private static final long CUT_MS = 10_000;
    private static final long ELECTED_MS = 10_420;
    private static final long END_MS = 11_050;

    private final List<MessageView> messages = new ArrayList<>();

    private SampleDetail() {}

    static RunDetail detail(RunSummary summary) {
        SampleDetail detail = new SampleDetail();
        detail.traffic();
        List<RunDetail.LatencyBucket> latency = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            long worst = second == 10 ? 900 * MS : 20 * MS + second % 7 * MS;
            latency.add(new RunDetail.LatencyBucket(second * S, (second + 1) * S, 40, 5 * MS, 12 * MS, worst));
        }
        return new RunDetail(
                summary,
                "seed 1 is the first that is not linearizable",
                NODES,
                List.of("c1", "c4"),
                "a.trace",
                CUT_MS * MS,
                "split starts: n1 n2 | n3 n4 n5.",
                START_MS * MS,
                END_MS * MS,
                roles(),
                List.of(new RunDetail.NodeState("n4", "down", 40 * S, 45 * S)),
                List.of(
                        new RunDetail.Mark(10_700 * MS, "n4", "commit", "index 312"),
                        new RunDetail.Mark(10_900 * MS, "", "violation", "two values at index 313")),
                detail.messages,
                7,
                operations(),
                0,
                latency);
    }

    private static List<RoleInterval> roles() {
        List<RoleInterval> roles = new ArrayList<>(SampleSweep.leaders());
        roles.add(new RoleInterval("n4", "candidate", 2, 10_380 * MS, ELECTED_MS * MS));
        roles.add(new RoleInterval("n3", "follower", 1, 0, 60 * S));
        return roles;
    }

    private void traffic() {
        for (long ms = START_MS; ms < END_MS; ms += 50) {
            heartbeat("n1", ms, 1);
        }
        for (String voter : List.of("n1", "n2", "n3", "n5")) {
            send("n4", voter, "RequestVote", 10_380, "term=2");
        }
        send("n3", "n4", "VoteReply", 10_386, "granted");
        send("n5", "n4", "VoteReply", 10_390, "granted");
        for (long ms = ELECTED_MS; ms < END_MS; ms += 50) {
            heartbeat("n4", ms, 2);
        }
    }

    private void heartbeat(String leader, long ms, long term) {
        for (String node : NODES) {
            if (!node.equals(leader)) {
                send(leader, node, "AppendEntries", ms, "term=" + term);
                if (!cut(leader, node, ms)) {
                    send(node, leader, "AppendReply", ms + 6, "term=" + term);
                }
            }
        }
    }

    private void send(String from, String to, String type, long ms, String text) {
        long id = messages.size();
        boolean lost = cut(from, to, ms);
        long delay = 3 + id * 7 % 5;
        messages.add(new MessageView(
                id,
                from,
                to,
                type,
                text,
                ms * MS,
                lost ? ms * MS : (ms + delay) * MS,
                lost ? "partition" : "delivered"));
    }

    private static boolean cut(String from, String to, long ms) {
        return ms >= CUT_MS && NODES.indexOf(from) < 2 != NODES.indexOf(to) < 2;
    }

    private static List<OperationView> operations() {
        List<OperationView> operations = new ArrayList<>();
        for (long ms = START_MS; ms < END_MS; ms += 40) {
            operations.add(SampleSweep.operation(
                    operations.size(),
                    "c4",
                    "write",
                    "7",
                    "",
                    Completion.OK,
                    ms,
                    ms + (ms > CUT_MS && ms < ELECTED_MS ? 39 : 8)));
        }
        operations.add(SampleSweep.operation(90, "c1", "write", "3", "", Completion.OK, 9_900, 9_908));
        operations.add(SampleSweep.operation(91, "c1", "write", "4", "", Completion.INFO, 10_010, 11_010));
        return operations;
    }
}
