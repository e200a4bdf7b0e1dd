package io.netsplit.run;

import io.netsplit.check.Replica;
import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.cluster.NodeState;
import io.netsplit.fault.Administrator;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultInjector;
import io.netsplit.kernel.Outcome;
import io.netsplit.kernel.Pace;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.node.Process;
import io.netsplit.system.Inspectable;
import io.netsplit.system.Invariant;
import io.netsplit.system.Meter;
import io.netsplit.system.Protocol;
import io.netsplit.system.Setup;
import io.netsplit.trace.TraceDigest;
import io.netsplit.trace.TraceHeader;
import io.netsplit.trace.TraceWriter;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Workload;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does one run. The same specification gives the same result on every machine. */
public final class Run {
    /** Name under which {@link RunResult#reached} counts epochs in which somebody stood for election. */
    public static final String ELECTION = "election";

    /** Name under which {@link RunResult#reached} counts epochs with several candidates and no leader. */
    public static final String SPLIT_VOTE = "split vote";

    private final RunSpec spec;
    private final Pace pace;
    private final Cluster cluster;
    private final Workload workload;
    private final FaultInjector injector;
    private final List<Invariant> invariants;
    private final Meter meter;
    private final TraceDigest digest = new TraceDigest();
    private final EventCounts counts = new EventCounts();
    private final MessageCounts messages = new MessageCounts();
    private final RoleTimeline roles;
    private final NodeTimeline states;
    private final FaultTimeline faults;
    private final LeadershipTimeline leadership;
    private final ReplicaTimeline replicas;

    private Run(RunSpec spec, Pace pace) {
        this.spec = spec;
        this.pace = pace;
        Processes processes = new Processes();
        ClusterBuilder builder = Cluster.builder(spec.seed());
        spec.topology().accept(builder);
        cluster = builder.limits(spec.limits()).processes(processes).build();
        Setup setup = new Setup(
                cluster.initialNodes(),
                spec.workload().type(),
                spec.options(),
                cluster.groups(),
                spec.workload().keys().count(),
                new NetworkView(cluster.network()));
        meter = spec.protocol().meter(setup);
        processes.factory = spec.protocol().processes(setup);
        invariants = spec.protocol().invariants(setup, spec.invariants());
        roles = new RoleTimeline(cluster.nodes());
        states = new NodeTimeline(cluster.initialNodes(), cluster.nodes());
        Reachability network =
                (a, b) -> !cluster.network().isCut(a, b) && !cluster.network().isCut(b, a);
        faults = new FaultTimeline(cluster.initialNodes(), cluster.nodes(), cluster.simulation(), network);
        leadership = new LeadershipTimeline(cluster.nodes(), network);
        cluster.network().whenCutsChange(this::connectivityChanged);
        replicas = new ReplicaTimeline(cluster.nodes());
        observe();
        workload = Workload.on(cluster, spec.workload());
        injector = new FaultInjector(cluster, spec.faults(), administrator(), new OfferedLoad(workload));
        spec.preparation().accept(cluster, injector);
    }

    /** Runs it to its end, or until a limit ends it. */
    public static RunResult execute(RunSpec spec) {
        return execute(spec, Pace.UNBOUND);
    }

    /** As {@link #execute(RunSpec)}, at this pace. */
    public static RunResult execute(RunSpec spec, Pace pace) {
        return new Run(spec, pace).run();
    }

    /**
     * As {@link #execute}, and writes the trace to {@code out}, which is closed. The result is the same, and it is there
     * also where the trace cannot be written.
     */
    public static Traced trace(RunSpec spec, Labels labels, OutputStream out) {
        return trace(spec, Pace.UNBOUND, labels, out);
    }

    /** As {@link #trace(RunSpec, Labels, OutputStream)}, at this pace. */
    public static Traced trace(RunSpec spec, Pace pace, Labels labels, OutputStream out) {
        Run run = new Run(spec, pace);
        TraceWriter writer = new TraceWriter(out, run.header(labels));
        run.cluster.observe(writer);
        RunResult result = run.run();
        try (writer) {
            writer.finish(
                    result.digest(),
                    result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            return new Traced(result, null);
        } catch (IOException e) {
            return new Traced(result, e);
        }
    }

    /**
     * A run whose trace was written.
     *
     * @param failure why the trace is not whole; null where it is
     */
    public record Traced(RunResult result, @Nullable IOException failure) {
        /** The result, where the trace is whole; else throws what kept it from being so. */
        public RunResult whole() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }

    /** What a trace says of its origin: version of netsplit, names of scenario and variant. */
    public record Labels(String engine, String scenario, String variant) {}

    private TraceHeader header(Labels labels) {
        return new TraceHeader(
                labels.engine(),
                labels.scenario(),
                labels.variant(),
                spec.seed(),
                spec.durationNs(),
                names(0, cluster.nodes()),
                names(cluster.nodes(), cluster.endpoints()));
    }

    private void connectivityChanged() {
        long nowNs = cluster.simulation().now();
        leadership.connectivityChanged(nowNs);
        meter.connectivityChanged(nowNs);
    }

    private void observe() {
        cluster.observe(digest);
        invariants.forEach(cluster::observe);
        cluster.observe(roles)
                .observe(states)
                .observe(faults)
                .observe(leadership)
                .observe(replicas)
                .observe(messages)
                .observe(counts)
                .observe(meter);
        spec.observers().forEach(cluster::observe);
    }

    /** An administrator is one more endpoint, so there is none where nobody asks for one. */
    private Administrator administrator() {
        boolean needed = spec.faults().steps().stream().anyMatch(step -> isAdministrative(step.fault()))
                || spec.faults().nemeses().stream()
                        .anyMatch(nemesis -> nemesis.kinds().stream().anyMatch(Run::isAdministrative));
        return needed ? Operator.on(cluster) : Administrator.NONE;
    }

    private static boolean isAdministrative(Fault fault) {
        return fault instanceof Fault.AddNode
                || fault instanceof Fault.RemoveNode
                || fault instanceof Fault.TransferLeadership;
    }

    private RunResult run() {
        cluster.simulation().begin(() -> {
            cluster.start();
            workload.start();
            injector.start();
        });
        Outcome outcome = pace.runUntil(cluster.simulation(), spec.durationNs());
        workload.finish();
        long endNs = cluster.simulation().now();
        List<RoleSpan> roleSpans = roles.finish(endNs);
        return new RunResult(
                spec.seed(),
                digest.hex(),
                digest.events(),
                outcome,
                cluster.simulation().eventsProcessed(),
                endNs,
                spec.warmupNs(),
                names(0, cluster.nodes()),
                names(cluster.nodes(), cluster.endpoints()),
                homes(),
                workload.history(),
                model(spec.workload().type()),
                roleSpans,
                states.finish(endNs),
                faults.finish(endNs),
                injector.skipped(),
                leadership.finish(endNs),
                replicas.finish(replicaNodes()),
                contents(),
                messages,
                invariants.stream()
                        .map(one -> new InvariantResult(one.name(), one.checks(), one.violation()))
                        .toList(),
                reached(roleSpans),
                meter);
    }

    private Map<String, Long> reached(List<RoleSpan> roleSpans) {
        Map<String, Long> reached = new LinkedHashMap<>();
        Protocol protocol = spec.protocol();
        if (protocol.holdsElections()) {
            reached.put(ELECTION, Elections.candidacies(roleSpans, 0, Long.MAX_VALUE));
            reached.put(SPLIT_VOTE, Elections.splitVotes(roleSpans));
        }
        for (String landmark : protocol.landmarks(spec.options())) {
            reached.put(landmark.replace('-', ' '), counts.of(landmark));
        }
        return reached;
    }

    /** All but those that run and hold nothing: what a node that is down would hold, nobody knows. */
    private List<Integer> replicaNodes() {
        List<Integer> nodes = new ArrayList<>();
        boolean anybodyShows = false;
        for (int node = 0; node < cluster.nodes(); node++) {
            boolean shows = cluster.isUp(node) && cluster.process(node) instanceof Inspectable;
            anybodyShows |= shows;
            if (shows || !cluster.isUp(node)) {
                nodes.add(node);
            }
        }
        return anybodyShows ? nodes : List.of();
    }

    private List<Replica> contents() {
        List<Replica> contents = new ArrayList<>();
        List<Inspectable> parts = new ArrayList<>();
        boolean somebodyIsDown = false;
        for (int node = 0; node < cluster.nodes(); node++) {
            NodeState state = cluster.state(node);
            somebodyIsDown |= state == NodeState.DOWN || state == NodeState.HALTED;
            if (!cluster.isUp(node) || !(cluster.process(node) instanceof Inspectable shown)) {
                continue;
            }
            if (shown.isWhole()) {
                contents.add(new Replica(cluster.name(node), new LinkedHashMap<>(shown.contents())));
            } else {
                parts.add(shown);
            }
        }
        if (!parts.isEmpty() && !somebodyIsDown) {
            contents.add(new Replica("the system", together(parts)));
        }
        return contents;
    }

    /** What nodes hold of which each has a part: of every key the newest. */
    private static Map<Object, @Nullable Object> together(List<Inspectable> parts) {
        Map<Object, @Nullable Object> objects = new LinkedHashMap<>();
        for (Inspectable part : parts) {
            for (Map.Entry<Object, Object> entry : part.contents().entrySet()) {
                long version = part.version(entry.getKey());
                if (parts.stream().allMatch(other -> other.version(entry.getKey()) <= version)) {
                    objects.put(entry.getKey(), entry.getValue());
                }
            }
        }
        return objects;
    }

    private List<String> names(int from, int to) {
        List<String> names = new ArrayList<>();
        for (int address = from; address < to; address++) {
            names.add(cluster.name(address));
        }
        return names;
    }

    private List<Integer> homes() {
        List<Integer> homes = new ArrayList<>();
        for (int client = 0; client < workload.clientCount(); client++) {
            homes.add(workload.home(client));
        }
        return homes;
    }

    private static Model model(DataType type) {
        return switch (type) {
            case REGISTER -> Models.register();
            case CAS_REGISTER -> Models.casRegister();
            case KV -> Models.kv();
            case SET -> Models.set();
            case COUNTER -> Models.counter();
            case QUEUE -> Models.queue();
            case TRANSACTIONS, RW_REGISTER -> Models.multiRegister();
            case LIST_APPEND -> Models.multiList();
            case MESSAGES, ORDERS -> Models.unspecified(type.word(), type.functions());
        };
    }

    /** The cluster wants its processes before it can say how many nodes they are for. */
    private static final class Processes implements Process.Factory {
        private Process.@Nullable Factory factory;

        @Override
        public Process create(int node) {
            Process.Factory known = factory;
            if (known == null) {
                throw new IllegalStateException("the cluster has been started before the run was ready");
            }
            return known.create(node);
        }
    }
}
