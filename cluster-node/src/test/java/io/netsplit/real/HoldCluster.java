package io.netsplit.real;

import io.netsplit.cluster.disk.DiskLoss;
import io.netsplit.fault.DurationRange;
import io.netsplit.fault.Fault;
import io.netsplit.fault.FaultSchedule;
import io.netsplit.fault.FaultStep;
import io.netsplit.fault.Selector;
import io.netsplit.fault.Trigger;
import io.netsplit.real.ratis.RatisBackEnd;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Run;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A controller to be killed: brings a cluster up, says the numbers of the processes that it has started, waits for a line, and
 * runs for an hour, in which the nodes named after the folder of the logs are down.
 */
final class HoldCluster {
    private HoldCluster() {}

    public static void main(String[] arguments) throws Exception {
        List<FaultStep> down = Stream.of(arguments)
                .skip(1)
                .map(node -> new FaultStep(
                        node + "-is-down",
                        new Trigger.At(DurationRange.of(1)),
                        DurationRange.of(0),
                        new Fault.Crash(new Selector.Named(node), DiskLoss.NOTHING)))
                .toList();
        RunSpec spec = RunSpec.of(new Raft())
                .nodes(2)
                .invariants(List.of())
                .faults(FaultSchedule.of(down))
                .durationNs(3_600_000_000_000L)
                .build();
        try (BackEnd.Deployment deployment = new RatisBackEnd().deploy(spec, Path.of(arguments[0]))) {
            System.out.println(ProcessHandle.current()
                    .children()
                    .map(child -> Long.toString(child.pid()))
                    .collect(Collectors.joining(" ")));
            System.in.read();
            Run.execute(deployment.spec(), deployment.pace());
        }
    }
}
