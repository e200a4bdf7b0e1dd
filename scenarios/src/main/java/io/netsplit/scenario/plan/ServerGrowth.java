package io.netsplit.scenario.plan;

import io.netsplit.traffic.LabRun;
import java.util.BitSet;
import java.util.List;

/** Servers that join while a run goes on, and servers that leave: balancers send these nothing new, and they finish. */
final class ServerGrowth {
    private final List<Integer> joiners;
    private int joined;

    ServerGrowth(TrafficNodes nodes) {
        joiners = nodes.servers().subList(nodes.present(), nodes.servers().size());
    }

    /** The nodes of the next servers to join; those of a step that comes again are there already. */
    BitSet next(int count) {
        BitSet nodes = new BitSet();
        for (int i = 0; i < count && joined < joiners.size(); i++) {
            nodes.set(joiners.get(joined++));
        }
        return nodes;
    }

    /** Before the run begins: who joins later is not there, and nobody sends to it. */
    static void begin(LabRun run, TrafficNodes nodes) {
        for (int server = nodes.present(); server < nodes.servers().size(); server++) {
            run.drain(server, true);
            run.crash(server);
        }
    }

    static void schedule(LabRun run, BitSet servers, boolean joins, long atNs) {
        servers.stream()
                .forEach(server -> run.simulation().scheduleAt(atNs, () -> {
                    if (joins) {
                        run.server(server).restart();
                    }
                    run.drain(server, !joins);
                }));
    }
}
