package io.netsplit.fault;

import java.util.List;

/**
 * Whom a fault befalls. Resolved when the fault fires, among the nodes that belong to the cluster then. Within one fault
 * names and the leader are resolved first, then the picks, each among nodes that no other selector of the fault has
 * taken, and {@link Rest} last. Picks draw from the fault's own stream of chance.
 */
public sealed interface Selector {
    /** The word for it, as in a scenario file. */
    String text();

    /** A node, as "n3", or all nodes of a group, as "west". */
    record Named(String name) implements Selector {
        @Override
        public String text() {
            return name;
        }
    }

    /**
     * The live node that says that it leads, in the highest epoch. Where there is none the fault waits for one, see
     * {@link FaultSchedule#leaderWaitNs}.
     */
    record Leader() implements Selector {
        @Override
        public String text() {
            return "leader";
        }
    }

    /** One live node that is not the leader, picked by chance. */
    record Follower() implements Selector {
        @Override
        public String text() {
            return "follower";
        }
    }

    /** All nodes but the leader. */
    record Followers() implements Selector {
        @Override
        public String text() {
            return "followers";
        }
    }

    /** The smallest majority that can be picked without the leader. */
    record MajorityWithoutLeader() implements Selector {
        @Override
        public String text() {
            return "majority-without-leader";
        }
    }

    /** The leader, and as many others as still make no majority. */
    record MinorityWithLeader() implements Selector {
        @Override
        public String text() {
            return "minority-with-leader";
        }
    }

    /** Every node that no other selector of the fault has taken. */
    record Rest() implements Selector {
        @Override
        public String text() {
            return "rest";
        }
    }

    /** Every node. */
    record All() implements Selector {
        @Override
        public String text() {
            return "all";
        }
    }

    /** So many of all nodes, rounded up, picked by chance. */
    record Share(double share) implements Selector {
        public Share {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of the nodes lies above 0 and up to 1, not " + share);
            }
        }

        @Override
        public String text() {
            return share * 100 + "%";
        }
    }

    /** So many nodes, picked by chance. */
    record RandomNodes(int count) implements Selector {
        public RandomNodes {
            if (count < 1) {
                throw new IllegalArgumentException("a random choice needs at least 1 node, not " + count);
            }
        }

        @Override
        public String text() {
            return "random(" + count + ")";
        }
    }

    /** Everything that one of these selects. */
    record Union(List<Selector> parts) implements Selector {
        public Union {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("a selection needs at least one part");
            }
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Selector part : parts) {
                text.append(text.isEmpty() ? "" : " ").append(part.text());
            }
            return text.toString();
        }
    }
}
