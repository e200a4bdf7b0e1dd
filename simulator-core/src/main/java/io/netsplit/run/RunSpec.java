package io.netsplit.run;

import io.netsplit.cluster.Cluster;
import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.fault.FaultInjector;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.kernel.Limits;
import io.netsplit.system.OptionValues;
import io.netsplit.system.Protocol;
import io.netsplit.trace.Observer;
import io.netsplit.workload.DataType;
import io.netsplit.workload.WorkloadSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run: a system, its cluster, its clients and what goes wrong, under one seed. Times are virtual nanoseconds since the
 * start of the run.
 *
 * @param protocol the system
 * @param options values of all its options
 * @param seed of every stream of chance
 * @param topology describes nodes and links; its processes, limits and observers are overwritten
 * @param preparation puts the last touches to the cluster before it starts, as clocks that are off; it also gets hold of who
 *     injects faults
 * @param workload what the clients do
 * @param faults what goes wrong, when
 * @param durationNs length of the run
 * @param warmupNs beginning of the run that figures leave out
 * @param invariants names of the invariants to hold the run to, each of the protocol's
 * @param limits bounds on the simulation
 * @param observers who else sees everything, after the digest and the invariants
 */
public record RunSpec(
        Protocol protocol,
        OptionValues options,
        long seed,
        Consumer<ClusterBuilder> topology,
        BiConsumer<Cluster, FaultInjector> preparation,
        WorkloadSpec workload,
        FaultSchedule faults,
        long durationNs,
        long warmupNs,
        List<String> invariants,
        Limits limits,
        List<Observer> observers) {
    public RunSpec {
        invariants = List.copyOf(invariants);
        observers = List.copyOf(observers);
        if (durationNs <= 0 || warmupNs < 0 || warmupNs >= durationNs) {
            throw new IllegalArgumentException(
                    "a run lasts longer than its warm-up: duration " + durationNs + " ns, warm-up " + warmupNs + " ns");
        }
        for (String invariant : invariants) {
            if (!protocol.invariantNames().contains(invariant)) {
                throw new IllegalArgumentException(
                        protocol.name() + " has no invariant '" + invariant + "'; it has " + protocol.invariantNames());
            }
        }
    }

    /**
     * The same run on another system, which takes the same options.
     *
     * @param invariantsThere those of its invariants that the run is held to
     * @param lastTouches after those that there are
     */
    public RunSpec on(Protocol system, List<String> invariantsThere, Consumer<Cluster> lastTouches) {
        return new RunSpec(
                system,
                options,
                seed,
                topology,
                preparation.andThen((cluster, injector) -> lastTouches.accept(cluster)),
                workload,
                faults,
                durationNs,
                warmupNs,
                invariantsThere,
                limits,
                observers);
    }

    /** The same run, in which somebody gets hold of who injects its faults, before it starts. */
    public RunSpec withHands(Consumer<FaultInjector> hands) {
        return new RunSpec(
                protocol,
                options,
                seed,
                topology,
                preparation.andThen((cluster, injector) -> hands.accept(injector)),
                workload,
                faults,
                durationNs,
                warmupNs,
                invariants,
                limits,
                observers);
    }

    /** The same run, watched by one more. */
    public RunSpec withObserver(Observer observer) {
        List<Observer> more = new ArrayList<>(observers);
        more.add(observer);
        return new RunSpec(
                protocol,
                options,
                seed,
                topology,
                preparation,
                workload,
                faults,
                durationNs,
                warmupNs,
                invariants,
                limits,
                more);
    }

    /**
     * Begins a description. The defaults: seed 1, five nodes, five clients beside them on one register, sixty seconds with no
     * warm-up, all invariants, no faults.
     */
    public static Builder of(Protocol protocol) {
        return new Builder(protocol);
    }

    /** Collects what a run is made of. */
    public static final class Builder {
        private static final long SECOND_NS = 1_000_000_000;

        private final Protocol protocol;
        private final Map<String, Object> given = new LinkedHashMap<>();
        private final List<Observer> observers = new ArrayList<>();
        private @Nullable OptionValues options;
        private long seed = 1;
        private Consumer<ClusterBuilder> topology = cluster -> cluster.nodes(5);
        private BiConsumer<Cluster, FaultInjector> preparation = (cluster, injector) -> {};
        private WorkloadSpec workload = WorkloadSpec.defaults(DataType.REGISTER, 5);
        private FaultSchedule faults = FaultSchedule.NONE;
        private long durationNs = 60 * SECOND_NS;
        private long warmupNs;
        private List<String> invariants;
        private Limits limits = Limits.DEFAULT;

        private Builder(Protocol protocol) {
            this.protocol = protocol;
            this.invariants = protocol.invariantNames();
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Sets one option; see {@link OptionValues} for the types. */
        public Builder option(String name, Object value) {
            given.put(name, value);
            return this;
        }

        /** Sets all options at once, in place of {@link #option}. */
        public Builder options(OptionValues values) {
            options = values;
            return this;
        }

        /** Nodes n1, n2, … on the default network. */
        public Builder nodes(int count) {
            return topology(cluster -> cluster.nodes(count));
        }

        public Builder topology(Consumer<ClusterBuilder> description) {
            topology = description;
            return this;
        }

        public Builder preparation(Consumer<Cluster> lastTouches) {
            preparation = (cluster, injector) -> lastTouches.accept(cluster);
            return this;
        }

        public Builder workload(WorkloadSpec value) {
            workload = value;
            return this;
        }

        public Builder faults(FaultSchedule value) {
            faults = value;
            return this;
        }

        public Builder durationNs(long value) {
            durationNs = value;
            return this;
        }

        public Builder warmupNs(long value) {
            warmupNs = value;
            return this;
        }

        public Builder invariants(List<String> names) {
            invariants = names;
            return this;
        }

        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        public Builder observer(Observer observer) {
            observers.add(observer);
            return this;
        }

        public RunSpec build() {
            OptionValues values = options != null ? options : OptionValues.of(protocol.options(), given);
            return new RunSpec(
                    protocol,
                    values,
                    seed,
                    topology,
                    preparation,
                    workload,
                    faults,
                    durationNs,
                    warmupNs,
                    invariants,
                    limits,
                    observers);
        }
    }
}
