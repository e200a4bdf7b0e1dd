package io.netsplit.real;

import io.netsplit.node.Fields;
import io.netsplit.system.ObjectHeld;
import java.util.List;

/** A node of a product, every one of which is to hold every key, now holds this of a key. */
record RealHeld(int key, long contentDigest, List<Integer> replicas) implements ObjectHeld {
    @Override
    public String type() {
        return "held";
    }

    @Override
    public void describe(Fields into) {
        into.put("key", key).put("digest", contentDigest);
    }
}
