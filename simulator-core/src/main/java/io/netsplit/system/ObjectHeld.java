package io.netsplit.system;

import io.netsplit.node.ProtocolEvent;
import java.util.List;

/**
 * A replica of a system without one order of operations now holds this of one object. Whether replicas have converged is
 * read off these: what was there before some instant has reached everybody once, for each object, all its replicas that are
 * up have held the same at some instant after it. A process says so of all its objects again when it starts.
 */
public interface ObjectHeld extends ProtocolEvent {
    /** The object. */
    int key();

    /** A hash of all that the replica knows of the object: equal where it knows the same. */
    long contentDigest();

    /** Addresses of the nodes that are to hold the object; what others hold of it does not count. */
    List<Integer> replicas();
}
