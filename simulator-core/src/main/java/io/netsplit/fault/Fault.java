package io.netsplit.fault;

import io.netsplit.cluster.clock.Correction;
import io.netsplit.cluster.clock.Strobe;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.network.LinkChange;
import io.netsplit.random.Distribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong, or is changed on purpose. What ends it puts back what it changed. */
public sealed interface Fault {
    /** The word in a scenario file. */
    String verb();

    /** Whom it befalls, in the order in which its sides are reported; empty where it finds its nodes by itself. */
    default List<Selector> selectors() {
        return List.of();
    }

    /**
     * The network is cut between groups of nodes: all of them from each other, or, in one direction only, the first
     * from the others. Nodes in no group and clients apart still talk to everybody.
     */
    record Partition(List<Selector> groups, CutDirection direction) implements Fault {
        public Partition {
            groups = List.copyOf(groups);
            if (groups.size() < 2) {
                throw new IllegalArgumentException("a partition needs at least two groups");
            }
        }

        @Override
        public String verb() {
            return "partition";
        }

        @Override
        public List<Selector> selectors() {
            return groups;
        }
    }

    /** These nodes, as one group, are cut from every other node and from clients apart. */
    record Isolate(Selector nodes, CutDirection direction) implements Fault {
        @Override
        public String verb() {
            return "isolate";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(nodes);
        }
    }

    /** All other nodes fall into two random halves that reach each other only through these. */
    record Bridge(Selector via) implements Fault {
        @Override
        public String verb() {
            return "bridge";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(via);
        }
    }

    /** The nodes stand in a random ring and reach their nearest neighbours: a majority each, and no two the same. */
    record MajoritiesRing() implements Fault {
        @Override
        public String verb() {
            return "ring";
        }
    }

    /** A partition that comes and goes. */
    record Flap(List<Selector> groups, DurationRange down, DurationRange up) implements Fault {
        public Flap {
            groups = List.copyOf(groups);
            if (groups.size() < 2) {
                throw new IllegalArgumentException("a flapping cut needs at least two groups");
            }
            if (down.minNs() <= 0 || up.minNs() <= 0) {
                throw new IllegalArgumentException("a flapping cut needs times above zero, down and up");
            }
        }

        @Override
        public String verb() {
            return "flap";
        }

        @Override
        public List<Selector> selectors() {
            return groups;
        }
    }

    /** All nodes fall into two random halves that are cut from each other; the second has the odd one. */
    record RandomHalves() implements Fault {
        @Override
        public String verb() {
            return "halves";
        }
    }

    /**
     * These nodes are isolated one by one, at random times in the first half of the fault, and come back one by one in
     * another order in the second half. The idea is FoundationDB's ("swizzle-clogging").
     */
    record Swizzle(Selector nodes) implements Fault {
        @Override
        public String verb() {
            return "swizzle";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(nodes);
        }
    }

    /** The links from the first to the second, or both ways, get worse. */
    record Degrade(Selector from, Selector to, boolean bothWays, LinkChange change) implements Fault {
        @Override
        public String verb() {
            return "degrade";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(from, to);
        }
    }

    /** The machine stops, with the clients beside the node; its end is a restart. */
    record Crash(Selector nodes, DiskLoss lose) implements Fault {
        @Override
        public String verb() {
            return "crash";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(nodes);
        }
    }

    /** The process freezes, as in a long collection of garbage; its end lets it go on with what has waited. */
    record Pause(Selector nodes) implements Fault {
        @Override
        public String verb() {
            return "pause";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(nodes);
        }
    }

    /** Everything takes {@code factor} times as long: handling a message, syncing the disk. */
    record Slow(Selector nodes, double factor) implements Fault {
        public Slow {
            if (!(factor > 1)) {
                throw new IllegalArgumentException("slow needs a factor above 1, not " + factor);
            }
        }

        @Override
        public String verb() {
            return "slow";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(nodes);
        }
    }

    /**
     * Clocks go wrong. Offset, drift and strobe end with the fault: the offset is taken back by a step, while the error
     * that the drift has piled up stays. A jump stays too. A correction disciplines the clock while the fault lasts, and
     * afterwards what disciplined it before does so again.
     *
     * @param offsetNs how far the wall clock is put ahead for the time of the fault
     * @param driftPpm how many microseconds per second both clocks gain in that time
     * @param jumpNs how far the wall clock is put ahead for good
     * @param strobe or null
     * @param correction or null
     */
    record ClockChange(
            Selector nodes,
            long offsetNs,
            long driftPpm,
            long jumpNs,
            @Nullable Strobe strobe,
            @Nullable Correction correction)
            implements Fault {
        public ClockChange {
            if (offsetNs == 0 && driftPpm == 0 && jumpNs == 0 && strobe == null && correction == null) {
                throw new IllegalArgumentException("a clock fault must change something");
            }
        }

        @Override
        public String verb() {
            return "clock";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(nodes);
        }
    }

    /**
     * Disks go wrong. Its end puts the disk in order and restarts nodes that gave up meanwhile; what was lost is lost.
     *
     * @param latency added to every sync, in nanoseconds, or null
     * @param errorShare probability with which a sync fails
     * @param full true where nothing more fits than is stored already: syncs fail while there is more
     * @param lyingSync true where syncs report success and make nothing durable
     * @param lost true where everything stored is gone and the node stops; its end is a restart with an empty disk
     */
    record DiskFault(
            Selector nodes,
            @Nullable Distribution latency,
            double errorShare,
            boolean full,
            boolean lyingSync,
            boolean lost)
            implements Fault {
        public DiskFault {
            if (!(errorShare >= 0 && errorShare <= 1)) {
                throw new IllegalArgumentException("the share of failing syncs must be between 0 and 1");
            }
            if (latency == null && errorShare == 0 && !full && !lyingSync && !lost) {
                throw new IllegalArgumentException("a disk fault must change something");
            }
        }

        @Override
        public String verb() {
            return "disk";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(nodes);
        }
    }

    /** So many new nodes of the group start, and the administrator asks the system to take them in. */
    record AddNode(String group, int count) implements Fault {
        public AddNode {
            if (count < 1) {
                throw new IllegalArgumentException("at least 1 node must be added, not " + count);
            }
        }

        @Override
        public String verb() {
            return "add";
        }
    }

    /** The administrator asks the system to let these nodes go; when it has, they stop for good. */
    record RemoveNode(Selector nodes) implements Fault {
        @Override
        public String verb() {
            return "remove";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(nodes);
        }
    }

    /** The administrator asks for this node to lead. */
    record TransferLeadership(Selector to) implements Fault {
        @Override
        public String verb() {
            return "transfer";
        }

        @Override
        public List<Selector> selectors() {
            return List.of(to);
        }
    }

    /**
     * The offered load changes.
     *
     * @param ratePerSecond new rate of arrivals, or 0 to leave it
     * @param clients new number of clients, or -1 to leave it
     */
    record LoadChange(double ratePerSecond, int clients) implements Fault {
        public LoadChange {
            if (!(ratePerSecond >= 0) || clients < -1 || (ratePerSecond == 0 && clients < 0)) {
                throw new IllegalArgumentException("a load change needs a rate above 0 or a number of clients");
            }
        }

        @Override
        public String verb() {
            return "load";
        }
    }

    /** Ends the faults of this name before their time; "all" ends all and restarts nodes that gave up. */
    record Heal(String name) implements Fault {
        public static final String ALL = "all";

        @Override
        public String verb() {
            return "heal";
        }
    }
}
