package io.netsplit.system.sharding.transaction;

import io.netsplit.node.Fields;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.sharding.ShardMap;

/** In the log of who keeps the map: the next one. It counts only where it follows the one before it. */
record Decree(ShardMap map) implements LogCommand {
    @Override
    public int sizeBytes() {
        return map.sizeBytes();
    }

    @Override
    public void describe(Fields fields) {
        fields.put("command", "map").put("version", map.version());
    }
}
