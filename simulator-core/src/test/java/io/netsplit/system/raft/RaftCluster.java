package io.netsplit.system.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.history.Functions;
import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.node.ProtocolEvent;
import io.netsplit.node.RoleChanged;
import io.netsplit.random.Distributions;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.Invariant;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Setup;
import io.netsplit.trace.Observer;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Reply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A Raft cluster that a test drives step by step. Nodes are numbered from 0; every link takes a millisecond. */
final class RaftCluster {
    static final long MS = 1_000_000;
    private static final long STEP_NS = 100_000;
    private static final long PATIENCE_NS = 5_000 * MS;

    private record Link(int from, int to) {}

    private final Cluster cluster;
    private final List<Invariant> invariants;
    private final List<Link> cuts = new ArrayList<>();
    private final Map<Integer, List<ProtocolEvent>> events = new LinkedHashMap<>();
    private final Caller caller = new Caller();
    private final Admin admin;

    private RaftCluster(long seed, int nodes, Map<String, Object> options, Consumer<ClusterBuilder> change) {
        Raft raft = new Raft();
        Setup setup = new Setup(nodes, DataType.REGISTER, OptionValues.of(raft.options(), options));
        ClusterBuilder builder = Cluster.builder(seed)
                .group("n", nodes, 2)
                .latency(Distributions.uniform(0.8 * MS, 1.2 * MS))
                .processes(raft.processes(setup));
        change.accept(builder);
        cluster = builder.build();
        invariants = raft.invariants(setup, raft.invariantNames());
        invariants.forEach(cluster::observe);
        cluster.observe(new Observer() {
            @Override
            public void protocol(long timeNs, int node, ProtocolEvent event) {
                events.computeIfAbsent(node, n -> new ArrayList<>()).add(event);
            }
        });
        cluster.addOutsider("caller", address -> caller);
        admin = Admin.on(cluster);
        cluster.start();
    }

    static RaftCluster of(int nodes) {
        return of(1, nodes, Map.of());
    }

    static RaftCluster of(long seed, int nodes, Map<String, Object> options) {
        return of(seed, nodes, options, builder -> {});
    }

    static RaftCluster of(long seed, int nodes, Map<String, Object> options, Consumer<ClusterBuilder> change) {
        return new RaftCluster(seed, nodes, options, change);
    }

    Cluster cluster() {
        return cluster;
    }

    Admin admin() {
        return admin;
    }

    long nowNs() {
        return cluster.simulation().now();
    }

    void runFor(long ns) {
        cluster.runUntil(nowNs() + ns);
    }

    /** Runs until {@code condition} holds; false where it did not within {@code patienceNs}. */
    boolean runUntil(BooleanSupplier condition, long patienceNs) {
        long deadline = nowNs() + patienceNs;
        while (!condition.getAsBoolean()) {
            if (nowNs() >= deadline) {
                return false;
            }
            runFor(STEP_NS);
        }
        return true;
    }

    void await(String what, BooleanSupplier condition) {
        assertThat(runUntil(condition, PATIENCE_NS)).as(what).isTrue();
    }

    /** The server that leads the latest term, or -1. */
    int leader() {
        int leader = -1;
        long term = -1;
        for (int node = 0; node < cluster.nodes(); node++) {
            if (leads(node) && server(node).currentTerm() > term) {
                leader = node;
                term = server(node).currentTerm();
            }
        }
        return leader;
    }

    boolean leads(int node) {
        return cluster.isUp(node) && server(node).isLeader();
    }

    int awaitLeader() {
        await("a leader", () -> leader() >= 0);
        return leader();
    }

    /** Waits until somebody other than {@code old} leads. */
    int awaitLeaderOtherThan(int old) {
        await("another leader", () -> leader() >= 0 && leader() != old);
        return leader();
    }

    RaftServer server(int node) {
        return (RaftServer) Objects.requireNonNull(cluster.process(node));
    }

    RoleChanged.Role role(int node) {
        return Objects.requireNonNull(cluster.role(node)).role();
    }

    long term(int node) {
        return server(node).currentTerm();
    }

    void crash(int node) {
        cluster.crash(node, DiskLoss.UNSYNCED_WRITES);
    }

    /** The others of {@code nodes} initial ones. */
    static List<Integer> others(int nodes, int... without) {
        List<Integer> found = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            int candidate = node;
            if (java.util.Arrays.stream(without).noneMatch(each -> each == candidate)) {
                found.add(node);
            }
        }
        return found;
    }

    void cutBetween(List<Integer> one, List<Integer> other) {
        for (int a : one) {
            for (int b : other) {
                cut(a, b);
                cut(b, a);
            }
        }
    }

    void cut(int from, int to) {
        cluster.cut(from, to);
        cuts.add(new Link(from, to));
    }

    void isolate(int node) {
        cutBetween(List.of(node), others(cluster.nodes(), node));
    }

    /** Both directions; they must have been cut once. */
    void healBetween(int a, int b) {
        for (Link link : List.of(new Link(a, b), new Link(b, a))) {
            cluster.heal(link.from, link.to);
            cuts.remove(link);
        }
    }

    void healAll() {
        cuts.forEach(link -> cluster.heal(link.from, link.to));
        cuts.clear();
    }

    /** Asks for a write and does not wait. */
    void sendWrite(int node, long value) {
        caller.send(node, new Request(++caller.session, 1, Functions.WRITE, 0, value));
    }

    /** Writes and waits for the answer; null where there was none within a second. */
    @Nullable
    Reply write(int node, long value) {
        return call(node, Functions.WRITE, value);
    }

    @Nullable
    Reply read(int node) {
        return call(node, Functions.READ, null);
    }

    private @Nullable Reply call(int node, String function, @Nullable Object input) {
        return caller.await(this, node, new Request(++caller.session, 1, function, 0, input));
    }

    /** Sends exactly this request and waits for the answer. */
    @Nullable
    Reply call(int node, Request request) {
        return caller.await(this, node, request);
    }

    /** Who sent the last answer. */
    int answeredBy() {
        return caller.answeredBy;
    }

    /** Asks for a change and waits until it is done. */
    void change(AdminRequest.Action action, int node) {
        admin.ask(action, node);
        await(action + " n" + (node + 1), admin::isDone);
    }

    <T extends ProtocolEvent> List<T> events(int node, Class<T> type) {
        return events.getOrDefault(node, List.of()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What the invariants found, or an empty list. */
    List<String> violations() {
        return invariants.stream()
                .flatMap(each -> each.violation().stream().map(found -> each.name() + ": " + found.sentence()))
                .toList();
    }

    /** Lets things settle, and then holds the run to the five properties. */
    void assertSafe() {
        runFor(200 * MS);
        assertThat(violations()).isEmpty();
        assertThat(invariants).allMatch(each -> each.checks() > 0);
    }

    private static final class Caller implements Process {
        private static final long TIMEOUT_NS = 1_000 * MS;
        private @Nullable Context context;
        private @Nullable Reply answer;
        private @Nullable Request open;
        private int session = 1000;
        private int answeredBy = -1;

        @Override
        public void start(Context newContext) {
            context = newContext;
        }

        void send(int node, Request request) {
            Objects.requireNonNull(context).send(node, request);
        }

        @Nullable
        Reply await(RaftCluster raft, int node, Request request) {
            open = request;
            answer = null;
            send(node, request);
            raft.runUntil(() -> answer != null, TIMEOUT_NS);
            return answer;
        }

        @Override
        public void receive(int from, Message message) {
            Request request = open;
            if (message instanceof Reply reply
                    && request != null
                    && reply.client() == request.client()
                    && reply.serial() == request.serial()) {
                answer = reply;
                answeredBy = from;
            }
        }
    }
}
