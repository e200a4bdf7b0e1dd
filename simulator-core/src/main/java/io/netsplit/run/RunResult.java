package io.netsplit.run;

import io.netsplit.check.Belief;
import io.netsplit.check.LostWrites;
import io.netsplit.check.Replica;
import io.netsplit.check.SplitBrain;
import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.Verdict;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.fault.SkippedFault;
import io.netsplit.history.History;
import io.netsplit.kernel.Outcome;
import io.netsplit.model.Model;
import io.netsplit.system.Meter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that one run showed. Times are virtual nanoseconds since its start.
 *
 * @param seed the run's seed
 * @param digest over every observable event, 16 hexadecimal digits
 * @param observed how many observable events there were
 * @param outcome why the simulation ended
 * @param events simulator events processed
 * @param endNs virtual time reached
 * @param warmupNs beginning of the run that figures leave out
 * @param nodes names of the nodes by address
 * @param clients names of the clients, whose addresses come after the nodes
 * @param homes for every client, from c1 on, the address of the node that it belongs to
 * @param history what the clients did
 * @param model the sequential specification of the objects that they used
 * @param roles who believed what, by start
 * @param states when endpoints were not simply up, by start
 * @param faults which faults were active, by start
 * @param skipped faults that were to fire and could not, so that nothing can be said of their windows
 * @param leadership who acted as leader and could talk to a majority
 * @param replicas how far every replica had applied the common order
 * @param contents what every node that was up at the end held, where the system shows it
 * @param messages how many were sent and lost, when
 * @param invariants in the protocol's order
 * @param reached how often each landmark was reached, by name, those that never were included
 * @param meter took the figures that only this protocol has
 */
public record RunResult(
        long seed,
        String digest,
        long observed,
        Outcome outcome,
        long events,
        long endNs,
        long warmupNs,
        List<String> nodes,
        List<String> clients,
        List<Integer> homes,
        History history,
        Model model,
        List<RoleSpan> roles,
        List<NodeSpan> states,
        List<FaultSpan> faults,
        List<SkippedFault> skipped,
        LeadershipSteps leadership,
        ReplicaProgress replicas,
        List<Replica> contents,
        MessageCounts messages,
        List<InvariantResult> invariants,
        Map<String, Long> reached,
        Meter meter) {
    public RunResult {
        nodes = List.copyOf(nodes);
        clients = List.copyOf(clients);
        homes = List.copyOf(homes);
        roles = List.copyOf(roles);
        states = List.copyOf(states);
        faults = List.copyOf(faults);
        skipped = List.copyOf(skipped);
        contents = List.copyOf(contents);
        invariants = List.copyOf(invariants);
        reached = Collections.unmodifiableMap(new LinkedHashMap<>(reached));
    }

    /** Judges the history; the search is done anew at every call. */
    public Verdict linearizability(Budget budget) {
        return new Judge().check(history, model, budget);
    }

    /** When which node believed that it led. */
    public List<Belief> beliefs() {
        return roles.stream()
                .filter(RoleSpan::isLeader)
                .map(span -> new Belief(span.node(), span.epoch(), span.startNs(), span.endNs(), gaveUp(span)))
                .toList();
    }

    private boolean gaveUp(RoleSpan span) {
        return span.endNs() < endNs
                && states.stream()
                        .noneMatch(state -> state.node() == span.node()
                                && state.state() != NodeSpan.State.PAUSED
                                && state.startNs() == span.endNs());
    }

    /** Acknowledged writes that were later gone; looked for anew at every call. */
    public LostWrites lostWrites() {
        return LostWrites.of(history, model, contents);
    }

    /** Intervals in which more than one node believed that it led, and what became of the writes they acknowledged. */
    public List<SplitBrain> splitBrains(LostWrites lost) {
        return SplitBrain.find(beliefs(), history, lost);
    }

    /** "n3" for a node, "c2" for a client by its address. */
    public String name(int address) {
        int client = address - nodes.size();
        return client < 0 ? nodes.get(address) : clients.get(client);
    }
}
