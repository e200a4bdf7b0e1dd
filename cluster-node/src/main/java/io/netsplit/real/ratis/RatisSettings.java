package io.netsplit.real.ratis;

import io.netsplit.real.node.NodeSettings;
import java.nio.file.Path;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.RaftClientRequest;

/** How a server of Ratis is set up. Sizes are those of a lab: the defaults reserve megabytes of buffers for each node. */
final class RatisSettings {
    private static final String STALE_READS = "local";
    private static final String LEASE_READS = "lease";

    private RatisSettings() {}

    static RaftProperties properties(NodeSettings settings, Path storage) {
        RaftProperties properties = new RaftProperties();
        String leastTimeout = settings.option("timeoutMinMs") + "ms";
        String mostTimeout = settings.option("timeoutMaxMs") + "ms";
        set(
                properties,
                "raft.server.storage.dir",
                storage.toString(),
                "raft.grpc.server.host",
                settings.bindHost(),
                "raft.grpc.server.port",
                Integer.toString(settings.bindPort()),
                "raft.grpc.client.host",
                settings.bindHost(),
                "raft.grpc.client.port",
                Integer.toString(settings.bindPort()),
                "raft.grpc.admin.host",
                settings.bindHost(),
                "raft.grpc.admin.port",
                Integer.toString(settings.bindPort()),
                "raft.server.rpc.timeout.min",
                leastTimeout,
                "raft.server.rpc.timeout.max",
                mostTimeout,
                "raft.server.rpc.first-election.timeout.min",
                leastTimeout,
                "raft.server.rpc.first-election.timeout.max",
                mostTimeout,
                "raft.server.rpc.request.timeout",
                "1s",
                "raft.server.rpc.slowness.timeout",
                "5s",
                "raft.server.notification.no-leader.timeout",
                "3s",
                "raft.server.read.timeout",
                "2s",
                "raft.server.close.threshold",
                "600s",
                "raft.server.leaderelection.pre-vote",
                settings.word("preVote"),
                "raft.server.log.unsafe-flush.enabled",
                settings.word("unsafeFlush"));
        set(
                properties,
                "raft.server.log.segment.size.max",
                "1MB",
                "raft.server.log.preallocated.size",
                "64KB",
                "raft.server.log.write.buffer.size",
                "256KB",
                "raft.server.log.appender.buffer.byte-limit",
                "128KB",
                "raft.server.read.option",
                isStale(settings) ? "DEFAULT" : "LINEARIZABLE",
                "raft.server.read.leader.lease.enabled",
                Boolean.toString(isLease(settings)));
        return properties;
    }

    static RaftClientRequest.Type readType(NodeSettings settings) {
        return isStale(settings) ? RaftClientRequest.staleReadRequestType(0) : RaftClientRequest.readRequestType(false);
    }

    private static boolean isStale(NodeSettings settings) {
        return settings.word("reads").equals(STALE_READS);
    }

    private static boolean isLease(NodeSettings settings) {
        return settings.word("reads").equals(LEASE_READS);
    }

    private static void set(RaftProperties properties, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.set(namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}
