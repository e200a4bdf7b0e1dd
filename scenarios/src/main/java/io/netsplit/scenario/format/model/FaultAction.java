package io.netsplit.scenario.format.model;

import io.netsplit.scenario.format.word.CutDirection;
import io.netsplit.scenario.format.word.IsolationDirection;
import io.netsplit.scenario.format.word.Lose;
import io.netsplit.scenario.format.word.RandomFault;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a step of the fault time line does: one record for each verb. */
public sealed interface FaultAction {
    /** What befalls nodes one by one. */
    sealed interface OnNodes extends FaultAction {
        NodeSet nodes();
    }

    /** Groups that cannot talk to each other. A direction other than BOTH takes exactly two groups. */
    record Partition(List<NodeSet> groups, CutDirection direction) implements FaultAction {}

    /** Two halves of random nodes; the second has the odd one. */
    record RandomHalves() implements FaultAction {}

    /** Every node sees a majority, but no two see the same one. */
    record MajoritiesRing() implements FaultAction {}

    /** A partition that comes and goes while it lasts: cut for {@code down}, whole for {@code up}, and again. */
    record Flap(List<NodeSet> groups, Range down, Range up) implements FaultAction {}

    /** All other nodes fall into two random halves, which reach each other only through these. */
    record Bridge(NodeSet middle) implements FaultAction {}

    /** These nodes, as one group, are cut from everybody else. */
    record Isolate(NodeSet nodes, IsolationDirection direction) implements FaultAction {}

    /** These nodes are isolated one by one in the first half of the fault, and come back in another order in the second. */
    record Swizzle(NodeSet nodes) implements FaultAction {}

    /** Worse links between two sets of nodes. The latency comes on top of the links' own. */
    record Degrade(NodeSet from, NodeSet to, CutDirection direction, LinkSettings settings) implements FaultAction {}

    /**
     * The processes stop; the end of the fault restarts them.
     *
     * @param saidToLose what the file says that the crash takes from the disks, if it says so
     * @param drainNs traffic lab: balancers send them nothing new for so long before they stop; 0: they stop at once
     */
    record Crash(NodeSet nodes, Optional<Lose> saidToLose, long drainNs) implements OnNodes {
        public Lose lose() {
            return saidToLose.orElse(Lose.UNSYNCED_WRITES);
        }
    }

    /** The processes freeze: nothing is handled, messages wait, clocks go on. */
    record Pause(NodeSet nodes) implements OnNodes {}

    /** Everything that a node does takes {@code factor} times as long. */
    record Slow(NodeSet nodes, double factor) implements OnNodes {}

    /** Servers of the traffic lab have another number of workers; the end of the fault brings the old one back. */
    record Capacity(NodeSet nodes, int workers) implements OnNodes {}

    /**
     * Trouble with disks.
     *
     * @param latency comes on top of every sync
     * @param errors share of the syncs that fail
     * @param full nothing more fits: syncs fail
     * @param lying syncs report success, but nothing becomes durable
     * @param lost everything on the disk is gone, and the node stops; the end of the fault restarts it
     */
    record Disk(
            NodeSet nodes,
            Optional<TimeValue> latency,
            OptionalDouble errors,
            boolean full,
            boolean lying,
            boolean lost)
            implements OnNodes {}

    /**
     * Trouble with clocks. At least one is given.
     *
     * @param offsetNs the wall clock is this far ahead (or behind) while the fault lasts
     * @param driftPpm both clocks run faster (or slower) while the fault lasts
     * @param jumpNs the wall clock jumps once, forwards or backwards, and stays there
     * @param strobe the wall clock jumps to and fro while the fault lasts
     * @param correction the wall clock is led back to the true time while the fault lasts
     */
    record Clock(
            NodeSet nodes,
            OptionalLong offsetNs,
            OptionalLong driftPpm,
            OptionalLong jumpNs,
            Optional<Strobe> strobe,
            Optional<Correction> correction)
            implements OnNodes {}

    /** The wall clock jumps ahead by {@code byNs} and back again, once in {@code everyNs}. */
    record Strobe(long byNs, long everyNs) {}

    /** Nodes of this group join: started empty, and added by an administrator's request. */
    record Add(String group, int count) implements FaultAction {}

    /** Nodes leave for good. */
    record Remove(NodeSet nodes) implements OnNodes {}

    /** Another offered load. Exactly one is given. */
    record Load(OptionalDouble ratePerSecond, OptionalInt clients) implements FaultAction {}

    /** An administrator asks the leader to hand over to one of these nodes. */
    record Transfer(NodeSet nodes) implements OnNodes {}

    /** Ends the fault of this name, or all where it is empty. */
    record Heal(Optional<String> fault) implements FaultAction {}

    /**
     * One of these, drawn from the seed each time, with nodes drawn as well.
     *
     * @param atOnce at most so many of them are active at once
     */
    record Random(List<RandomFault> faults, int atOnce) implements FaultAction {}
}
