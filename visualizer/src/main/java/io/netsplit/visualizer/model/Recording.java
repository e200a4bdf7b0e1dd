package io.netsplit.visualizer.model;

import io.netsplit.trace.TraceHeader;
import java.util.List;
import java.util.Optional;

/**
 * One recorded run, opened. Addresses count from 0: first the nodes, then the clients.
 */
public final class Recording {
    private final TraceHeader header;
    private final Events events;
    private final Messages messages;
    private final List<Spans<Belief>> beliefs;
    private final List<Spans<Condition>> conditions;
    private final List<FaultSpan> faults;
    private final List<DoubleLead> doubleLeads;
    private final Timers timers;
    private final Postings postings;
    private final Density density;
    private final String problem;
    private final boolean growing;
    private final long endNs;

    Recording(RecordingBuilder builder) {
        header = builder.header();
        events = builder.events();
        messages = builder.messages();
        endNs = builder.endNs();
        problem = builder.problem();
        growing = builder.isGrowing();
        messages.seal();
        // What still held at the end holds at the last instant, too.
        long afterEndNs = endNs + 1;
        beliefs = builder.nodeHistory().beliefs(afterEndNs);
        conditions = builder.nodeHistory().conditions(afterEndNs);
        faults = builder.faults(afterEndNs, messages);
        doubleLeads = Leaders.doubleLeads(beliefs);
        timers = builder.timers();
        postings = new Postings(addresses(), events);
        density = new Density(addresses(), endNs, messages);
    }

    /** A run of which no trace was kept: how long it was and its faults are known, and nothing else. */
    public static Recording untraced(TraceHeader header, List<FaultSpan> faults) {
        RecordingBuilder builder = new RecordingBuilder(header);
        builder.lasted(header.durationNs());
        faults.forEach(builder::faultKnown);
        return new Recording(builder);
    }

    /** Whether there is a trace. */
    public boolean isTraced() {
        return addresses() > 0;
    }

    public TraceHeader header() {
        return header;
    }

    public Events events() {
        return events;
    }

    public Messages messages() {
        return messages;
    }

    public List<FaultSpan> faults() {
        return faults;
    }

    /** When several nodes believed at once that they led, in the order of time. */
    public List<DoubleLead> doubleLeads() {
        return doubleLeads;
    }

    /** Timers that run, as far as the trace tells of them. */
    public Timers timers() {
        return timers;
    }

    public Postings postings() {
        return postings;
    }

    public Density density() {
        return density;
    }

    /** Why the trace ends too early, for the user; empty where it is whole. */
    public String problem() {
        return problem;
    }

    /** True where the run still takes place, or was given up before its end: more could come. */
    public boolean isGrowing() {
        return growing;
    }

    /** When the run ended, or when the trace does; at least one nanosecond. */
    public long endNs() {
        return endNs;
    }

    public int nodes() {
        return header.nodes().size();
    }

    public int addresses() {
        return header.nodes().size() + header.clients().size();
    }

    public String name(int address) {
        return address < nodes()
                ? header.nodes().get(address)
                : header.clients().get(address - nodes());
    }

    public boolean isClient(int address) {
        return address >= nodes();
    }

    /** Everything that a node believed of itself, in the order of time. */
    public List<Belief> beliefs(int node) {
        return beliefs.get(node).all();
    }

    public Optional<Belief> belief(int node, long timeNs) {
        return beliefs.get(node).at(timeNs);
    }

    public Optional<Condition> condition(int address, long timeNs) {
        return conditions.get(address).at(timeNs);
    }

    /** How an address fared, in the order of time. */
    public List<Condition> conditions(int address) {
        return conditions.get(address).all();
    }

    public List<FaultSpan> faultsAt(long timeNs) {
        return faults.stream()
                .filter(fault -> fault.startNs() <= timeNs && timeNs < fault.endNs())
                .toList();
    }

    public Optional<DoubleLead> doubleLeadAt(long timeNs) {
        return doubleLeads.stream()
                .filter(lead -> lead.startNs() <= timeNs && timeNs < lead.endNs())
                .findFirst();
    }
}
