package io.netsplit.system.replicated;

import io.netsplit.node.Fields;
import io.netsplit.node.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which servers there are, and which of them hold each shard, as the coordinator has it on its disk and routers are told.
 * Immutable.
 *
 * @param version grows with every change
 * @param servers all that may hold shards
 * @param members by shard
 */
record ShardMembers(long version, List<Integer> servers, List<List<Integer>> members) implements Message {
    private static final int HEADER_BYTES = 64;
    private static final int ENTRY_BYTES = 8;

    /** A replica that is to move. */
    record Change(int shard, int from, int to) {}

    static ShardMembers first(Shards shards) {
        List<List<Integer>> members = new ArrayList<>();
        for (int shard = 0; shard < shards.options().shards(); shard++) {
            members.add(shards.firstMembers(shard));
        }
        return new ShardMembers(1, shards.firstServers(), List.copyOf(members));
    }

    ShardMembers withServers(List<Integer> changed) {
        return new ShardMembers(version + 1, List.copyOf(changed), members);
    }

    ShardMembers withMembers(int shard, List<Integer> changed) {
        List<List<Integer>> all = new ArrayList<>(members);
        all.set(shard, List.copyOf(changed));
        return new ShardMembers(version + 1, servers, List.copyOf(all));
    }

    private int load(int server) {
        return (int) members.stream().filter(each -> each.contains(server)).count();
    }

    /**
     * The next replica to move: away from a server that is to leave, or else from one with most to one that has at least two
     * less. Null where all is well.
     *
     * @param usable which servers may hold a shard that do not yet
     */
    @Nullable
    Change next(BiPredicate<Integer, Integer> usable) {
        Change best = null;
        int gain = 1;
        for (int shard = 0; shard < members.size(); shard++) {
            for (int from : members.get(shard)) {
                int load = servers.contains(from) ? load(from) : Integer.MAX_VALUE;
                for (int to : servers) {
                    if (!members.get(shard).contains(to) && usable.test(shard, to) && load - load(to) > gain) {
                        gain = load - load(to);
                        best = new Change(shard, from, to);
                    }
                }
            }
        }
        return best;
    }

    @Override
    public String type() {
        return "ShardMembers";
    }

    @Override
    public int sizeBytes() {
        return HEADER_BYTES
                + ENTRY_BYTES * members.stream().mapToInt(List::size).sum();
    }

    @Override
    public void describe(Fields fields) {
        fields.put("version", version).put("servers", servers.size()).put("shards", members.size());
    }
}
