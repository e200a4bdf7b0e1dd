package io.netsplit.real.hazelcast;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import com.hazelcast.spi.merge.HigherHitsMergePolicy;
import com.hazelcast.spi.merge.LatestUpdateMergePolicy;
import com.hazelcast.spi.merge.PassThroughMergePolicy;
import com.hazelcast.spi.merge.PutIfAbsentMergePolicy;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;
import io.netsplit.real.node.NodeSettings;
import io.netsplit.system.datagrid.MergePolicy;

/**
 * How a member of Hazelcast is set up: on its own loopback address alone, joined by a fixed list, no multicast, nobody phoned,
 * no Java object of a foreign class taken from the network; failures detected in seconds where the defaults take a minute.
 */
final class HazelcastSettings {
    static final String MAP = "objects";
    private static final String PROTECTION = "majority";
    /** Hazelcast writes its own changes of state and its exceptions by Java serialization: a merge of several members needs them. */
    private static final String[] KNOWN = {"com.hazelcast.", "java.lang.", "java.util.", "[Ljava.lang."};
    /** So long the next oldest member waits before it claims to be the master; less than twice the time-out splits needlessly. */
    private static final int CLAIM_TIMEOUTS = 2;

    private HazelcastSettings() {}

    static Config config(NodeSettings settings) {
        Config config = new Config();
        config.setClusterName("netsplit-" + Integer.toHexString(settings.token().hashCode()));
        config.setInstanceName(NodeSettings.name(settings.node()));
        timing(config, settings);
        sizes(config);
        network(config.getNetworkConfig(), settings);
        config.getSerializationConfig()
                .addDataSerializableFactory(Parcels.FACTORY, Parcels::create)
                .setJavaSerializationFilterConfig(new JavaSerializationFilterConfig()
                        .setDefaultsDisabled(true)
                        .setWhitelist(new ClassFilter().addPrefixes(KNOWN)));
        MapConfig map = new MapConfig(MAP)
                .setBackupCount((int) settings.option("backups"))
                .setPerEntryStatsEnabled(true)
                .setMergePolicyConfig(new MergePolicyConfig()
                        .setPolicy(policy(settings.word("mergePolicy")).getName()));
        int least = (int) settings.option("protection");
        if (least > 0) {
            // A cluster of one is less than two in any case, and Hazelcast takes no smaller number than two.
            config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig(PROTECTION, true)
                    .setMinimumClusterSize(Math.max(2, least))
                    .setProtectOn(SplitBrainProtectionOn.READ_WRITE));
            if (least > 1) {
                map.setSplitBrainProtectionName(PROTECTION);
            }
        }
        return config.addMapConfig(map);
    }

    private static void network(NetworkConfig network, NodeSettings settings) {
        network.setPort(settings.bindPort()).setPortAutoIncrement(false).setReuseAddress(true);
        network.getMemberAddressProviderConfig()
                .setEnabled(true)
                .setImplementation(
                        new KnownAddress(settings.bind(), settings.peers().get(settings.node())));
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(1).setMembers(settings.peers());
    }

    private static void timing(Config config, NodeSettings settings) {
        long timeoutS = settings.option("timeoutS");
        set(config, "heartbeat.interval.seconds", settings.option("heartbeatS"));
        set(config, "max.no.heartbeat.seconds", timeoutS);
        set(config, "mastership.claim.timeout.seconds", CLAIM_TIMEOUTS * timeoutS + 2);
        set(config, "merge.first.run.delay.seconds", settings.option("mergeS"));
        set(config, "merge.next.run.delay.seconds", settings.option("mergeS"));
        set(config, "wait.seconds.before.join", 0);
        set(config, "operation.call.timeout.millis", 3000);
        set(config, "operation.backup.timeout.millis", 1000);
        set(config, "socket.connect.timeout.seconds", 1);
        config.setProperty("hazelcast.operation.fail.on.indeterminate.state", "true");
    }

    private static void sizes(Config config) {
        set(config, "partition.count", 31);
        set(config, "tcp.join.port.try.count", 1);
        set(config, "operation.thread.count", 2);
        set(config, "operation.generic.thread.count", 2);
        set(config, "io.thread.count", 1);
        set(config, "event.thread.count", 1);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.health.monitoring.level", "OFF");
        config.setProperty("hazelcast.slow.operation.detector.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getMetricsConfig().setEnabled(false);
        config.getJetConfig().setEnabled(false);
    }

    private static void set(Config config, String name, long value) {
        config.setProperty("hazelcast." + name, Long.toString(value));
    }

    private static Class<?> policy(String word) {
        return switch (MergePolicy.of(word)) {
            case PUT_IF_ABSENT -> PutIfAbsentMergePolicy.class;
            case LATEST_UPDATE -> LatestUpdateMergePolicy.class;
            case HIGHER_HITS -> HigherHitsMergePolicy.class;
            case PASS_THROUGH -> PassThroughMergePolicy.class;
            case DISCARD -> DiscardMergePolicy.class;
            case UNITE -> UniteMergePolicy.class;
        };
    }
}
