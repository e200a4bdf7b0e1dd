package io.netsplit.system.sharding.transaction;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.Measure;
import io.netsplit.system.Meter;
import io.netsplit.system.commit.CommitMeter;
import io.netsplit.system.sharding.ShardingMeter;
import java.util.ArrayList;
import java.util.List;

/** How transactions end, and what moving keys costs. */
final class TransactionMeter implements Meter {
    static final List<Measure> MEASURES = measures();

    private final CommitMeter commits = new CommitMeter();
    private final ShardingMeter moves;

    TransactionMeter(int keys, int nodes, int valueBytes) {
        moves = new ShardingMeter(keys, nodes, valueBytes);
    }

    private static List<Measure> measures() {
        List<Measure> all = new ArrayList<>(CommitMeter.MEASURES);
        all.addAll(ShardingMeter.OF_MOVES);
        return List.copyOf(all);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        commits.protocol(timeNs, node, event);
        moves.protocol(timeNs, node, event);
    }

    @Override
    public double measure(String name, List<Window> windows) {
        boolean isOfCommits =
                CommitMeter.MEASURES.stream().anyMatch(measure -> measure.name().equals(name));
        return isOfCommits ? commits.measure(name, windows) : moves.measure(name, windows);
    }
}
