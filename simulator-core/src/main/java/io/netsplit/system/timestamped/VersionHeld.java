package io.netsplit.system.timestamped;

import io.netsplit.node.Fields;
import io.netsplit.system.ObjectHeld;
import java.util.List;

/**
 * The home of a key has a version on its disk.
 *
 * @param replicas the home alone
 */
record VersionHeld(int key, Stamp at, List<Integer> replicas) implements ObjectHeld {
    @Override
    public long contentDigest() {
        return at.wallNs();
    }

    @Override
    public String type() {
        return "version-held";
    }

    @Override
    public void describe(Fields fields) {
        fields.put("key", key).put("at-ns", at.wallNs()).put("node", at.node());
    }
}
