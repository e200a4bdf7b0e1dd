package io.netsplit.system.sharding;

import io.netsplit.workload.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What all nodes of a run know from the beginning: who they are, what keys there are, how to place them, and the first map.
 * The parts that cost time are made when they are first asked for.
 */
final class Layout {
    private final ShardingOptions options;
    private final Servers servers;
    private final DataType dataType;
    private final int keyCount;
    private @Nullable KeySpace keys;
    private @Nullable Scheme scheme;
    private @Nullable ShardMap first;

    Layout(ShardingOptions options, Servers servers, DataType dataType, int keyCount) {
        this.options = options;
        this.servers = servers;
        this.dataType = dataType;
        this.keyCount = keyCount;
    }

    ShardingOptions options() {
        return options;
    }

    Servers servers() {
        return servers;
    }

    DataType dataType() {
        return dataType;
    }

    KeySpace keys() {
        KeySpace known = keys;
        if (known == null) {
            known = options.coPartitioned()
                    ? KeySpace.coPartitioned(keyCount, options.joinKeys())
                    : options.ranges().areSet()
                            ? new KeySpace(keyCount, 0, true)
                            : options.placing().keySpace(keyCount);
            keys = known;
        }
        return known;
    }

    Scheme scheme() {
        Scheme known = scheme;
        if (known == null) {
            known = options.ranges().areSet()
                    ? new RangeScheme(firstRanges(), keys().units())
                    : options.placing().scheme(keys(), servers);
            scheme = known;
        }
        return known;
    }

    private Ranges firstRanges() {
        int wanted = options.placing().slots() == 0
                ? servers.first().size()
                : options.placing().slots();
        return options.ranges().areSet() ? Ranges.even(Math.min(wanted, keyCount), keyCount) : Ranges.NONE;
    }

    ShardMap firstMap() {
        ShardMap known = first;
        if (known == null) {
            known = ShardMap.first(servers.first(), scheme().owners(servers.first(), null), firstRanges());
            first = known;
        }
        return known;
    }
}
