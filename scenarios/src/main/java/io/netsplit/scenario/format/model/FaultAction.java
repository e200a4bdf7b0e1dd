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
    /** A fault that goes up and down while it lasts: cut for {@code down}, whole for {@code up}, and again. */
    record Flap(Range down, Range up) {}

    /** Groups that cannot talk to each other. A direction other than BOTH takes exactly two groups. */
    record Partition(List<NodeSet> groups, CutDirection direction, Optional<Flap> flap) implements FaultAction {}

    /** Two halves of random nodes; the first is the smaller where the number is odd. */
    record RandomHalves(Optional<Flap> flap) implements FaultAction {}

    /** Every node sees a majority, but no two see the same one. */
    record MajoritiesRing(Optional<Flap> flap) implements FaultAction {}

    /** All other nodes are cut in two halves; these nodes see both. */
    record Bridge(NodeSet middle, Optional<Flap> flap) implements FaultAction {}

    /** Each of these nodes is cut from everybody else. */
    record Isolate(NodeSet nodes, IsolationDirection direction, Optional<Flap> flap) implements FaultAction {}

    /** These nodes are isolated one by one, in random order, and come back one by one, in another. */
    record Swizzle(NodeSet nodes, Range step) implements FaultAction {}

    /** Worse links between two sets of nodes. */
    record Degrade(NodeSet from, NodeSet to, CutDirection direction, LinkSettings settings, Optional<Flap> flap)
            implements FaultAction {}

    /** The processes stop at once; the end of the fault restarts them. */
    record Crash(NodeSet nodes, Lose lose) implements FaultAction {}

    /** Nodes that are down start again. */
    record Restart(NodeSet nodes) implements FaultAction {}

    /** The processes freeze: nothing is handled, messages wait, clocks go on. */
    record Pause(NodeSet nodes) implements FaultAction {}

    /** Everything that a node does takes {@code factor} times as long. */
    record Slow(NodeSet nodes, double factor) implements FaultAction {}

    /**
     * Trouble with disks.
     *
     * @param latency how long a sync takes now
     * @param errors share of the syncs that fail
     * @param full every write fails from now on
     * @param lying syncs are reported as done, but nothing becomes durable
     * @param lost everything on the disk is gone
     */
    record Disk(
            NodeSet nodes,
            Optional<TimeValue> latency,
            OptionalDouble errors,
            boolean full,
            boolean lying,
            boolean lost)
            implements FaultAction {}

    /**
     * Trouble with clocks. At least one is given.
     *
     * @param offsetNs the wall clock is this far ahead (or behind) while the fault lasts
     * @param driftPpm both clocks run faster (or slower) by this many parts per million while the fault lasts
     * @param jumpNs the wall clock jumps once, forwards or backwards, and stays there
     * @param strobe the wall clock jumps to and fro
     * @param slewPpm the wall clock is led back to the true time at this rate, as NTP does
     */
    record Clock(
            NodeSet nodes,
            OptionalLong offsetNs,
            OptionalDouble driftPpm,
            OptionalLong jumpNs,
            Optional<Strobe> strobe,
            OptionalDouble slewPpm)
            implements FaultAction {}

    /** The wall clock jumps ahead by {@code byNs} and back again, once every {@code everyNs}. */
    record Strobe(long byNs, long everyNs) {}

    /** Nodes of this group join: started empty, and added by an administrator's request. */
    record Add(String group, int count) implements FaultAction {}

    /** Nodes leave for good. */
    record Remove(NodeSet nodes) implements FaultAction {}

    /** Another offered load. Exactly one is given. */
    record Load(OptionalDouble ratePerSecond, OptionalInt clients) implements FaultAction {}

    /** An administrator asks the leader to hand over to one of these nodes. */
    record Transfer(NodeSet nodes) implements FaultAction {}

    /** Ends the fault of this name, or all where it is empty. */
    record Heal(Optional<String> fault) implements FaultAction {}

    /** One of these, drawn from the seed each time, with nodes drawn as well. */
    record Random(List<RandomFault> faults) implements FaultAction {}
}
