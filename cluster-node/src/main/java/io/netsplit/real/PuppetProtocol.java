package io.netsplit.real;

import io.netsplit.node.Process;
import io.netsplit.system.Invariant;
import io.netsplit.system.Meter;
import io.netsplit.system.Option;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Route;
import java.util.List;
import java.util.function.Function;

/**
 * The system of a run that stands for a real one: it is asked as the simulated system is asked, and held to those of its
 * invariants that are read off changes of role, which real nodes tell of, too.
 */
record PuppetProtocol(
        Protocol simulated,
        boolean holdsElections,
        List<String> invariantNames,
        Function<Setup, Meter> meters,
        Process.Factory puppets)
        implements Protocol {
    /** The simulated system itself is at work: its events are all there, and its messages are not. */
    static PuppetProtocol hosting(Protocol simulated, List<String> invariantNames, Process.Factory puppets) {
        return new PuppetProtocol(
                simulated,
                simulated.holdsElections(),
                invariantNames,
                setup -> eventsOnly(simulated.meter(setup)),
                puppets);
    }

    /**
     * A product stands for the simulated system.
     *
     * @param tellsCandidates whether its nodes tell that they stand for election
     */
    static PuppetProtocol product(
            Protocol simulated, boolean tellsCandidates, List<String> invariantNames, Process.Factory puppets) {
        return new PuppetProtocol(
                simulated,
                simulated.holdsElections() && tellsCandidates,
                invariantNames,
                setup -> new RealMeter(),
                puppets);
    }

    private static Meter eventsOnly(Meter meter) {
        return meter.watchesMessages() ? Meter.NONE : meter;
    }

    @Override
    public Meter meter(Setup setup) {
        return meters.apply(setup);
    }

    @Override
    public String name() {
        return simulated.name();
    }

    @Override
    public String summary() {
        return simulated.summary();
    }

    @Override
    public String reference() {
        return simulated.reference();
    }

    @Override
    public List<Option> options() {
        return simulated.options();
    }

    @Override
    public boolean hasLeader() {
        return simulated.hasLeader();
    }

    @Override
    public String epochWord() {
        return simulated.epochWord();
    }

    @Override
    public Route defaultRoute() {
        return simulated.defaultRoute();
    }

    @Override
    public List<DataType> dataTypes() {
        return simulated.dataTypes();
    }

    @Override
    public List<String> functions(DataType type) {
        return simulated.functions(type);
    }

    @Override
    public Process.Factory processes(Setup setup) {
        return puppets;
    }

    @Override
    public List<Invariant> invariants(Setup setup, List<String> wanted) {
        return simulated.invariants(setup, wanted);
    }
}
