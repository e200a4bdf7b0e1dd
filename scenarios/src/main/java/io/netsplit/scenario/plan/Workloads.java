package io.netsplit.scenario.plan;

import io.netsplit.scenario.format.model.TimeDistributions;
import io.netsplit.scenario.format.model.Workload;
import io.netsplit.system.Protocol;
import io.netsplit.workload.Arrivals;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Keys;
import io.netsplit.workload.OperationMix;
import io.netsplit.workload.Placement;
import io.netsplit.workload.Retry;
import io.netsplit.workload.Route;
import io.netsplit.workload.TransactionShape;
import io.netsplit.workload.WorkloadSpec;
import java.util.List;

/** What a scenario says of its clients. */
final class Workloads {
    private Workloads() {}

    static WorkloadSpec of(Workload workload, Protocol protocol) {
        return new WorkloadSpec(
                DataType.valueOf(workload.type().name()),
                workload.clients(),
                Placement.valueOf(workload.placement().name()),
                arrivals(workload.arrivals()),
                mix(workload),
                keys(workload.keys()),
                workload.timeoutNs(),
                workload.retry().map(Workloads::retry).orElse(Retry.NONE),
                workload.route().map(route -> Route.valueOf(route.name())).orElse(protocol.defaultRoute()),
                transactions(workload.transactions()));
    }

    private static TransactionShape transactions(Workload.Transactions shape) {
        return new TransactionShape(
                shape.fewestSteps(), shape.mostSteps(), shape.mostKeys(), shape.reads(), shape.rotateAfter());
    }

    private static Arrivals arrivals(Workload.Arrivals arrivals) {
        if (arrivals instanceof Workload.Closed closed) {
            return new Arrivals.Closed(TimeDistributions.of(closed.thinkTime()));
        }
        if (arrivals instanceof Workload.Open open) {
            List<Arrivals.Phase> phases = open.phases().stream()
                    .map(phase -> new Arrivals.Phase(phase.forNs(), phase.ratePerSecond()))
                    .toList();
            return new Arrivals.Open(
                    open.ratePerSecond(),
                    Arrivals.ArrivalProcess.valueOf(open.process().name()),
                    phases,
                    Arrivals.Open.DEFAULT_MAX_IN_FLIGHT);
        }
        throw new IllegalArgumentException("no such kind of arrivals: " + arrivals);
    }

    private static Keys keys(Workload.Keys keys) {
        Workload.HotSpot hot = keys.hotSpot();
        return new Keys(
                keys.count(),
                Keys.KeyDistribution.valueOf(keys.choice().name()),
                keys.skew(),
                new Keys.HotSpot(
                        hot.keys().orElse(Keys.HotSpot.A_FIFTH),
                        hot.share(),
                        hot.moveEveryNs().orElse(Keys.HotSpot.NEVER)));
    }

    private static OperationMix mix(Workload workload) {
        return new OperationMix(workload.operations().stream()
                .map(share -> new OperationMix.Share(share.operation().function(workload.type()), share.share()))
                .toList());
    }

    private static Retry retry(Workload.Retry retry) {
        return new Retry(
                retry.attempts(),
                retry.backoff().minNs(),
                retry.backoff().maxNs(),
                Retry.Jitter.valueOf(retry.jitter().name()));
    }
}
