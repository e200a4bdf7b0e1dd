package io.netsplit.visualizer.model;

import io.netsplit.trace.TraceHeader;
import java.util.List;
import java.util.Optional;

/**
 * One recorded run, opened. Addresses count from 0: first the nodes, then the clients.
 */
public final class Recording {
    private final Object run;
    private final TraceHeader header;
    private final Events events;
    private final Messages messages;
    private final List<Spans<Belief>> beliefs;
    private final List<ShardGroup> shards;
    private final List<Spans<Condition>> conditions;
    private final List<FaultSpan> faults;
    private final List<DoubleLead> doubleLeads;
    private final Timers timers;
    private final Postings postings;
    private final IntColumn asked;
    private final Density density;
    private final String problem;
    private final boolean growing;
    private final long endNs;

    /** @param run the same for all recordings of a run that grows */
    Recording(
            Object run,
            TraceHeader header,
            Events events,
            Messages messages,
            List<Spans<Belief>> beliefs,
            List<ShardGroup> shards,
            List<Spans<Condition>> conditions,
            List<FaultSpan> faults,
            Timers timers,
            Postings postings,
            IntColumn asked,
            Density density,
            String problem,
            boolean growing,
            long endNs) {
        this.run = run;
        this.header = header;
        this.events = events;
        this.messages = messages;
        this.beliefs = beliefs;
        this.shards = shards;
        this.conditions = conditions;
        this.faults = faults;
        this.doubleLeads = Leaders.doubleLeads(beliefs);
        this.timers = timers;
        this.postings = postings;
        this.asked = asked;
        this.density = density;
        this.problem = problem;
        this.growing = growing;
        this.endNs = endNs;
    }

    /** A run of which no trace was kept: how long it was and its faults are known, and nothing else. */
    public static Recording untraced(TraceHeader header, List<FaultSpan> faults) {
        RecordingBuilder builder = new RecordingBuilder(header);
        builder.reach(header.durationNs());
        faults.forEach(builder::faultKnown);
        return builder.recording(false);
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

    /** The events that ask for something, of clients that are known. */
    IntColumn asked() {
        return asked;
    }

    /** Whether this is the same run as that, with all that it has and perhaps more. */
    public boolean goesOnFrom(Recording before) {
        return run == before.run && events.count() >= before.events.count();
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

    /** The shards that have a group of nodes each, by their numbers; empty where nobody tells of any. */
    public List<ShardGroup> shards() {
        return shards;
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
