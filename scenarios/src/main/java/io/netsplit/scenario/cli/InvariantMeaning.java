package io.netsplit.scenario.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What each protocol's invariants say, in a sentence. */
final class InvariantMeaning {
    private static final Map<String, String> MEANINGS = meanings();

    private InvariantMeaning() {}

    /** Empty where nobody has written it down; a test sees to it that somebody has. */
    static String of(String invariant) {
        return MEANINGS.getOrDefault(invariant, "");
    }

    private static Map<String, String> meanings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("one-leader-per-term", "at most one node leads in a term (Raft's election safety, Ongaro 2014, §3.2)");
        all.put("leader-append-only", "a leader only ever appends to its own log (Ongaro 2014, §3.2)");
        all.put(
                "log-matching",
                "two logs with an entry of the same index and term are equal up to it (Ongaro 2014, §3.2)");
        all.put("leader-completeness", "every leader's log holds everything that was committed before its term (§3.2)");
        all.put(
                "committed-entries-survive",
                "every later leader holds each committed entry (leader completeness, §3.2)");
        all.put("state-machine-safety", "no two nodes apply different commands at the same index (Ongaro 2014, §3.2)");
        all.put(
                "one-value-per-slot",
                "no slot of the log has two chosen commands (Lamport, Paxos Made Simple, section 2.1)");
        all.put(
                "chosen-values-survive",
                "once a command is chosen for a slot, no higher ballot proposes another one (P2b, section 2.2)");
        all.put("promises-kept", "no acceptor accepts anything below a ballot that it has promised (P1a, section 2.2)");
        all.put("state-machines-agree", "no two replicas apply different commands in the same slot");
        all.put(
                "atomic-commitment",
                "nobody commits a transaction that another aborts (AC1 and AC2, Bernstein et al. 1987, section 7.3)");
        all.put("one-primary-per-epoch", "at most one node acts as primary in an epoch");
        all.put(
                "update-propagation",
                "whoever is nearer to the head of a chain has every update of one nearer to the tail (OSDI 2004, section 3)");
        all.put(
                "acknowledged-writes-kept",
                "some node's disk holds what was acknowledged, or what lawfully replaces it (Dynamo, section 4.4)");
        all.put(
                "no-live-node-stays-dead",
                "nobody takes a running node for dead for long after the last disturbance (eventual accuracy)");
        all.put(
                "crashed-node-is-found-dead",
                "every running node takes a stopped one for dead soon after the last disturbance (strong completeness, Chandra and"
                        + " Toueg 1996, section 2.2)");
        all.put(
                "one-owner-per-key",
                "once a server acknowledged a write of a key, none does that owned it before, or another one in the same epoch");
        all.put(
                "joins-complete",
                "a join of whole tables has every row once, with the one it refers to, each as it was while the query was under way");
        all.put(
                "rumor-reaches-everybody",
                "all running nodes know every rumor that is old enough, soon after the last disturbance (Demers et al., PODC 1987)");
        all.put("no-message-lost", "every message that was confirmed has its effect, or is put aside as a dead letter");
        all.put("no-duplicate-delivery", "no message is handed to consumers of one group twice");
        all.put("no-duplicate-effect", "no message has its effect twice");
        all.put("order-per-key", "messages of one key have their effects in the order in which they were confirmed");
        all.put(
                "no-zombie-effect",
                "a consumer that has lost a partition has no effect on it any more, whether it knows or not");
        all.put("answers-match-requests", "every answer is that of the request whose correlation id it bears");
        all.put(
                "money-conserved",
                "accounts and what is in flight make the sum of the beginning, and all steps of a saga stand or none does");
        all.put(
                "compensation-in-reverse-order",
                "the steps of a saga are undone from the last to the first (Garcia-Molina and Salem 1987)");
        all.put(
                "every-request-answered-once",
                "every client hears once what became of its request: that it was served, refused or lost");
        return all;
    }
}
