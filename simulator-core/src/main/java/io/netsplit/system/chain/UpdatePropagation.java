package io.netsplit.system.chain;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whoever is nearer to the head has every update that one nearer to the tail has (van Renesse and Schneider 2004, section 3,
 * the Update Propagation Invariant). Looked at when an update is appended, against the predecessor; when the tail answers one,
 * against all members; and when a member's log comes back from a disk, against those behind it.
 */
final class UpdatePropagation extends WatchedProperty {
    static final String NAME = "update-propagation";

    private final Map<Integer, TreeMap<Long, ChainEvent.Appended>> logs = new LinkedHashMap<>();
    private final Map<Integer, View> views = new LinkedHashMap<>();

    UpdatePropagation() {
        super(NAME);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof ChainEvent.Appended appended) {
            log(node).put(appended.index(), appended);
            View view = views.get(node);
            if (view != null && view.contains(node) && view.predecessor(node) != View.NOBODY) {
                hold(timeNs, view.predecessor(node), node, appended.index());
            }
        } else if (event instanceof ChainEvent.Truncated truncated) {
            log(node).tailMap(truncated.fromIndex(), true).clear();
        } else if (event instanceof ChainEvent.Recovered recovered) {
            log(node).tailMap(recovered.lastIndex(), false).clear();
            cameBack(timeNs, node);
            views.remove(node);
        } else if (event instanceof ChainEvent.Configured configured) {
            views.put(node, configured.view());
        } else if (event instanceof ChainEvent.Acknowledged acknowledged) {
            View view = views.get(node);
            if (view != null) {
                view.members().forEach(member -> hold(timeNs, member, node, acknowledged.index()));
            }
        }
    }

    private TreeMap<Long, ChainEvent.Appended> log(int node) {
        return logs.computeIfAbsent(node, key -> new TreeMap<>());
    }

    /** A member that comes back while all behind it still believe in it must not have less than they have. */
    private void cameBack(long timeNs, int node) {
        View view = views.get(node);
        if (view == null || !view.contains(node)) {
            return;
        }
        for (int behind : view.members()
                .subList(view.members().indexOf(node) + 1, view.members().size())) {
            View theirs = views.get(behind);
            if (theirs != null && theirs.epoch() == view.epoch() && !log(behind).isEmpty()) {
                hold(timeNs, node, behind, log(behind).lastKey());
            }
        }
    }

    private void hold(long timeNs, int nearerHead, int nearerTail, long index) {
        checked();
        ChainEvent.Appended theirs = log(nearerHead).get(index);
        ChainEvent.Appended own = log(nearerTail).get(index);
        if (own != null && !own.equals(theirs)) {
            violated(
                    timeNs,
                    node(nearerTail) + " has update " + own.serial() + " of session " + own.client() + " at place "
                            + index
                            + ", and " + node(nearerHead) + ", which is nearer to the head, has "
                            + (theirs == null
                                    ? "none"
                                    : "update " + theirs.serial() + " of session " + theirs.client()));
        }
    }
}
