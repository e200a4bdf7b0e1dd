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
            known = new KeySpace(keyCount, options.slots(), options.placement() == PlacementWord.RANGE);
            keys = known;
        }
        return known;
    }

    Scheme scheme() {
        Scheme known = scheme;
        if (known == null) {
            known = switch (options.placement()) {
                case RANGE, DIRECTORY -> new DirectoryScheme(keys().units());
                default -> new HashScheme(options, keys(), servers);
            };
            scheme = known;
        }
        return known;
    }

    ShardMap firstMap() {
        ShardMap known = first;
        if (known == null) {
            known = ShardMap.first(servers.first(), scheme().owners(servers.first(), null));
            first = known;
        }
        return known;
    }
}
