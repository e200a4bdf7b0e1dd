package io.netsplit.real;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Nemesis;
import io.netsplit.network.LinkSettings;
import io.netsplit.real.launch.Platform;
import io.netsplit.run.BackEnd;
import io.netsplit.run.NodesByHand;
import io.netsplit.run.NodesByHand.Invitation;
import io.netsplit.run.RunSpec;
import io.netsplit.system.Option;
import io.netsplit.system.OptionValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all products have in common: which faults can be done to JVMs on one machine, and how they are deployed. */
public abstract class ProductBackEnd implements BackEnd {
    /** Invariants that are read off changes of role, which real nodes tell of as simulated ones do. */
    static final List<String> READ_OFF_ROLES = List.of("one-leader-per-term");

    private static final String NO_CLOCK =
            "a product's process cannot be given another clock; the simulated systems on" + " jgroups can";

    private final Product product;

    protected ProductBackEnd(Product product) {
        this.product = product;
    }

    @Override
    public final String name() {
        return product.name();
    }

    @Override
    public final String summary() {
        return product.summary();
    }

    Product product() {
        return product;
    }

    /** True where the run's nodes host the simulated system itself; false where they are the product's own. */
    protected boolean hosts(RunSpec spec) {
        return false;
    }

    /** Whether the product's nodes tell that they stand for election, and not only that they lead or follow. */
    protected boolean tellsCandidates() {
        return true;
    }

    /** What is asked of options that the product does not have, as sentences. */
    protected abstract List<String> objectionsToOptions(RunSpec spec);

    /** What the nodes are told, by name: texts and whole numbers. */
    protected abstract Map<String, Object> nodeOptions(RunSpec spec);

    /** Values of the simulated system's options as they are here, for those that have an effect. */
    protected OptionValues optionsHere(RunSpec spec) {
        return spec.options();
    }

    /** How many nodes the run begins with. */
    protected static int initialNodes(RunSpec spec) {
        return Blueprint.of(spec).initialNodes();
    }

    /** Addresses of the nodes of each group. */
    protected static Map<String, List<Integer>> groups(RunSpec spec) {
        return Blueprint.of(spec).groups();
    }

    /** Names of the options that are not at their defaults. */
    protected static List<String> differing(RunSpec spec) {
        OptionValues defaults = OptionValues.of(spec.protocol().options(), Map.of());
        return spec.protocol().options().stream()
                .map(Option::name)
                .filter(name -> !spec.options().same(defaults, name))
                .toList();
    }

    @Override
    public final List<String> objections(RunSpec spec) {
        List<String> objections = new ArrayList<>();
        if (!product.protocols().contains(spec.protocol().name())) {
            objections.add(name() + " runs scenarios of " + product.protocols() + ", not of '"
                    + spec.protocol().name() + "'");
            return objections;
        }
        if (spec.workload().clients() > 0
                && !product.types().contains(spec.workload().type())) {
            objections.add(name() + " has no '" + spec.workload().type().word() + "'");
        }
        objections.addAll(objectionsToOptions(spec));
        objectToTopology(spec, objections);
        for (FaultStep step : spec.faults().steps()) {
            object(step.name(), step.fault(), spec, objections);
        }
        for (Nemesis nemesis : spec.faults().nemeses()) {
            nemesis.kinds().forEach(fault -> object(nemesis.name(), fault, spec, objections));
        }
        return objections.stream().distinct().toList();
    }

    @Override
    public final List<String> invariants(RunSpec spec) {
        List<String> all = spec.protocol().invariantNames();
        return hosts(spec) ? all : all.stream().filter(READ_OFF_ROLES::contains).toList();
    }

    @Override
    public final List<Restriction> restrictions() {
        return Platform.restrictions();
    }

    private void objectToTopology(RunSpec spec, List<String> objections) {
        Blueprint blueprint = Blueprint.of(spec);
        if (blueprint.nodes() > Blueprint.MOST_NODES) {
            objections.add(blueprint.nodes() + " nodes: each is a JVM of its own, and at most " + Blueprint.MOST_NODES
                    + " are started");
        }
        if (!hosts(spec) && blueprint.hasWrongClocks()) {
            objections.add("clocks that are wrong from the beginning: " + NO_CLOCK);
        }
        if (hosts(spec) && blueprint.usesStreams()) {
            objections.add("'transport: stream': nodes that host a system send datagrams");
        }
        for (LinkSettings link : blueprint.links()) {
            String why = LinkLimits.why(product.way(), link);
            if (!why.isEmpty()) {
                objections.add("the network as it is from the beginning: " + why);
            }
        }
    }

    private void object(String step, Fault fault, RunSpec spec, List<String> objections) {
        String why = why(fault, spec);
        if (!why.isEmpty()) {
            objections.add("fault '" + step + "' (" + fault.verb() + "): " + why);
        }
    }

    private String why(Fault fault, RunSpec spec) {
        if ((fault instanceof Fault.Slow || fault instanceof Fault.Pause) && !Platform.canSignal()) {
            return "this machine has no 'kill' and 'sh' by which a process can be stopped and let go on";
        }
        if (fault instanceof Fault.ClockChange && !hosts(spec)) {
            return NO_CLOCK;
        }
        if (fault instanceof Fault.DiskFault) {
            return "a disk of this machine cannot be made slow, full or faulty";
        }
        if (fault instanceof Fault.AddNode || fault instanceof Fault.RemoveNode) {
            return "membership does not change while a real cluster runs";
        }
        if (fault instanceof Fault.TransferLeadership) {
            return "leadership is not handed over on request";
        }
        return fault instanceof Fault.Degrade degrade ? LinkLimits.why(product.way(), degrade.change()) : "";
    }

    @Override
    public List<String> remarks(RunSpec spec) {
        List<String> remarks = new ArrayList<>();
        boolean losesUnsynced = spec.faults().steps().stream()
                .anyMatch(step -> step.fault() instanceof Fault.Crash crash
                        && (crash.lose() == DiskLoss.UNSYNCED_WRITES || crash.lose() == DiskLoss.TORN_WRITES));
        Blueprint blueprint = Blueprint.of(spec);
        boolean skews = blueprint.hasWrongClocks()
                || spec.faults().steps().stream().anyMatch(step -> step.fault() instanceof Fault.ClockChange)
                || spec.faults().nemeses().stream()
                        .flatMap(nemesis -> nemesis.kinds().stream())
                        .anyMatch(Fault.ClockChange.class::isInstance);
        if (skews) {
            remarks.add(
                    "clocks are wrong for what the system reads through its context, and for timers that it sets from then"
                            + " on; JGroups, the journal and the JVM keep the machine's");
        }
        if (losesUnsynced) {
            remarks.add("a crash is kill -9, which loses nothing that a node had handed to the operating system: 'lose:"
                    + " unsynced-writes' and 'torn-writes' lose nothing here");
        }
        if (blueprint.hasOwnDiskSync()) {
            remarks.add("a disk is this machine's, and takes what it takes: topology.disk has no effect");
        }
        if (blueprint.hasOwnProcessing()) {
            remarks.add("nodes take the time that they take; topology.processing comes on top for what clients ask, and"
                    + " for nothing else");
        }
        if (blueprint.links().stream().anyMatch(link -> link.bandwidthBitsPerSecond() > 0)) {
            remarks.add(
                    "what has to wait for a link's bandwidth waits, as with TCP, and is not lost: 'queue' has no effect");
        }
        return remarks;
    }

    /** Where nodes tell each other apart by addresses of one machine, they cannot be spread over several. */
    @Override
    public final Optional<NodesByHand> byHand() {
        return product.way() == Product.Way.PROXY_BY_CALLER ? Optional.empty() : Optional.of(new ProductByHand(this));
    }

    @Override
    public final Deployment deploy(RunSpec spec, Path folder) throws IOException {
        return deploy(spec, folder, null);
    }

    /** {@code invitation} is there where people start the nodes. */
    final Deployment deploy(RunSpec spec, Path folder, @Nullable Invitation invitation) throws IOException {
        RunningCluster cluster = new RunningCluster(this, spec, folder, invitation);
        try {
            cluster.start();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }
}
