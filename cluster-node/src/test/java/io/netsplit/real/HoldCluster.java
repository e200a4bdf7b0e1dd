package io.netsplit.real;

import io.netsplit.real.ratis.RatisBackEnd;
import io.netsplit.run.BackEnd;
import io.netsplit.run.Run;
import io.netsplit.run.RunSpec;
import io.netsplit.system.raft.Raft;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A controller to be killed: brings a cluster up, says the process numbers of its nodes, and runs for an hour. */
final class HoldCluster {
    private HoldCluster() {}

    public static void main(String[] arguments) throws Exception {
        RunSpec spec = RunSpec.of(new Raft())
                .nodes(2)
                .invariants(List.of())
                .durationNs(3_600_000_000_000L)
                .build();
        try (BackEnd.Deployment deployment = new RatisBackEnd().deploy(spec, Path.of(arguments[0]))) {
            System.out.println(ProcessHandle.current()
                    .children()
                    .map(child -> Long.toString(child.pid()))
                    .collect(Collectors.joining(" ")));
            Run.execute(deployment.spec(), deployment.pace());
        }
    }
}
