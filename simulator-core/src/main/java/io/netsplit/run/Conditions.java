package io.netsplit.run;

import io.netsplit.cluster.ClusterBuilder;
import io.netsplit.random.Distribution;
import io.netsplit.random.Distributions;
import io.netsplit.system.OptionValues;
import java.util.ArrayList;
import java.util.List;

/**
 * What real nodes met with on their machine while they ran. Whoever simulates under the same conditions sees what is left
 * between the model and the product.
 *
 * @param delaysNs how long lines were on their way between a node and the controller, one after the other: halves of round
 *     trips over loopback through both JVMs, in nanoseconds. No time that a node tells of is more exact than this
 * @param syncsNs how long syncs of a small write took on the disk of the nodes, in nanoseconds
 * @param options values of the system's options as they were there
 */
public record Conditions(List<Long> delaysNs, List<Long> syncsNs, OptionValues options) {
    public Conditions {
        delaysNs = List.copyOf(delaysNs);
        syncsNs = List.copyOf(syncsNs);
    }

    /** Nothing was measured. */
    public static Conditions unmeasured(OptionValues options) {
        return new Conditions(List.of(), List.of(), options);
    }

    /** These and what another run met with. */
    public Conditions and(Conditions more) {
        return new Conditions(joined(delaysNs, more.delaysNs), joined(syncsNs, more.syncsNs), options);
    }

    private static List<Long> joined(List<Long> first, List<Long> second) {
        List<Long> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /**
     * The same run under these conditions: every message takes one of the measured delays on top of its link's latency, every
     * sync as long as a measured one, and options are as they were there.
     */
    public RunSpec under(RunSpec spec) {
        return new RunSpec(
                spec.protocol(),
                options,
                spec.seed(),
                spec.topology().andThen(this::impose),
                spec.preparation(),
                spec.workload(),
                spec.faults(),
                spec.durationNs(),
                spec.warmupNs(),
                spec.invariants(),
                spec.limits(),
                spec.observers());
    }

    private void impose(ClusterBuilder cluster) {
        if (!delaysNs.isEmpty()) {
            Distribution delay = drawn(delaysNs);
            cluster.localLatency(delay);
            cluster.link("all", "all", link -> link.withLatency(Distributions.sum(link.latency(), delay)));
        }
        if (!syncsNs.isEmpty()) {
            cluster.diskSync(drawn(syncsNs));
        }
    }

    private static Distribution drawn(List<Long> measured) {
        return Distributions.empirical(
                measured.stream().mapToDouble(Long::doubleValue).toArray());
    }
}
